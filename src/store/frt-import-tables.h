/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Fratrie authors */
#pragma once

#include "common/frt-account.h"
#include "common/frt-record.h"
#include "store/frt-transaction.h"

G_BEGIN_DECLS

/* An import is staged in temporary tables, so that memory does not grow with the file, then compared and applied by whole
 * sets. Temporary tables belong to one connection: a stage (frt_store_stage). */

gboolean frt_import_tables_create (FrtTransaction *tx, GError **error);
/* A student, class, guardian, link or address; *duplicate tells that its key was there already, and nothing was added. */
gboolean frt_import_tables_stage  (FrtTransaction *tx, const FrtRecord *record, gboolean *duplicate, GError **error);

typedef struct { gint64 created, changed, unchanged, departed; } FrtTableCounts;

/* Decides which stored students and guardians the staged ones are: by INE, then ELENOET, then ELEVE_ID; by PERSONNE_ID.
 * @today: YYYY-MM-DD */
gboolean frt_import_tables_match  (FrtTransaction *tx, const char *uai, const char *today, GError **error);
gboolean frt_import_tables_count  (FrtTransaction *tx, const char *uai, FrtTableCounts *students, FrtTableCounts *guardians,
                                   GError **error);
gboolean frt_import_tables_apply  (FrtTransaction *tx, const char *uai, gint64 now, GError **error);
/* To be called after many rows were added: what follows in this transaction is planned for as many. */
gboolean frt_import_tables_have_grown (FrtTransaction *tx, GError **error);

/* What is odd in what was staged, in file order. @message: (transfer none), English. */
typedef void (*FrtAnomalyFunc) (const char *file, guint line, const char *message, gpointer data);
gboolean frt_import_tables_anomalies (FrtTransaction *tx, FrtAnomalyFunc func, gpointer data, GError **error);

/* Somebody of this school who is entitled to an account and has none. */
typedef struct {
  gint64  guardian_id;         /* or 0 */
  gint64  student_id;          /* or 0 */
  char   *civility;            /* (nullable) */
  char   *birth_name;
  char   *used_name;           /* (nullable) */
  char   *first_name;
} FrtNewcomerRow;

void     frt_newcomer_row_free       (FrtNewcomerRow *self);
/* At most @limit of them, guardians or students, whose number is above @after: FrtNewcomerRow. */
gboolean frt_import_tables_newcomers (FrtTransaction *tx, const char *uai, FrtAccountKind kind, gint64 after, guint limit,
                                      GPtrArray **rows, GError **error);

/* All of a school's, long after an import: whose account was purged, or who is entitled since a setting changed. */
gboolean frt_import_tables_missing   (FrtTransaction *tx, const char *uai, FrtAccountKind kind, GPtrArray **rows,
                                      GError **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (FrtNewcomerRow, frt_newcomer_row_free)

G_END_DECLS
