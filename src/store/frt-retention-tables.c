/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Fratrie authors */

#include "store/frt-retention-tables.h"

/* See the header. */
gboolean
frt_retention_tables_list (FrtTransaction *tx, gint64 never_activated_before, gint64 idle_before, guint limit,
                           GPtrArray **rows_out, GError **error)
{
  g_autoptr (GPtrArray) over = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (FrtRows) rows = frt_query (tx, error,
    "SELECT c.id, c.state <> 'provisional' FROM account c WHERE c.purged_at IS NULL AND ((c.state = 'provisional'"
    "  AND c.created_at <= $1 AND NOT EXISTS (SELECT 1 FROM letter l WHERE l.account_id = c.id AND l.created_at > $1))"
    " OR (c.state IN ('active', 'disabled') AND coalesce (c.last_sign_in_at, c.activated_at, c.created_at) <= $2"
    "  AND NOT EXISTS (SELECT 1 FROM session s WHERE s.account_id = c.id AND s.last_used_at > $2)))"
    " ORDER BY c.id LIMIT $3", "lli", never_activated_before, idle_before, (int) limit);

  while (frt_rows_next (rows)) {
    FrtRetentionRow *row = g_new (FrtRetentionRow, 1);

    *row = (FrtRetentionRow) { frt_rows_int (rows, 0), frt_rows_int (rows, 1) != 0 };
    g_ptr_array_add (over, row);
  }
  if (!frt_rows_end (rows, error))
    return FALSE;
  *rows_out = g_steal_pointer (&over);
  return TRUE;
}

/* See the header. */
gboolean
frt_retention_tables_release (FrtTransaction *tx, gint64 account_id, gint64 now, GArray **guardian_ids, GError **error)
{
  return
    frt_execute (tx, error, "UPDATE guardian SET purged_at = $2 WHERE id IN (SELECT guardian_id FROM attachment"
                 " WHERE account_id = $1)", "ll", account_id, now) &&
    frt_rows_take_ids (frt_query (tx, error, "SELECT guardian_id FROM attachment WHERE account_id = $1 ORDER BY guardian_id",
                                  "l", account_id), guardian_ids, error) &&
    frt_execute (tx, error, "DELETE FROM attachment WHERE account_id = $1", "l", account_id);
}

/* See the header. */
gboolean
frt_retention_tables_ungroup (FrtTransaction *tx, gint64 account_id, gint64 now, GArray **member_ids, GError **error)
{
  return
    frt_rows_take_ids (frt_query (tx, error, "SELECT c.id FROM account_grouping g JOIN grouping_member m"
                                  " ON m.grouping_id = g.id JOIN account c ON c.id = m.account_id"
                                  " WHERE g.primary_account_id = $1 AND g.confirmed_at IS NOT NULL AND c.purged_at IS NULL"
                                  " AND c.state IN ('grouped', 'disabled') AND c.disabled_at IS NULL ORDER BY c.id",
                                  "l", account_id), member_ids, error) &&
    frt_execute (tx, error, "UPDATE account_grouping SET state = CASE WHEN state = 'confirmed' THEN 'broken'"
                 " ELSE 'cancelled' END, ended_at = $2 WHERE primary_account_id = $1 AND state IN ('confirmed', 'proposed')",
                 "ll", account_id, now);
}

/* See the header. */
gboolean
frt_retention_tables_erase (FrtTransaction *tx, gint64 account_id, gint64 now, GError **error)
{
  static const char *const deletions[] = {
    "DELETE FROM session WHERE account_id = $1",
    "DELETE FROM device WHERE account_id = $1",
    "DELETE FROM letter WHERE account_id = $1",
    "DELETE FROM otp WHERE account_id = $1",
    "DELETE FROM email_code WHERE account_id = $1",
    "DELETE FROM task WHERE account_id = $1 AND kind = 'break-request'",
    "UPDATE task SET message = NULL WHERE account_id = $1",
    "DELETE FROM throttle WHERE subject = (SELECT 'username:' || username FROM account WHERE id = $1)",
  };

  for (guint i = 0; i < G_N_ELEMENTS (deletions); i++)
    if (!frt_execute (tx, error, deletions[i], "l", account_id))
      return FALSE;
  return frt_execute (tx, error, "UPDATE account SET username = 'purged-' || id, state = 'disabled', student_id = NULL,"
                      " civility = NULL, birth_name = '', used_name = NULL, first_name = '', password_hash = NULL,"
                      " email = NULL, confirmed_email = NULL, phone = NULL, language = NULL, disabled_at = NULL,"
                      " notified_until = NULL, purged_at = $2 WHERE id = $1", "ll", account_id, now);
}
