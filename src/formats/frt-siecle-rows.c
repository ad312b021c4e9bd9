/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Fratrie authors */
#include "formats/frt-siecle-rows.h"

#include "formats/frt-date.h"

#include <string.h>

#define FRANCE "100"      /* CODE_PAYS */

static const char *
get (const FrtSiecle *self, FrtField field)
{
  return frt_fields_get (self->fields, field);
}

static const char *
get_first (const FrtSiecle *self, FrtField one, FrtField other)
{
  return get (self, one) != NULL ? get (self, one) : get (self, other);
}

/* Writes the date of @field into @date and lets @value point at it; an absent date leaves it NULL. */
static gboolean
take_date (FrtSiecle   *self,
           guint        line,
           FrtField     field,
           char         date[FRT_DATE_LENGTH],
           const char **value,
           GError     **error)
{
  const char *text = get (self, field);

  if (text == NULL)
    return TRUE;

  if (!frt_date_parse_french (text, date))
    return frt_xml_set_error (self->xml, line, error,
                              "%s “%s” is not a date (DD/MM/YYYY): correct it in SIECLE, then export again",
                              frt_field_get_name (field), text);

  *value = date;
  return TRUE;
}

static gboolean
take_number (FrtSiecle *self, guint line, FrtField field, guint max, int *value, GError **error)
{
  const char *text = get (self, field);
  guint64 number;

  if (!g_ascii_string_to_unsigned (text, 10, 0, max, &number, NULL))
    return frt_xml_set_error (self->xml, line, error,
                              "%s “%s” is not a number from 0 to %u: correct it in SIECLE, then export again",
                              frt_field_get_name (field), text, max);

  *value = (int) number;
  return TRUE;
}

/* The names of a pupil or a person, @what: before 2016 the family name's element was NOM. */
static gboolean
take_names (FrtSiecle *self, const char *what, const char *key, FrtRecord *record, GError **error)
{
  record->birth_name = get_first (self, FRT_FIELD_NOM_DE_FAMILLE, FRT_FIELD_NOM);
  record->used_name = get (self, FRT_FIELD_NOM_USAGE);
  record->first_name = get (self, FRT_FIELD_PRENOM);

  if (record->birth_name == NULL || record->first_name == NULL)
    return frt_xml_set_error (self->xml, record->line, error,
                              "%s %s has no %s: complete it in SIECLE, then export again",
                              what, key, record->birth_name == NULL ? "NOM_DE_FAMILLE" : "PRENOM");

  return TRUE;
}

static gboolean
require (FrtSiecle *self, guint line, const char *row, FrtField field, const char **value, GError **error)
{
  *value = get (self, field);

  return *value != NULL ||
         frt_xml_set_error (self->xml, line, error, "%s without %s: export the file from SIECLE again",
                            row, frt_field_get_name (field));
}

static FrtRecord
begin (FrtSiecle *self, FrtRecordType type)
{
  FrtRecord record = { .type = type, .file = self->file, .line = frt_xml_get_line (self->xml) };

  frt_fields_clear (self->fields);
  return record;
}

/**
 * frt_siecle_read_student:
 * @self: the document, on an ELEVE
 * @depth: the element's
 * @error: return location for a #GError, or %NULL
 *
 * Gives one %FRT_RECORD_STUDENT. The national number (INE) may be absent: a new pupil has none yet.
 *
 * Returns: %FALSE with %FRT_ERROR_INVALID_FILE or the caller's own
 */
gboolean
frt_siecle_read_student (FrtSiecle *self, int depth, GError **error)
{
  FrtRecord record = begin (self, FRT_RECORD_STUDENT);
  char birth_date[FRT_DATE_LENGTH], left_on[FRT_DATE_LENGTH];

  frt_fields_take_attribute (self->fields, self->xml, FRT_FIELD_ELEVE_ID);
  frt_fields_take_attribute (self->fields, self->xml, FRT_FIELD_ELENOET);
  if (!frt_fields_read (self->fields, self->xml, depth, error) ||
      !require (self, record.line, "an ELEVE", FRT_FIELD_ELEVE_ID, &record.student_key, error) ||
      !take_names (self, "ELEVE", record.student_key, &record, error) ||
      !take_date (self, record.line, FRT_FIELD_DATE_NAISS, birth_date, &record.birth_date, error) ||
      !take_date (self, record.line, FRT_FIELD_DATE_SORTIE, left_on, &record.left_on, error))
    return FALSE;

  record.elenoet = get (self, FRT_FIELD_ELENOET);
  record.ine = get_first (self, FRT_FIELD_ID_NATIONAL, FRT_FIELD_INE_RNIE);
  if (record.ine == NULL)
    record.ine = get (self, FRT_FIELD_INE_BEA);

  return self->func (&record, self->data, error);
}

/**
 * frt_siecle_read_structures:
 * @self: the document, on a STRUCTURES_ELEVE
 * @depth: the element's
 * @error: return location for a #GError, or %NULL
 *
 * Gives one %FRT_RECORD_CLASS for each division; groups (type G) are no class.
 *
 * Returns: %FALSE with %FRT_ERROR_INVALID_FILE or the caller's own
 */
gboolean
frt_siecle_read_structures (FrtSiecle *self, int depth, GError **error)
{
  FrtRecord record = begin (self, FRT_RECORD_CLASS);
  g_autofree char *key = NULL;
  int result;

  frt_fields_take_attribute (self->fields, self->xml, FRT_FIELD_ELEVE_ID);
  if (!require (self, record.line, "a STRUCTURES_ELEVE", FRT_FIELD_ELEVE_ID, &record.student_key, error))
    return FALSE;

  record.student_key = key = g_strdup (record.student_key);
  while ((result = frt_xml_next_child (self->xml, depth, error)) > 0) {
    if (strcmp (frt_xml_get_name (self->xml), "STRUCTURE") != 0)
      continue;

    frt_fields_clear (self->fields);
    record.line = frt_xml_get_line (self->xml);
    if (!frt_fields_read (self->fields, self->xml, depth + 1, error))
      return FALSE;

    record.class_name = get (self, FRT_FIELD_CODE_STRUCTURE);
    if (record.class_name != NULL && g_strcmp0 (get (self, FRT_FIELD_TYPE_STRUCTURE), "D") == 0 &&
        !self->func (&record, self->data, error))
      return FALSE;
  }

  return result == 0;
}

/**
 * frt_siecle_read_person:
 * @self: the document, on a PERSONNE
 * @depth: the element's
 * @error: return location for a #GError, or %NULL
 *
 * Gives one %FRT_RECORD_GUARDIAN.
 *
 * Returns: %FALSE with %FRT_ERROR_INVALID_FILE or the caller's own
 */
gboolean
frt_siecle_read_person (FrtSiecle *self, int depth, GError **error)
{
  FrtRecord record = begin (self, FRT_RECORD_GUARDIAN);

  frt_fields_take_attribute (self->fields, self->xml, FRT_FIELD_PERSONNE_ID);
  if (!frt_fields_read (self->fields, self->xml, depth, error) ||
      !require (self, record.line, "a PERSONNE", FRT_FIELD_PERSONNE_ID, &record.guardian_key, error) ||
      !take_names (self, "PERSONNE", record.guardian_key, &record, error))
    return FALSE;

  record.civility = get (self, FRT_FIELD_LC_CIVILITE);
  record.email = get (self, FRT_FIELD_MEL);
  record.mobile = get (self, FRT_FIELD_TEL_PORTABLE);
  record.address_key = get (self, FRT_FIELD_ADRESSE_ID);

  return self->func (&record, self->data, error);
}

/* New form: NIVEAU_RESPONSABILITE is 1 legal, 2 in charge, 3 contact. Old form: RESP_LEGAL is 1 or 2 for the
 * first and the second legal guardian, 0 (or 9, not computed yet) for a contact. With neither, a contact:
 * whoever nothing is said about gets no account. */
static gboolean
take_level (FrtSiecle *self, FrtRecord *record, GError **error)
{
  int old;

  record->level = 3;
  if (get (self, FRT_FIELD_NIVEAU_RESPONSABILITE) != NULL) {
    if (!take_number (self, record->line, FRT_FIELD_NIVEAU_RESPONSABILITE, 3, &record->level, error))
      return FALSE;

    if (record->level == 0)
      record->level = 3;
  } else if (get (self, FRT_FIELD_RESP_LEGAL) != NULL) {
    if (!take_number (self, record->line, FRT_FIELD_RESP_LEGAL, 9, &old, error))
      return FALSE;

    record->level = old == 1 || old == 2 ? 1 : 3;
  }

  return TRUE;
}

/**
 * frt_siecle_read_link:
 * @self: the document, on a RESPONSABLE_ELEVE
 * @depth: the element's
 * @error: return location for a #GError, or %NULL
 *
 * Gives one %FRT_RECORD_LINK. Whether both its ends exist is for whoever has seen all the files.
 *
 * Returns: %FALSE with %FRT_ERROR_INVALID_FILE or the caller's own
 */
gboolean
frt_siecle_read_link (FrtSiecle *self, int depth, GError **error)
{
  static const char row[] = "a RESPONSABLE_ELEVE";
  FrtRecord record = begin (self, FRT_RECORD_LINK);

  if (!frt_fields_read (self->fields, self->xml, depth, error) ||
      !require (self, record.line, row, FRT_FIELD_ELEVE_ID, &record.student_key, error) ||
      !require (self, record.line, row, FRT_FIELD_PERSONNE_ID, &record.guardian_key, error) ||
      !take_level (self, &record, error))
    return FALSE;

  if (get (self, FRT_FIELD_CODE_PARENTE) != NULL &&
      !take_number (self, record.line, FRT_FIELD_CODE_PARENTE, 99, &record.kinship, error))
    return FALSE;

  return self->func (&record, self->data, error);
}

static void
add_line (GString *lines, const char *first, const char *second)
{
  if (first == NULL && second == NULL)
    return;

  g_string_append_printf (lines, "%s%s%s%s", lines->len > 0 ? "\n" : "", first ?: "", first && second ? " " : "",
                          second ?: "");
}

/* As the post wants it, from the stairs to the country; a letter that stays in France does not say so. */
static char *
write_address (FrtSiecle *self)
{
  static const FrtField lines[] = {
    FRT_FIELD_LIGNE1_ADRESSE, FRT_FIELD_LIGNE2_ADRESSE, FRT_FIELD_LIGNE3_ADRESSE, FRT_FIELD_LIGNE4_ADRESSE,
  };
  GString *text = g_string_new (NULL);
  const char *box = get (self, FRT_FIELD_BOITE_POSTALE);
  gboolean is_french = g_strcmp0 (get (self, FRT_FIELD_CODE_PAYS) ?: FRANCE, FRANCE) == 0;

  for (guint i = 0; i < G_N_ELEMENTS (lines); i++)
    add_line (text, get (self, lines[i]), NULL);

  add_line (text, box != NULL && g_ascii_isdigit (*box) ? "BP" : NULL, box);
  add_line (text, get (self, FRT_FIELD_CODE_POSTAL), get (self, FRT_FIELD_LIBELLE_POSTAL));
  add_line (text, get (self, FRT_FIELD_COMMUNE_ETRANGERE), NULL);
  if (!is_french)
    add_line (text, get (self, FRT_FIELD_LL_PAYS), NULL);

  return g_string_free (text, FALSE);
}

/**
 * frt_siecle_read_address:
 * @self: the document, on an ADRESSE
 * @depth: the element's
 * @error: return location for a #GError, or %NULL
 *
 * Gives one %FRT_RECORD_ADDRESS; none for an empty address, or one that nobody can name.
 *
 * Returns: %FALSE with %FRT_ERROR_INVALID_FILE or the caller's own
 */
gboolean
frt_siecle_read_address (FrtSiecle *self, int depth, GError **error)
{
  FrtRecord record = begin (self, FRT_RECORD_ADDRESS);
  g_autofree char *address = NULL;

  frt_fields_take_attribute (self->fields, self->xml, FRT_FIELD_ADRESSE_ID);
  if (!frt_fields_read (self->fields, self->xml, depth, error))
    return FALSE;

  record.address_key = get (self, FRT_FIELD_ADRESSE_ID);
  record.address = address = write_address (self);
  return record.address_key == NULL || *address == '\0' || self->func (&record, self->data, error);
}
