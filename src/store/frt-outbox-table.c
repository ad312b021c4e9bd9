/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Fratrie authors */

#include "store/frt-outbox-table.h"

/* See the header; it is due at once. */
gboolean
frt_outbox_table_add (FrtTransaction *tx, const char *kind, const char *address, const char *language, const char *details,
                      gint64 now, GError **error)
{
  return frt_execute (tx, error, "INSERT INTO outbox (kind, address, language, details, created_at, next_at)"
                      " VALUES ($1, $2, $3, $4, $5, $5)", "ssssl", kind, address, language, details, now);
}
