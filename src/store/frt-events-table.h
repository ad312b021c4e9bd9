/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Fratrie authors */
#pragma once

#include "store/frt-transaction.h"

G_BEGIN_DECLS

typedef struct {
  gint64  id;
  gint64  at;
  char   *uai;            /* (nullable): the school that sees it */
  gint64  account_id;     /* 0: none */
  char   *name;           /* "activated", "grouping-confirmed", … */
  char   *detail;         /* (nullable) a JSON object */
  char   *hash;           /* SHA-256, hexadecimal */
  char   *username;       /* (nullable): the account's, for reading */
} FrtEventRow;

void     frt_event_row_free       (FrtEventRow *self);

/* Appends one and chains it to the one before. @uai, @detail: (nullable); @account_id: 0 for none */
gboolean frt_events_table_append  (FrtTransaction *tx, gint64 at, const char *uai, gint64 account_id, const char *name,
                                   const char *detail, GError **error);
/* An account's, newest first. @before: an id, 0 for the newest */
gboolean frt_events_table_list    (FrtTransaction *tx, gint64 account_id, gint64 before, guint limit, GPtrArray **rows,
                                   GError **error);
/* A school's, or with NULL everyone's, oldest first. */
gboolean frt_events_table_list_since (FrtTransaction *tx, const char *uai, gint64 since, GPtrArray **rows, GError **error);
/* Adds a sentence to @faults for each row that was changed, removed or reordered. */
gboolean frt_events_table_verify  (FrtTransaction *tx, GPtrArray *faults, GError **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (FrtEventRow, frt_event_row_free)

G_END_DECLS
