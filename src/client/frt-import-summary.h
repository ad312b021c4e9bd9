/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Fratrie authors */
#pragma once

#include <gio/gio.h>
#include <json-glib/json-glib.h>

G_BEGIN_DECLS

/* What an import changed, or would change. */
typedef struct {
  gint64 created;
  gint64 changed;
  gint64 unchanged;
  gint64 departed;
} FrtImportFigures;

typedef struct {
  gboolean          dry_run;
  FrtImportFigures  students;
  FrtImportFigures  guardians;
  gint64            accounts_created;
  gint64            anomaly_count;      /* all of them; the list may end earlier */
  GPtrArray        *anomalies;          /* (owned) of FrtImportAnomaly */
} FrtImportSummary;

typedef struct {
  char   *file;        /* (owned) */
  gint64  line;        /* 0: not known */
  char   *message;     /* (owned) */
} FrtImportAnomaly;

FrtImportSummary *frt_import_summary_new_from_json (JsonObject        *object,
                                                    GError           **error);
void              frt_import_summary_free          (FrtImportSummary  *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (FrtImportSummary, frt_import_summary_free)

G_END_DECLS
