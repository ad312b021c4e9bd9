/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Fratrie authors */

#include "domain/frt-import.h"

#include "common/frt-error.h"
#include "domain/frt-import-report.h"
#include "domain/frt-journal.h"
#include "domain/frt-newcomer.h"
#include "domain/frt-school-year.h"
#include "domain/frt-schools.h"
#include "store/frt-import-tables.h"
#include "store/frt-newcomers-tables.h"
#include "store/frt-search-words.h"

#define NEWCOMERS_AT_ONCE 1000

struct _FrtImport {
  const FrtDomain  *domain;       /* (unowned) */
  char             *uai;          /* (owned) */
  FrtImportOptions  options;
  FrtTransaction   *tx;           /* (owned) */
  FrtStage         *stage;        /* (owned) */
  FrtContent        content;      /* what the headers promised so far */
  int               school_year;  /* of the first header */
  FrtImportReport  *report;       /* (owned) */
};

/* Frees an import; one that was not finished has changed nothing. */
void
frt_import_free (FrtImport *self)
{
  g_clear_pointer (&self->stage, frt_stage_free);
  g_clear_pointer (&self->tx, frt_transaction_free);
  g_clear_pointer (&self->report, frt_import_report_free);
  g_free (self->uai);
  g_free (self);
}

static gboolean
check_school (const FrtDomain *domain, const char *uai, GError **error)
{
  g_autoptr (FrtTransaction) tx = frt_store_read (domain->store, error);
  g_autoptr (FrtSchoolRow) school = NULL;

  if (tx == NULL || !frt_schools_find (tx, uai, &school, error))
    return FALSE;
  return TRUE;
}

/**
 * frt_import_new:
 * @domain: the domain
 * @uai: the school whose files they must be
 * @options: (nullable): how; %NULL for all defaults
 * @error: return location for a #GError
 *
 * Returns: (transfer full): an import to give records to; %NULL with %FRT_ERROR_NOT_FOUND
 */
FrtImport *
frt_import_new (const FrtDomain *domain, const char *uai, const FrtImportOptions *options, GError **error)
{
  g_autoptr (FrtImport) self = NULL;

  if (!check_school (domain, uai, error))
    return NULL;
  self = g_new0 (FrtImport, 1);
  self->domain = domain;
  self->uai = g_strdup (uai);
  self->options = options ? *options : (FrtImportOptions) { 0 };
  self->report = frt_import_report_new ();
  self->tx = frt_store_stage (domain->store, error);
  self->stage = self->tx ? frt_stage_new (self->tx, error) : NULL;
  if (self->stage == NULL)
    return NULL;
  return g_steal_pointer (&self);
}

static int
get_wanted_year (FrtImport *self)
{
  return self->options.school_year != 0 ? self->options.school_year
                                        : frt_school_year_at (frt_clock_now (&self->domain->clock));
}

static gboolean
is_wanted_year (FrtImport *self, int year)
{
  return self->options.school_year != 0 ? year == self->options.school_year
                                        : frt_school_year_is_current (year, frt_clock_now (&self->domain->clock));
}

/* A file that tells no year (OneRoster's may not) is taken for one of the year asked for. */
static gboolean
check_year (FrtImport *self, const FrtRecord *header, GError **error)
{
  int wanted = get_wanted_year (self), year = header->school_year != 0 ? header->school_year : wanted;

  if (!is_wanted_year (self, year))
    return frt_error_set (error, FRT_ERROR_INVALID_FILE, "%s:%u: this file is of the school year %d-%d, the year asked for is"
                          " %d-%d; export it again", header->file, header->line, year, year + 1, wanted, wanted + 1);
  if (self->school_year != 0 && self->school_year != year)
    return frt_error_set (error, FRT_ERROR_INVALID_FILE, "%s:%u: this file is of %d, the other one of %d; export both again",
                          header->file, header->line, year, self->school_year);
  self->school_year = year;
  return TRUE;
}

static gboolean
take_header (FrtImport *self, const FrtRecord *header, GError **error)
{
  if (g_strcmp0 (header->uai, self->uai) != 0)
    return frt_error_set (error, FRT_ERROR_INVALID_FILE, "%s:%u: this file is school %s's, the import is for school %s",
                          header->file, header->line, header->uai, self->uai);
  if ((self->content & header->content) != 0)
    return frt_error_set (error, FRT_ERROR_INVALID_FILE, "%s:%u: a second file with the %s; give one of each",
                          header->file, header->line,
                          header->content & FRT_CONTENT_STUDENTS ? "pupils" : "guardians");
  self->content |= header->content;
  return check_year (self, header, error);
}

/**
 * frt_import_add:
 * @record: one record, where its file has it
 * @import: the #FrtImport
 * @error: return location for a #GError
 *
 * Returns: %FALSE with %FRT_ERROR_INVALID_FILE, naming file and line, when the file is not to be imported here
 */
gboolean
frt_import_add (const FrtRecord *record, gpointer import, GError **error)
{
  FrtImport *self = import;

  if (record->type == FRT_RECORD_HEADER)
    return take_header (self, record, error);
  return frt_stage_add (self->stage, record, error);
}

static gboolean
open_accounts (FrtImport *self, FrtAccountKind kind, GError **error)
{
  const FrtNewcomerRow *last;
  gint64 after = 0;

  for (;;) {
    g_autoptr (GPtrArray) newcomers = NULL;

    if (!frt_newcomers_tables_list (self->tx, self->uai, kind, after, NEWCOMERS_AT_ONCE, &newcomers, error) ||
        !frt_newcomer_open (self->domain, self->tx, self->uai, newcomers, error))
      return FALSE;
    self->report->accounts_created += newcomers->len;
    if (newcomers->len < NEWCOMERS_AT_ONCE)
      return TRUE;
    last = g_ptr_array_index (newcomers, newcomers->len - 1);
    after = last->guardian_id + last->student_id;      /* one of the two is 0 */
  }
}

static gboolean
check_whole (FrtImport *self, GError **error)
{
  if ((self->content & FRT_CONTENT_STUDENTS) == 0)
    return frt_error_set (error, FRT_ERROR_INVALID_FILE, "the pupils' file is missing (ElevesSansAdresses.xml): give both");
  if ((self->content & FRT_CONTENT_GUARDIANS) == 0)
    return frt_error_set (error, FRT_ERROR_INVALID_FILE,
                          "the guardians' file is missing (ResponsablesAvecAdresses.xml): give both");
  return TRUE;
}

static void
copy_counts (FrtImportCounts *to, const FrtTableCounts *from)
{
  *to = (FrtImportCounts) { (guint) from->created, (guint) from->changed, (guint) from->unchanged, (guint) from->departed };
}

static gboolean
compare (FrtImport *self, GError **error)
{
  g_autoptr (GDateTime) now = g_date_time_new_from_unix_utc (frt_clock_now (&self->domain->clock));
  g_autofree char *today = g_date_time_format (now, "%Y-%m-%d");
  FrtTableCounts students, guardians;

  if (!frt_import_tables_match (self->tx, self->uai, today, error) ||
      !frt_import_tables_anomalies (self->tx, frt_import_report_add_anomaly, self->report, error) ||
      !frt_import_tables_count (self->tx, self->uai, &students, &guardians, error))
    return FALSE;
  copy_counts (&self->report->students, &students);
  copy_counts (&self->report->guardians, &guardians);
  return TRUE;
}

/* Rows that a plan for a small table would still do for. */
#define FEW 1000

static gboolean
tell_growth (FrtImport *self, GError **error)
{
  return self->report->students.created + self->report->guardians.created < FEW ||
         frt_import_tables_have_grown (self->tx, error);
}

static gboolean
apply (FrtImport *self, GError **error)
{
  gint64 now = frt_clock_now (&self->domain->clock);
  g_autofree char *students = NULL;

  if (!frt_import_tables_apply (self->tx, self->uai, now, error) || !tell_growth (self, error) ||
      !frt_schools_tables_set_year (self->tx, self->uai, self->school_year, error) ||
      !open_accounts (self, FRT_ACCOUNT_GUARDIAN, error) || !open_accounts (self, FRT_ACCOUNT_STUDENT, error) ||
      !tell_growth (self, error) || !frt_search_words_refresh_school (self->tx, self->uai, error))
    return FALSE;
  students = g_strdup_printf ("%u", self->report->students.created + self->report->students.changed +
                              self->report->students.unchanged);
  return frt_journal_write (self->domain, self->tx, self->uai, 0, "imported",
                            (const char *const[]) { "students", students, NULL }, error);
}

/**
 * frt_import_finish:
 * @self: an import that was given every record
 * @error: return location for a #GError
 *
 * Compares with what is stored and changes it, in one transaction; a dry run does all the same and changes nothing.
 *
 * Returns: (transfer full): what was, or would be, changed; %NULL with %FRT_ERROR_INVALID_FILE, and nothing is changed
 */
FrtImportReport *
frt_import_finish (FrtImport *self, GError **error)
{
  if (!check_whole (self, error) || !frt_stage_end (self->stage, frt_import_report_add_anomaly, self->report, error) ||
      !frt_transaction_to_write (self->tx, error) || !compare (self, error) ||
      !apply (self, error))
    return NULL;
  self->report->dry_run = self->options.dry_run;
  if (!self->options.dry_run && !frt_transaction_commit (self->tx, error))
    return NULL;
  g_clear_pointer (&self->tx, frt_transaction_free);
  return g_steal_pointer (&self->report);
}
