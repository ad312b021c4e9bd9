/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Fratrie authors */
#include "formats/frt-siecle-fields.h"

#include "formats/frt-clean.h"

#include <string.h>

/* More than any value we keep, and little enough not to matter. */
#define MAX_BYTES 2048

static const struct {
  const char *name;
  FrtLength   length;
} faces[] = {
  [FRT_FIELD_ADRESSE_ID]            = { "ADRESSE_ID", { 20, FALSE } },
  [FRT_FIELD_ANNEE_SCOLAIRE]        = { "ANNEE_SCOLAIRE", { 9, TRUE } },
  [FRT_FIELD_BOITE_POSTALE]         = { "BOITE_POSTALE", { 20, TRUE } },
  [FRT_FIELD_CODE_PARENTE]          = { "CODE_PARENTE", { 9, TRUE } },
  [FRT_FIELD_CODE_PAYS]             = { "CODE_PAYS", { 9, TRUE } },
  [FRT_FIELD_CODE_POSTAL]           = { "CODE_POSTAL", { 10, TRUE } },
  [FRT_FIELD_CODE_STRUCTURE]        = { "CODE_STRUCTURE", { 40, FALSE } },
  [FRT_FIELD_COMMUNE_ETRANGERE]     = { "COMMUNE_ETRANGERE", { 60, TRUE } },
  [FRT_FIELD_DATE_NAISS]            = { "DATE_NAISS", { 20, TRUE } },
  [FRT_FIELD_DATE_SORTIE]           = { "DATE_SORTIE", { 20, TRUE } },
  [FRT_FIELD_ELENOET]               = { "ELENOET", { 20, FALSE } },
  [FRT_FIELD_ELEVE_ID]              = { "ELEVE_ID", { 20, FALSE } },
  [FRT_FIELD_ID_NATIONAL]           = { "ID_NATIONAL", { 20, FALSE } },
  [FRT_FIELD_INE_BEA]               = { "INE_BEA", { 20, FALSE } },
  [FRT_FIELD_INE_RNIE]              = { "INE_RNIE", { 20, FALSE } },
  [FRT_FIELD_LC_CIVILITE]           = { "LC_CIVILITE", { 20, FALSE } },
  [FRT_FIELD_LIBELLE_POSTAL]        = { "LIBELLE_POSTAL", { 60, TRUE } },
  [FRT_FIELD_LIGNE1_ADRESSE]        = { "LIGNE1_ADRESSE", { 60, TRUE } },
  [FRT_FIELD_LIGNE2_ADRESSE]        = { "LIGNE2_ADRESSE", { 60, TRUE } },
  [FRT_FIELD_LIGNE3_ADRESSE]        = { "LIGNE3_ADRESSE", { 60, TRUE } },
  [FRT_FIELD_LIGNE4_ADRESSE]        = { "LIGNE4_ADRESSE", { 60, TRUE } },
  [FRT_FIELD_LL_PAYS]               = { "LL_PAYS", { 60, TRUE } },
  [FRT_FIELD_MEL]                   = { "MEL", { 254, FALSE } },
  [FRT_FIELD_NIVEAU_RESPONSABILITE] = { "NIVEAU_RESPONSABILITE", { 9, TRUE } },
  [FRT_FIELD_NOM]                   = { "NOM", { 100, TRUE } },
  [FRT_FIELD_NOM_DE_FAMILLE]        = { "NOM_DE_FAMILLE", { 100, TRUE } },
  [FRT_FIELD_NOM_USAGE]             = { "NOM_USAGE", { 100, TRUE } },
  [FRT_FIELD_PERSONNE_ID]           = { "PERSONNE_ID", { 20, FALSE } },
  [FRT_FIELD_PRENOM]                = { "PRENOM", { 100, TRUE } },
  [FRT_FIELD_RESP_LEGAL]            = { "RESP_LEGAL", { 9, TRUE } },
  [FRT_FIELD_TEL_PORTABLE]          = { "TEL_PORTABLE", { 20, FALSE } },
  [FRT_FIELD_TYPE_STRUCTURE]        = { "TYPE_STRUCTURE", { 9, TRUE } },
  [FRT_FIELD_UAJ]                   = { "UAJ", { 20, TRUE } },
};
G_STATIC_ASSERT (G_N_ELEMENTS (faces) == FRT_FIELD_LAST + 1);

struct _FrtFields {
  GString    *values[FRT_FIELD_LAST + 1];    /* (owned) */
  GString    *raw;                           /* (owned): as read, before cleaning */
  GHashTable *index;                         /* (owned) name → FrtField + 1 */
};

static void
store (FrtFields *self, FrtField field)
{
  /* Written twice: the first counts. */
  if (self->values[field]->len == 0)
    frt_clean (self->values[field], self->raw->str, &faces[field].length);
}

/**
 * frt_fields_clear:
 * @self: #FrtFields
 *
 * Forgets the element before.
 */
void
frt_fields_clear (FrtFields *self)
{
  for (guint i = 0; i <= FRT_FIELD_LAST; i++)
    g_string_truncate (self->values[i], 0);
}

/**
 * frt_fields_take_attribute:
 * @self: #FrtFields
 * @xml: on an element's start
 * @field: the attribute to keep
 *
 * Keeps an attribute's value as if it were a child's.
 */
void
frt_fields_take_attribute (FrtFields *self, FrtXml *xml, FrtField field)
{
  g_autofree char *value = frt_xml_dup_attribute (xml, faces[field].name);

  if (value == NULL || strlen (value) > MAX_BYTES)
    return;

  g_string_assign (self->raw, value);
  store (self, field);
}

/**
 * frt_fields_read:
 * @self: #FrtFields
 * @xml: on the start of the element at @depth
 * @depth: that element's
 * @error: return location for a #GError, or %NULL
 *
 * Keeps the values of the children we know, right inside the element only: a SCOLARITE_AN_DERNIER has a
 * CODE_STRUCTURE that is last year's.
 *
 * Returns: %FALSE with %FRT_ERROR_INVALID_FILE
 */
gboolean
frt_fields_read (FrtFields *self, FrtXml *xml, int depth, GError **error)
{
  int result;

  while ((result = frt_xml_next_child (xml, depth, error)) > 0) {
    guint found = GPOINTER_TO_UINT (g_hash_table_lookup (self->index, frt_xml_get_name (xml)));

    if (found == 0)
      continue;

    g_string_truncate (self->raw, 0);
    if (!frt_xml_read_text (xml, self->raw, MAX_BYTES, error))
      return FALSE;

    store (self, found - 1);
  }

  return result == 0;
}

/**
 * frt_fields_get:
 * @self: #FrtFields
 * @field: which
 *
 * Returns: (transfer none) (nullable): its value; an absent and an empty element are the same
 */
const char *
frt_fields_get (const FrtFields *self, FrtField field)
{
  return self->values[field]->len > 0 ? self->values[field]->str : NULL;
}

/**
 * frt_field_get_name:
 * @field: a field
 *
 * Returns: (transfer none): its element's name
 */
const char *
frt_field_get_name (FrtField field)
{
  return faces[field].name;
}

/**
 * frt_fields_new:
 *
 * Returns: (transfer full): no values yet
 */
FrtFields *
frt_fields_new (void)
{
  FrtFields *self = g_new0 (FrtFields, 1);

  self->raw = g_string_new (NULL);
  self->index = g_hash_table_new (g_str_hash, g_str_equal);
  for (guint i = 0; i <= FRT_FIELD_LAST; i++) {
    self->values[i] = g_string_new (NULL);
    g_hash_table_insert (self->index, (gpointer) faces[i].name, GUINT_TO_POINTER (i + 1));
  }

  return self;
}

/**
 * frt_fields_free:
 * @self: #FrtFields
 *
 * Frees the values.
 */
void
frt_fields_free (FrtFields *self)
{
  for (guint i = 0; i <= FRT_FIELD_LAST; i++)
    g_string_free (self->values[i], TRUE);

  g_string_free (self->raw, TRUE);
  g_hash_table_unref (self->index);
  g_free (self);
}
