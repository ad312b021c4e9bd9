/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Fratrie authors */
#pragma once

#include "store/frt-stage.h"

G_BEGIN_DECLS

/* What was staged (frt-stage.h) is compared with the store and applied by whole sets. */

typedef struct { gint64 created, changed, unchanged, departed; } FrtTableCounts;

/* Decides which stored students and guardians the staged ones are: by INE, then ELENOET, then ELEVE_ID; by PERSONNE_ID.
 * @today: YYYY-MM-DD */
gboolean frt_import_tables_match  (FrtTransaction *tx, const char *uai, const char *today, GError **error);
gboolean frt_import_tables_count  (FrtTransaction *tx, const char *uai, FrtTableCounts *students, FrtTableCounts *guardians,
                                   GError **error);
gboolean frt_import_tables_apply  (FrtTransaction *tx, const char *uai, gint64 now, GError **error);
/* To be called after many rows were added: what follows in this transaction is planned for as many. */
gboolean frt_import_tables_have_grown (FrtTransaction *tx, GError **error);

/* What is odd in what was staged, in file order. */
gboolean frt_import_tables_anomalies (FrtTransaction *tx, FrtAnomalyFunc func, gpointer data, GError **error);

G_END_DECLS
