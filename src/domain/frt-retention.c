/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Fratrie authors */

#include "domain/frt-retention.h"

#include "common/frt-limits.h"
#include "domain/frt-journal.h"
#include "domain/frt-throttle.h"
#include "store/frt-devices-table.h"
#include "store/frt-groupings-tables.h"
#include "store/frt-retention-tables.h"
#include "store/frt-search-words.h"
#include "store/frt-sessions-tables.h"

#define AT_ONCE 100      /* accounts a transaction, so that nobody waits long */

static gboolean
release_records (FrtTransaction *tx, gint64 account_id, gint64 now, GError **error)
{
  g_autoptr (GArray) guardian_ids = NULL;

  if (!frt_retention_tables_release (tx, account_id, now, &guardian_ids, error))
    return FALSE;
  for (guint i = 0; i < guardian_ids->len; i++)
    if (!frt_groupings_tables_break_record (tx, g_array_index (guardian_ids, gint64, i), now, error))
      return FALSE;
  return TRUE;
}

static gboolean
erase (const FrtDomain *domain, FrtTransaction *tx, gint64 account_id, gint64 now, GError **error)
{
  g_autoptr (FrtAccountRow) account = NULL;

  return frt_accounts_table_find (tx, account_id, &account, error) && frt_search_words_remove (tx, account_id, error) &&
         frt_retention_tables_erase (tx, account_id, now, error) &&
         frt_journal_write (domain, tx, account->uai, account_id, "account-purged", NULL, error);
}

/* An account and all that were grouped into it, and into those: @pending grows while it is worked off. @purged: the set of
 * those that are gone already. */
static gboolean
purge_one (const FrtDomain *domain, FrtTransaction *tx, const FrtRetentionRow *row, GHashTable *purged, guint *count,
           GError **error)
{
  gint64 now = frt_clock_now (&domain->clock);
  g_autoptr (GArray) pending = g_array_new (FALSE, FALSE, sizeof (gint64));

  if (g_hash_table_contains (purged, &row->account_id))
    return TRUE;
  g_array_append_val (pending, row->account_id);
  if (!release_records (tx, row->account_id, now, error))
    return FALSE;
  for (guint i = 0; i < pending->len; i++) {
    gint64 account_id = g_array_index (pending, gint64, i);
    g_autoptr (GArray) members = NULL;

    if (!frt_retention_tables_ungroup (tx, account_id, now, &members, error) ||
        !erase (domain, tx, account_id, now, error))
      return FALSE;
    g_array_append_vals (pending, members->data, members->len);
    g_hash_table_add (purged, g_memdup2 (&account_id, sizeof account_id));
  }
  *count += pending->len;
  return TRUE;
}

/* One transaction's worth; *more tells that there may be others. */
static gboolean
purge_some (const FrtDomain *domain, FrtPurge *purge, gboolean *more, GError **error)
{
  const FrtDomainSettings *settings = &domain->settings;
  gint64 now = frt_clock_now (&domain->clock);
  g_autoptr (FrtTransaction) tx = frt_store_write (domain->store, error);
  g_autoptr (GHashTable) purged = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, NULL);
  g_autoptr (GPtrArray) rows = NULL;

  if (tx == NULL || !frt_retention_tables_list (tx, now - (gint64) settings->never_activated_days * FRT_DAY,
                                                now - (gint64) settings->idle_days * FRT_DAY, AT_ONCE, &rows, error))
    return FALSE;
  for (guint i = 0; i < rows->len; i++) {
    const FrtRetentionRow *row = g_ptr_array_index (rows, i);

    if (!purge_one (domain, tx, row, purged, row->was_activated ? &purge->idle : &purge->never_activated, error))
      return FALSE;
  }
  *more = rows->len == AT_ONCE;
  return frt_transaction_commit (tx, error);
}

static gboolean
forget_the_rest (const FrtDomain *domain, GError **error)
{
  gint64 now = frt_clock_now (&domain->clock), before = now - (gint64) domain->settings.idle_days * FRT_DAY;
  g_autoptr (FrtTransaction) tx = frt_store_write (domain->store, error);

  return tx != NULL && frt_devices_table_forget (tx, before, error) && frt_throttle_forget (domain, tx, error) &&
         frt_sessions_tables_forget (tx, now, error) && frt_transaction_commit (tx, error);
}

/**
 * frt_retention_purge:
 * @domain: the domain, for its settings
 * @purge: (out): what was removed
 * @error: return location for a #GError
 *
 * An account is never activated when neither it nor its newest letter is younger than the setting; idle when it was neither
 * signed in to nor used by an open session. What an account leaves is a number, for the journal and the groupings it was in.
 * A device is forgotten after as long a time; failures to sign in once they do not count any more, sessions once they are
 * over.
 *
 * Returns: whether all that was to be removed is; what earlier transactions removed stays so
 */
gboolean
frt_retention_purge (const FrtDomain *domain, FrtPurge *purge, GError **error)
{
  gboolean more = TRUE;

  *purge = (FrtPurge) { 0 };
  while (more)
    if (!purge_some (domain, purge, &more, error))
      return FALSE;
  return forget_the_rest (domain, error);
}
