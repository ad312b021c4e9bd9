/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Fratrie authors */

#include "store/frt-stage.h"

#include "store/frt-batch.h"

/* The tables have no index while they fill: to make one of all rows at once costs a fraction of adding them one by one. So
 * whatever stands twice is found afterwards. */

typedef enum { STUDENTS, CLASSES, GUARDIANS, LINKS, ADDRESSES } Table;

static const struct {
  const char *into;
  const char *types;
} tables[] = {
  [STUDENTS]  = { "stage_student (place, file, line, student_key, ine, elenoet, birth_name, used_name, first_name, birth_date,"
                  " left_on)", "lsisssss" "sss" },
  [CLASSES]   = { "stage_class (place, file, line, student_key, class)", "lsiss" },
  [GUARDIANS] = { "stage_guardian (place, file, line, guardian_key, civility, birth_name, used_name, first_name, email,"
                  " mobile, address_key)", "lsisssss" "sss" },
  [LINKS]     = { "stage_link (place, file, line, guardian_key, student_key, level, kinship)", "lsissii" },
  [ADDRESSES] = { "stage_address (place, file, line, address_key, address)", "lsiss" },
};

struct _FrtStage {
  FrtTransaction *tx;                                /* (unowned) */
  FrtBatch       *batches[G_N_ELEMENTS (tables)];    /* (owned) */
  gint64          place;                             /* of the last record */
};

/* Frees a stage; what is in its tables stays. */
void
frt_stage_free (FrtStage *self)
{
  for (guint i = 0; i < G_N_ELEMENTS (tables); i++)
    frt_batch_free (self->batches[i]);
  g_free (self);
}

/* See the header. */
FrtStage *
frt_stage_new (FrtTransaction *tx, GError **error)
{
  FrtStage *self;

  if (!frt_run_file (tx, "stage.sql", error))
    return NULL;
  self = g_new0 (FrtStage, 1);
  self->tx = tx;
  for (guint i = 0; i < G_N_ELEMENTS (tables); i++)
    self->batches[i] = frt_batch_new (tx, tables[i].into, tables[i].types);
  return self;
}

/* See the header. */
gboolean
frt_stage_add (FrtStage *self, const FrtRecord *record, GError **error)
{
  gint64 place = ++self->place;
  int line = (int) record->line;

  switch (record->type) {
  case FRT_RECORD_STUDENT:
    return frt_batch_add (self->batches[STUDENTS], error, place, record->file, line, record->student_key, record->ine,
                          record->elenoet, record->birth_name, record->used_name, record->first_name, record->birth_date,
                          record->left_on);
  case FRT_RECORD_CLASS:
    return frt_batch_add (self->batches[CLASSES], error, place, record->file, line, record->student_key, record->class_name);
  case FRT_RECORD_GUARDIAN:
    return frt_batch_add (self->batches[GUARDIANS], error, place, record->file, line, record->guardian_key, record->civility,
                          record->birth_name, record->used_name, record->first_name, record->email, record->mobile,
                          record->address_key);
  case FRT_RECORD_LINK:
    return frt_batch_add (self->batches[LINKS], error, place, record->file, line, record->guardian_key, record->student_key,
                          record->level, record->kinship);
  case FRT_RECORD_ADDRESS:
    return frt_batch_add (self->batches[ADDRESSES], error, place, record->file, line, record->address_key, record->address);
  case FRT_RECORD_HEADER:
  default:
    g_assert_not_reached ();
  }
}

#define INDEXES \
  "CREATE INDEX stage_student_key ON stage_student (student_key);" \
  "CREATE INDEX stage_student_ine ON stage_student (ine);" \
  "CREATE INDEX stage_class_key ON stage_class (student_key);" \
  "CREATE INDEX stage_guardian_key ON stage_guardian (guardian_key);" \
  "CREATE INDEX stage_link_key ON stage_link (guardian_key, student_key);" \
  "CREATE INDEX stage_link_student ON stage_link (student_key);" \
  "CREATE INDEX stage_address_key ON stage_address (address_key);"

/* Those under a key that stood before. */
#define REPEATED(table, keys) \
  " FROM " table " JOIN (SELECT " keys ", min (place) AS first FROM " table " GROUP BY " keys " HAVING count(*) > 1)" \
  " AS twice USING (" keys ") WHERE place > first"
#define KEEP_FIRST(table, keys) "DELETE FROM " table " WHERE place IN (SELECT place" REPEATED (table, keys) ");"

#define ALL_REPEATED \
  "SELECT file, line, place" REPEATED ("stage_student", "student_key") " UNION ALL " \
  "SELECT file, line, place" REPEATED ("stage_class", "student_key") " UNION ALL " \
  "SELECT file, line, place" REPEATED ("stage_guardian", "guardian_key") " UNION ALL " \
  "SELECT file, line, place" REPEATED ("stage_link", "guardian_key, student_key") " UNION ALL " \
  "SELECT file, line, place" REPEATED ("stage_address", "address_key") " ORDER BY 3"
#define KEEP_ALL_FIRST \
  KEEP_FIRST ("stage_student", "student_key") KEEP_FIRST ("stage_class", "student_key") \
  KEEP_FIRST ("stage_guardian", "guardian_key") KEEP_FIRST ("stage_link", "guardian_key, student_key") \
  KEEP_FIRST ("stage_address", "address_key")

static gboolean
drop_repeated (FrtStage *self, FrtAnomalyFunc func, gpointer data, GError **error)
{
  g_autoptr (FrtRows) rows = frt_query (self->tx, error, ALL_REPEATED, "");
  gboolean any = FALSE;

  for (; frt_rows_next (rows); any = TRUE)
    func (frt_rows_text (rows, 0), (guint) frt_rows_int (rows, 1),
          "this stands in the file a second time; the first one counts", data);
  return frt_rows_end (rows, error) && (!any || frt_run_script (self->tx, KEEP_ALL_FIRST, error));
}

/* See the header. */
gboolean
frt_stage_end (FrtStage *self, FrtAnomalyFunc func, gpointer data, GError **error)
{
  for (guint i = 0; i < G_N_ELEMENTS (tables); i++)
    if (!frt_batch_end (self->batches[i], error))
      return FALSE;
  return frt_run_script (self->tx, INDEXES, error) && drop_repeated (self, func, data, error);
}
