/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Fratrie authors */
#include "formats/frt-oneroster-tables.h"

#define ID     { 255, FALSE }      /* OneRoster's longest */
#define WORD   { 40, TRUE }
#define NAME   { 100, TRUE }
#define EMAIL  { 254, FALSE }
#define PHONE  { 20, FALSE }
#define LIST   { 32 * 1024, FALSE }
#define ID_AND_STATUS { "sourcedId", ID, TRUE }, { "status", WORD, FALSE }

static const FrtColumn manifest[] = { { "propertyName", NAME, TRUE }, { "value", NAME, TRUE } };
static const FrtColumn orgs[] = { ID_AND_STATUS, { "type", WORD, TRUE }, { "identifier", ID, TRUE } };
static const FrtColumn sessions[] = { ID_AND_STATUS, { "type", WORD, TRUE }, { "startDate", WORD, TRUE } };
static const FrtColumn roles[] = { ID_AND_STATUS, { "userSourcedId", ID, TRUE }, { "role", WORD, TRUE } };
static const FrtColumn demographics[] = { ID_AND_STATUS, { "birthDate", WORD, FALSE } };
static const FrtColumn users[] = {
  ID_AND_STATUS,
  { "enabledUser", WORD, FALSE },
  { "role", WORD, FALSE },                    /* of 1.1 */
  { "userIds", LIST, FALSE },
  { "givenName", NAME, TRUE },
  { "familyName", NAME, TRUE },
  { "preferredFamilyName", NAME, FALSE },     /* of 1.2 */
  { "email", EMAIL, FALSE },
  { "sms", PHONE, FALSE },
  { "agentSourcedIds", LIST, TRUE },
  { "metadata.fratrie.codeParente", WORD, FALSE },
};
static const FrtColumn classes[] = { ID_AND_STATUS, { "title", WORD, TRUE }, { "classType", WORD, TRUE } };
static const FrtColumn enrollments[] = {
  ID_AND_STATUS, { "classSourcedId", ID, TRUE }, { "userSourcedId", ID, TRUE }, { "role", WORD, TRUE },
};

static const struct {
  const char      *file;
  const FrtColumn *columns;
  guint            n_columns;
} tables[] = {
  [FRT_TABLE_MANIFEST]     = { "manifest.csv", manifest, G_N_ELEMENTS (manifest) },
  [FRT_TABLE_ORGS]         = { "orgs.csv", orgs, G_N_ELEMENTS (orgs) },
  [FRT_TABLE_SESSIONS]     = { "academicsessions.csv", sessions, G_N_ELEMENTS (sessions) },
  [FRT_TABLE_ROLES]        = { "roles.csv", roles, G_N_ELEMENTS (roles) },
  [FRT_TABLE_DEMOGRAPHICS] = { "demographics.csv", demographics, G_N_ELEMENTS (demographics) },
  [FRT_TABLE_USERS]        = { "users.csv", users, G_N_ELEMENTS (users) },
  [FRT_TABLE_CLASSES]      = { "classes.csv", classes, G_N_ELEMENTS (classes) },
  [FRT_TABLE_ENROLLMENTS]  = { "enrollments.csv", enrollments, G_N_ELEMENTS (enrollments) },
};
G_STATIC_ASSERT (G_N_ELEMENTS (tables) == FRT_TABLE_LAST + 1);

/* In a whole set, status says nothing; some write "active" all the same, and their manifest that the set is whole. */
static gboolean
check_whole (FrtOneroster *self, FrtTable table, FrtCsv *csv, GError **error)
{
  const char *status = frt_csv_get (csv, FRT_COLUMN_STATUS);
  gboolean said_bulk = (self->said_bulk & (1u << table)) != 0;

  if (status == NULL || (said_bulk && g_ascii_strcasecmp (status, "active") == 0))
    return TRUE;
  return frt_csv_set_error (csv, error, "status “%s”: these are only changes (delta), and no whole set can be made of them: "
                            "export the school in bulk", status);
}

static gboolean
read_rows (FrtOneroster *self, FrtTable table, FrtCsv *csv, FrtTableFunc func, GError **error)
{
  int result;

  while ((result = frt_csv_next (csv, error)) > 0) {
    if (table != FRT_TABLE_MANIFEST) {
      if (!check_whole (self, table, csv, error))
        return FALSE;
      if (frt_csv_get (csv, FRT_COLUMN_ID) == NULL)
        return frt_csv_set_error (csv, error, "a row without a sourcedId of at most 255 characters: export the file again");
    }
    if (!func (self, csv, error))
      return FALSE;
  }
  return result == 0;
}

/**
 * frt_table_read:
 * @self: a set
 * @table: which of its files
 * @func: called with each row
 * @error: return location for a #GError, or %NULL
 *
 * Returns: %FALSE with @func's error, or %FRT_ERROR_INVALID_FILE ("FILE:LINE: …")
 */
gboolean
frt_table_read (FrtOneroster *self, FrtTable table, FrtTableFunc func, GError **error)
{
  g_autoptr (FrtCsv) csv = NULL;
  FrtInput input;

  if (!frt_bundle_open (self->bundle, tables[table].file, &input, error))
    return FALSE;
  csv = frt_csv_new (&input, tables[table].columns, tables[table].n_columns);
  return frt_csv_open (csv, error) && read_rows (self, table, csv, func, error);
}

/**
 * frt_table_begin:
 * @csv: a cursor on a row
 * @type: the record's
 *
 * Returns: a record that knows its file and line; good until the file is closed
 */
FrtRecord
frt_table_begin (FrtCsv *csv, FrtRecordType type)
{
  return (FrtRecord) { .type = type, .file = frt_csv_get_file (csv), .line = frt_csv_get_line (csv) };
}

/**
 * frt_table_get_file:
 * @table: a file
 *
 * Returns: (transfer none): its name, in small letters
 */
const char *
frt_table_get_file (FrtTable table)
{
  return tables[table].file;
}
