/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Fratrie authors */
#pragma once

#include "store/frt-transaction.h"

G_BEGIN_DECLS

/* Failures of one subject: "username:…" or "address:…". All zero when nothing is known. */
typedef struct {
  gint64 window_at;        /* when its window began */
  int    failures;         /* in the window */
  int    in_row;           /* since the last success */
  int    waits;            /* waits imposed in this window */
  gint64 blocked_until;
} FrtThrottleRow;

gboolean frt_throttle_table_find   (FrtTransaction *tx, const char *subject, FrtThrottleRow *row, GError **error);
gboolean frt_throttle_table_save   (FrtTransaction *tx, const char *subject, const FrtThrottleRow *row, GError **error);
gboolean frt_throttle_table_clear  (FrtTransaction *tx, const char *subject, GError **error);
/* All that began, and had to wait, until before @until, but what was counted in a row for an account's username. */
gboolean frt_throttle_table_forget (FrtTransaction *tx, gint64 until, GError **error);

G_END_DECLS
