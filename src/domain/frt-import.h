/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Fratrie authors */
#pragma once

#include "domain/frt-domain.h"
#include "common/frt-record.h"

G_BEGIN_DECLS

typedef struct {
  gboolean dry_run;
  int      school_year;        /* the year (of its September) the files must be of; 0: the current one */
} FrtImportOptions;

/* One line of the report: something that is wrong in the files but stops nothing. */
typedef struct {
  char  *file;                 /* (owned) */
  guint  line;                 /* 0: not known */
  char  *message;              /* (owned) English, one sentence */
} FrtAnomaly;

typedef struct { guint created, changed, unchanged, departed; } FrtImportCounts;

typedef struct {
  FrtImportCounts  students;
  FrtImportCounts  guardians;
  guint            accounts_created;
  GPtrArray       *anomalies;      /* (owned) of FrtAnomaly, in file order; at most 1000 kept */
  guint            anomaly_count;  /* all of them */
  gboolean         dry_run;
} FrtImportReport;

/* Takes records one by one (memory does not grow with them), then changes everything in one transaction, or nothing. */
typedef struct _FrtImport FrtImport;

FrtImport       *frt_import_new    (const FrtDomain *domain, const char *uai, const FrtImportOptions *options,
                                    GError **error);
gboolean         frt_import_add    (const FrtRecord *record, gpointer import, GError **error);   /* an FrtRecordFunc */
FrtImportReport *frt_import_finish (FrtImport *self, GError **error);
void             frt_import_free   (FrtImport *self);           /* not finished: nothing has changed */

JsonNode        *frt_import_report_to_json (const FrtImportReport *self);
void             frt_import_report_free    (FrtImportReport *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (FrtImport, frt_import_free)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (FrtImportReport, frt_import_report_free)

G_END_DECLS
