/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Fratrie authors */

#include "store/frt-devices-table.h"

/* See the header. */
gboolean
frt_devices_table_see (FrtTransaction *tx, gint64 account_id, const char *name, gint64 now, gint64 *sign_ins, GError **error)
{
  return frt_query_int (tx, sign_ins, error,
    "INSERT INTO device (account_id, name, sign_ins, seen_at) VALUES ($1, $2, 1, $3)"
    " ON CONFLICT (account_id, name) DO UPDATE SET sign_ins = device.sign_ins + 1, seen_at = excluded.seen_at"
    " RETURNING sign_ins", "lsl", account_id, name, now);
}

/* See the header. */
gboolean
frt_devices_table_forget (FrtTransaction *tx, gint64 before, GError **error)
{
  return frt_execute (tx, error,
    "DELETE FROM device WHERE seen_at <= $1 AND NOT EXISTS (SELECT 1 FROM session s WHERE s.account_id = device.account_id"
    " AND coalesce (s.device_name, '') = device.name AND s.last_used_at > $1)", "l", before);
}
