/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Fratrie authors */
#pragma once

#include "store/frt-store.h"

G_BEGIN_DECLS

/* A transaction on a store: everything in it happens, or nothing does. Never open two on one thread. Freeing one that was
 * not committed rolls it back. */
typedef struct _FrtTransaction FrtTransaction;
typedef struct _FrtRows        FrtRows;

FrtTransaction *frt_store_read           (FrtStore *self, GError **error);      /* a snapshot; many at once */
FrtTransaction *frt_store_write          (FrtStore *self, GError **error);      /* one at a time */
/* On a connection of its own, for temporary tables that fill slowly; nobody waits for it. */
FrtTransaction *frt_store_stage          (FrtStore *self, GError **error);
/* What was staged stays; from here on the transaction writes the store, alone. */
gboolean        frt_transaction_to_write (FrtTransaction *self, GError **error);
gboolean        frt_transaction_commit   (FrtTransaction *self, GError **error);
void            frt_transaction_free     (FrtTransaction *self);

/* Queries, for the tables' files of this folder alone. @types has a letter for each value: i (int), l (gint64),
 * t (gint64, a moment: 0 is NULL), s (const char *, NULL is NULL). */
FrtRows        *frt_query                (FrtTransaction *self, GError **error, const char *sql, const char *types, ...);
gboolean        frt_execute              (FrtTransaction *self, GError **error, const char *sql, const char *types, ...);
/* The first column of the first row, 0 when there is none. */
gboolean        frt_query_int            (FrtTransaction *self, gint64 *value, GError **error, const char *sql,
                                          const char *types, ...);
gboolean        frt_run_script           (FrtTransaction *self, const char *sql, GError **error);
/* One of the database's own files, below sql/. */
gboolean        frt_run_file             (FrtTransaction *self, const char *name, GError **error);
/* while (frt_rows_next (rows)) …; return frt_rows_end (rows, error); — both take the NULL of a query that failed. */
gboolean        frt_rows_next            (FrtRows *self);
gboolean        frt_rows_end             (FrtRows *self, GError **error);       /* whether it came to its end */
const char     *frt_rows_text            (FrtRows *self, guint column);
gint64          frt_rows_int             (FrtRows *self, guint column);
/* The first column of all that is left, (element-type gint64); frees @self. */
gboolean        frt_rows_take_ids        (FrtRows *self, GArray **ids, GError **error);
void            frt_rows_free            (FrtRows *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (FrtTransaction, frt_transaction_free)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (FrtRows, frt_rows_free)

G_END_DECLS
