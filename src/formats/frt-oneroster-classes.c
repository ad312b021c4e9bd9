/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Fratrie authors */
#include "formats/frt-oneroster-tables.h"

/* A pupil's class is what OneRoster calls a homeroom; the others are lessons and groups. */
static gboolean
read_class (FrtOneroster *self, FrtCsv *csv, GError **error)
{
  const char *type = frt_csv_get (csv, FRT_CLASSES_TYPE), *title = frt_csv_get (csv, FRT_CLASSES_TITLE);

  if (type != NULL && title != NULL && g_ascii_strcasecmp (type, "homeroom") == 0)
    g_hash_table_insert (self->classes, g_strdup (frt_csv_get (csv, FRT_COLUMN_ID)), g_strdup (title));
  return TRUE;
}

static gboolean
read_enrollment (FrtOneroster *self, FrtCsv *csv, GError **error)
{
  FrtRecord record = frt_table_begin (csv, FRT_RECORD_CLASS);
  const char *role = frt_csv_get (csv, FRT_ENROLLMENTS_ROLE), *id = frt_csv_get (csv, FRT_ENROLLMENTS_CLASS);

  record.student_key = frt_csv_get (csv, FRT_ENROLLMENTS_USER);
  record.class_name = id != NULL ? g_hash_table_lookup (self->classes, id) : NULL;
  if (record.class_name == NULL || record.student_key == NULL || role == NULL || g_ascii_strcasecmp (role, "student") != 0)
    return TRUE;
  return self->func (&record, self->data, error);
}

/**
 * frt_oneroster_read_classes:
 * @self: a set
 * @error: return location for a #GError, or %NULL
 *
 * Gives each student's class, where the set tells it.
 *
 * Returns: %FALSE with %FRT_ERROR_INVALID_FILE or the caller's own
 */
gboolean
frt_oneroster_read_classes (FrtOneroster *self, GError **error)
{
  if (!frt_bundle_has (self->bundle, frt_table_get_file (FRT_TABLE_CLASSES)) ||
      !frt_bundle_has (self->bundle, frt_table_get_file (FRT_TABLE_ENROLLMENTS)))
    return TRUE;
  return frt_table_read (self, FRT_TABLE_CLASSES, read_class, error) &&
         frt_table_read (self, FRT_TABLE_ENROLLMENTS, read_enrollment, error);
}
