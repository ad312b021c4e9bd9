/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Fratrie authors */
#include "formats/frt-siecle.h"

#include "common/frt-identifier.h"
#include "formats/frt-siecle-rows.h"

#include <string.h>

/* A SIECLE ("BEE") export: a root that says which one, PARAMETRES that say whose and of which year, then
 * DONNEES, whose blocks hold one row after another. Only the blocks below matter to us. */

#define ROOT_DEPTH  0
#define DATA_DEPTH  1
#define BLOCK_DEPTH 2
#define ROW_DEPTH   3

#define FIRST_YEAR 2000
#define LAST_YEAR  2100

static const struct {
  const char *root;
  FrtContent  content;       /* 0: nothing for us */
  const char *file;          /* how SIECLE names it */
} documents[] = {
  { "BEE_ELEVES",            FRT_CONTENT_STUDENTS,  "ElevesSansAdresses.xml" },
  { "BEE_EPHC_ELEVES",       FRT_CONTENT_STUDENTS,  "ElevesSansAdresses.xml" },
  { "BEE_RESPONSABLES",      FRT_CONTENT_GUARDIANS, "ResponsablesAvecAdresses.xml" },
  { "BEE_EPHC_RESPONSABLES", FRT_CONTENT_GUARDIANS, "ResponsablesAvecAdresses.xml" },
  { "BEE_STRUCTURES",        0,                     "Structures.xml" },
  { "BEE_NOMENCLATURES",     0,                     "Nomenclature.xml" },
  { "BEE_COMMUN",            0,                     "Communs.xml" },
  { "BEE_ETABLISSEMENTS",    0,                     "Etablissements.xml" },
  { "BEE_GEOGRAPHIQUE",      0,                     "Geographique.xml" },
};

static const struct {
  FrtContent  content;
  const char *block;
  const char *row;
  FrtRowFunc  read;
  gboolean    required;      /* a file without it would look like a school that everybody left */
} blocks[] = {
  { FRT_CONTENT_STUDENTS,  "ELEVES",       "ELEVE",             frt_siecle_read_student,    TRUE },
  { FRT_CONTENT_STUDENTS,  "STRUCTURES",   "STRUCTURES_ELEVE",  frt_siecle_read_structures, FALSE },
  { FRT_CONTENT_GUARDIANS, "PERSONNES",    "PERSONNE",          frt_siecle_read_person,     TRUE },
  { FRT_CONTENT_GUARDIANS, "RESPONSABLES", "RESPONSABLE_ELEVE", frt_siecle_read_link,       TRUE },
  { FRT_CONTENT_GUARDIANS, "ADRESSES",     "ADRESSE",           frt_siecle_read_address,    FALSE },
};

/* What the root says the document holds; 0 with an error naming the file that was given by mistake. */
static FrtContent
identify (FrtSiecle *self, GError **error)
{
  static const char wanted[] =
    "give ElevesSansAdresses.xml (or ElevesAvecAdresses.xml) and ResponsablesAvecAdresses.xml";
  const char *root = frt_xml_get_name (self->xml);

  for (guint i = 0; i < G_N_ELEMENTS (documents); i++) {
    if (strcmp (root, documents[i].root) != 0)
      continue;

    if (documents[i].content == 0)
      frt_xml_set_error (self->xml, frt_xml_get_line (self->xml), error,
                         "this is %s (root element %s), which holds neither pupils nor guardians: %s",
                         documents[i].file, root, wanted);

    return documents[i].content;
  }

  frt_xml_set_error (self->xml, frt_xml_get_line (self->xml), error,
                     "this is not an export of SIECLE (root element %.60s): %s", root, wanted);
  return 0;
}

/* PARAMETRES: whose file this is, and of which year. */
static gboolean
read_header (FrtSiecle *self, FrtContent content, GError **error)
{
  FrtRecord record = { FRT_RECORD_HEADER, self->file, frt_xml_get_line (self->xml), .content = content };
  g_autofree char *uai = NULL;
  const char *year;
  guint64 number;

  frt_fields_clear (self->fields);
  if (!frt_fields_read (self->fields, self->xml, DATA_DEPTH, error))
    return FALSE;

  uai = g_ascii_strup (frt_fields_get (self->fields, FRT_FIELD_UAJ) ?: "", -1);
  year = frt_fields_get (self->fields, FRT_FIELD_ANNEE_SCOLAIRE);
  if (*uai == '\0' || year == NULL)
    return frt_xml_set_error (self->xml, record.line, error,
                              "PARAMETRES has no %s: export the file from SIECLE again",
                              *uai == '\0' ? "UAJ" : "ANNEE_SCOLAIRE");

  if (!frt_uai_is_valid (uai))
    return frt_xml_set_error (self->xml, record.line, error,
                              "UAJ “%s” is not 7 digits and a letter: export the file again", uai);

  if (!g_ascii_string_to_unsigned (year, 10, FIRST_YEAR, LAST_YEAR, &number, NULL))
    return frt_xml_set_error (self->xml, record.line, error,
                              "ANNEE_SCOLAIRE “%s” is not a year: export the file from SIECLE again", year);

  record.uai = uai;
  record.school_year = (int) number;
  return self->func (&record, self->data, error);
}

/* One block of DONNEES, by its index in the table. */
static gboolean
read_block (FrtSiecle *self, guint block, GError **error)
{
  int result;

  while ((result = frt_xml_next_child (self->xml, BLOCK_DEPTH, error)) > 0)
    if (strcmp (frt_xml_get_name (self->xml), blocks[block].row) == 0 &&
        !blocks[block].read (self, ROW_DEPTH, error))
      return FALSE;

  return result == 0;
}

static int
find_block (FrtSiecle *self, FrtContent content)
{
  for (guint i = 0; i < G_N_ELEMENTS (blocks); i++)
    if (blocks[i].content == content && strcmp (frt_xml_get_name (self->xml), blocks[i].block) == 0)
      return (int) i;

  return -1;
}

/* DONNEES; @seen: a bit for each block that was there. */
static gboolean
read_data (FrtSiecle *self, FrtContent content, guint *seen, GError **error)
{
  int result;

  while ((result = frt_xml_next_child (self->xml, DATA_DEPTH, error)) > 0) {
    int block = find_block (self, content);

    if (block < 0)
      continue;

    *seen |= 1u << block;
    if (!read_block (self, (guint) block, error))
      return FALSE;
  }

  return result == 0;
}

static gboolean
check_complete (FrtSiecle *self, FrtContent content, guint seen, guint line, GError **error)
{
  for (guint i = 0; i < G_N_ELEMENTS (blocks); i++)
    if (blocks[i].content == content && blocks[i].required && !(seen & (1u << i)))
      return frt_xml_set_error (self->xml, line, error,
                                "the document has no %s: export the file from SIECLE again", blocks[i].block);

  return TRUE;
}

static gboolean
read_document (FrtSiecle *self, GError **error)
{
  gboolean has_header = FALSE;
  guint seen = 0, line;
  FrtContent content;
  int result;

  if (!frt_xml_open (self->xml, error))
    return FALSE;

  line = frt_xml_get_line (self->xml);
  content = identify (self, error);
  if (content == 0)
    return FALSE;

  while ((result = frt_xml_next_child (self->xml, ROOT_DEPTH, error)) > 0) {
    const char *name = frt_xml_get_name (self->xml);

    if (strcmp (name, "PARAMETRES") == 0 && !has_header) {
      if (!read_header (self, content, error))
        return FALSE;

      has_header = TRUE;
    } else if (strcmp (name, "DONNEES") == 0) {
      if (!has_header)
        return frt_xml_set_error (self->xml, frt_xml_get_line (self->xml), error,
                                  "no PARAMETRES (UAJ, ANNEE_SCOLAIRE) before DONNEES: export it again");

      if (!read_data (self, content, &seen, error))
        return FALSE;
    }
  }

  if (result < 0 || !check_complete (self, content, seen, line, error))
    return FALSE;

  return frt_xml_finish (self->xml, error);
}

/**
 * frt_siecle_read:
 * @input: an XML document
 * @func: called with each record, the header first
 * @data: for @func
 * @error: return location for a #GError, or %NULL
 *
 * Reads a SIECLE export of pupils or of guardians, of either generation of element names, with or without
 * addresses.
 *
 * Returns: %FALSE with @func's error, or %FRT_ERROR_INVALID_FILE
 */
gboolean
frt_siecle_read (const FrtInput  *input,
                 FrtRecordFunc    func,
                 gpointer         data,
                 GError         **error)
{
  g_autoptr (FrtXml) xml = frt_xml_new (input);
  g_autoptr (FrtFields) fields = frt_fields_new ();
  FrtSiecle self = { xml, fields, input->name, func, data };

  return read_document (&self, error);
}
