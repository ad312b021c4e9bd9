/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Fratrie authors */
#include "formats/frt-oneroster.h"

#include "common/frt-error.h"
#include "common/frt-identifier.h"
#include "formats/frt-date.h"
#include "formats/frt-oneroster-tables.h"

#include <string.h>

/* OneRoster 1.1 and 1.2 as CSV. They differ in where roles stand; whatever else does is not read. What SIECLE says in one
 * header stands in two files here: whose set it is in orgs.csv, of which year in academicSessions.csv. */

#define FIRST_MONTH_OF_YEAR 7      /* a school year that starts earlier is told by the year before */

static gboolean
read_version (FrtCsv *csv, const char *version, GError **error)
{
  if (g_str_equal (version, "1.1") || g_str_equal (version, "1.2"))
    return TRUE;
  return frt_csv_set_error (csv, error, "this is OneRoster %s; 1.1 and 1.2 are read: export one of them", version);
}

/* "file.users" and its like: bulk, delta or absent. */
static gboolean
read_file_kind (FrtOneroster *self, FrtCsv *csv, FrtTable table, const char *kind, GError **error)
{
  const char *file = frt_table_get_file (table);

  if (g_ascii_strcasecmp (kind, "delta") == 0)
    return frt_csv_set_error (csv, error, "%s holds only changes (delta), and no whole set can be made of them: export the "
                              "school in bulk", file);
  if (g_ascii_strcasecmp (kind, "bulk") != 0)
    return TRUE;
  if (!frt_bundle_has (self->bundle, file))
    return frt_csv_set_error (csv, error, "the manifest names %s, which is not there: give the whole set", file);
  self->said_bulk |= 1u << table;
  return TRUE;
}

static gboolean
read_property (FrtOneroster *self, FrtCsv *csv, GError **error)
{
  const char *name = frt_csv_get (csv, FRT_MANIFEST_NAME), *value = frt_csv_get (csv, FRT_MANIFEST_VALUE);

  if (name == NULL || value == NULL)
    return TRUE;
  if (g_ascii_strcasecmp (name, "oneroster.version") == 0)
    return read_version (csv, value, error);
  for (guint table = 0; table <= FRT_TABLE_LAST; table++) {
    g_autofree char *property = g_strconcat ("file.", frt_table_get_file ((FrtTable) table), NULL);

    property[strlen (property) - strlen (".csv")] = '\0';
    if (g_ascii_strcasecmp (name, property) == 0)
      return read_file_kind (self, csv, (FrtTable) table, value, error);
  }
  return TRUE;
}

static gboolean
read_org (FrtOneroster *self, FrtCsv *csv, GError **error)
{
  const char *type = frt_csv_get (csv, FRT_ORGS_TYPE), *identifier = frt_csv_get (csv, FRT_ORGS_IDENTIFIER);
  g_autofree char *uai = identifier != NULL ? g_ascii_strup (identifier, -1) : NULL;

  if (type == NULL || g_ascii_strcasecmp (type, "school") != 0)
    return TRUE;
  if (uai == NULL || !frt_uai_is_valid (uai))
    return frt_csv_set_error (csv, error, "the school's identifier “%s” is not its UAI (7 digits and a letter): correct it, "
                              "then export again", identifier != NULL ? identifier : "");
  if (self->uai != NULL)
    return frt_csv_set_error (csv, error, "a second school, %s, beside %s: export one school at a time", uai, self->uai);

  self->uai = g_steal_pointer (&uai);
  self->header = frt_table_begin (csv, FRT_RECORD_HEADER);
  self->header.file = self->file = g_strdup (self->header.file);
  return TRUE;
}

/* The latest school year counts: a set may tell those before as well. */
static gboolean
read_session (FrtOneroster *self, FrtCsv *csv, GError **error)
{
  const char *type = frt_csv_get (csv, FRT_SESSIONS_TYPE), *start = frt_csv_get (csv, FRT_SESSIONS_START);

  if (type == NULL || g_ascii_strcasecmp (type, "schoolYear") != 0)
    return TRUE;
  if (start == NULL || !frt_date_is_iso (start))
    return frt_csv_set_error (csv, error, "startDate “%s” is not a date (YYYY-MM-DD): correct it, then export again",
                              start != NULL ? start : "");
  if (g_strcmp0 (start, self->year_start) > 0) {
    g_free (self->year_start);
    self->year_start = g_strdup (start);
  }
  return TRUE;
}

static int
get_school_year (const char *start)
{
  int year = (int) g_ascii_strtoll (start, NULL, 10), month = (int) g_ascii_strtoll (start + strlen ("YYYY-"), NULL, 10);

  return month >= FIRST_MONTH_OF_YEAR ? year : year - 1;
}

static gboolean
give_header (FrtOneroster *self, GError **error)
{
  if (!frt_table_read (self, FRT_TABLE_ORGS, read_org, error))
    return FALSE;
  if (self->uai == NULL)
    return frt_error_set (error, FRT_ERROR_INVALID_FILE, "%s: orgs.csv has no row of the type school: export it again",
                          frt_bundle_get_path (self->bundle));
  if (frt_bundle_has (self->bundle, frt_table_get_file (FRT_TABLE_SESSIONS)) &&
      !frt_table_read (self, FRT_TABLE_SESSIONS, read_session, error))
    return FALSE;

  self->header.uai = self->uai;
  self->header.content = FRT_CONTENT_STUDENTS | FRT_CONTENT_GUARDIANS;
  self->header.school_year = self->year_start != NULL ? get_school_year (self->year_start) : 0;
  return self->func (&self->header, self->data, error);
}

static gboolean
read_set (FrtOneroster *self, GError **error)
{
  if (frt_bundle_has (self->bundle, frt_table_get_file (FRT_TABLE_MANIFEST)) &&
      !frt_table_read (self, FRT_TABLE_MANIFEST, read_property, error))
    return FALSE;
  return give_header (self, error) && frt_oneroster_read_people (self, error) && frt_oneroster_read_classes (self, error);
}

/**
 * frt_oneroster_read:
 * @bundle: a set's files
 * @func: called with each record, the header first
 * @data: for @func
 * @error: return location for a #GError, or %NULL
 *
 * Reads a whole (bulk) OneRoster set of one school, of version 1.1 or 1.2. Parents and guardians are legal guardians,
 * relatives are contacts.
 *
 * Returns: %FALSE with @func's error, %FRT_ERROR_INVALID_FILE, or %FRT_ERROR_INTERNAL when there is no temporary folder
 */
gboolean
frt_oneroster_read (FrtBundle *bundle, FrtRecordFunc func, gpointer data, GError **error)
{
  g_autoptr (FrtPersonIndex) people = frt_person_index_new (error);
  g_autoptr (GHashTable) classes = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  FrtOneroster self = { .bundle = bundle, .people = people, .classes = classes, .func = func, .data = data };
  gboolean read_whole = people != NULL && read_set (&self, error);

  g_free (self.uai);
  g_free (self.file);
  g_free (self.year_start);
  return read_whole;
}

/**
 * frt_oneroster_detect:
 * @bundle: files
 *
 * Returns: whether one of them has a name of OneRoster's
 */
gboolean
frt_oneroster_detect (FrtBundle *bundle)
{
  for (guint table = 0; table <= FRT_TABLE_LAST; table++)
    if (frt_bundle_has (bundle, frt_table_get_file ((FrtTable) table)))
      return TRUE;
  return FALSE;
}
