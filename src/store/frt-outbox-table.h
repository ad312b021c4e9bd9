/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Fratrie authors */
#pragma once

#include "store/frt-transaction.h"

G_BEGIN_DECLS

typedef struct {
  gint64  id;
  char   *kind;
  char   *address;
  char   *language;
  char   *details;          /* a JSON object */
  gint64  created_at;
  guint   attempts;
} FrtOutboxRow;

void     frt_outbox_row_free       (FrtOutboxRow *self);

/* @details: a JSON object. */
gboolean frt_outbox_table_add      (FrtTransaction *tx, const char *kind, const char *address, const char *language,
                                    const char *details, gint64 now, GError **error);
/* When the first one is due, G_MAXINT64 for none. */
gboolean frt_outbox_table_next     (FrtTransaction *tx, gint64 *at, GError **error);
/* Takes the first one that is due, which nobody else then takes before @until; *row is NULL when there is none. */
gboolean frt_outbox_table_claim    (FrtTransaction *tx, gint64 now, gint64 until, FrtOutboxRow **row, GError **error);
/* Puts off one that was claimed, unless somebody else claimed it since. */
gboolean frt_outbox_table_postpone (FrtTransaction *tx, gint64 id, guint attempts, gint64 at, GError **error);
/* Wipes its details, then removes it. */
gboolean frt_outbox_table_remove   (FrtTransaction *tx, gint64 id, GError **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (FrtOutboxRow, frt_outbox_row_free)

G_END_DECLS
