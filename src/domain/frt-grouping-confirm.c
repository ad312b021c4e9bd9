/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Fratrie authors */

#include "domain/frt-grouping-own.h"

#include "common/frt-error.h"
#include "domain/frt-account-rules.h"
#include "domain/frt-grouping-view.h"
#include "domain/frt-groupings.h"
#include "domain/frt-journal.h"
#include "domain/frt-notice.h"
#include "store/frt-people-tables.h"
#include "store/frt-sessions-tables.h"

/* The one moment in which something moves: every added account becomes grouped and the primary answers for its guardian
 * records. All of it in one transaction. */

static gboolean
move_records (FrtTransaction *tx, const FrtGroupingRow *row, gint64 from_account_id, GError **error)
{
  g_autoptr (GPtrArray) records = NULL;

  if (!frt_people_tables_attachments (tx, from_account_id, &records, error))
    return FALSE;
  for (guint i = 0; i < records->len; i++) {
    const FrtAttachmentRow *record = g_ptr_array_index (records, i);

    if (!frt_groupings_tables_add_record (tx, row->id, record->guardian_id, from_account_id, error) ||
        !frt_people_tables_reattach (tx, record->guardian_id, row->primary_account_id, row->id, 0, 0, error))
      return FALSE;
  }
  return TRUE;
}

/* Who has just lost an account hears of it, unless at an address of @told. */
static gboolean
tell_added (const FrtDomain *domain, FrtTransaction *tx, const FrtAccountRow *account, const FrtAccountRow *primary,
            GPtrArray *told, GError **error)
{
  g_autofree char *hint = frt_username_mask (primary->username);
  g_autoptr (JsonObject) details = json_object_new ();

  json_object_set_string_member (details, "primary_hint", hint);
  return frt_notice_send (domain, tx, FRT_MAIL_GROUPED_ADDED, account, details, told, error);
}

static gboolean
retire_account (const FrtDomain *domain, FrtTransaction *tx, gint64 account_id, const FrtAccountRow *primary,
                GPtrArray *told, GError **error)
{
  const char *detail[] = { "primary", primary->username, NULL };
  gint64 now = frt_clock_now (&domain->clock);
  g_autoptr (FrtAccountRow) account = NULL;

  if (!frt_accounts_table_find (tx, account_id, &account, error))
    return FALSE;
  account->state = FRT_ACCOUNT_GROUPED;
  return frt_accounts_table_update (tx, account, error) &&
         frt_letters_table_end (tx, account_id, "grouping", now, error) &&
         frt_sessions_tables_end_all (tx, account_id, 0, error) &&
         frt_groupings_tables_cancel_proposals (tx, account_id, now, error) &&
         tell_added (domain, tx, account, primary, told, error) &&
         frt_journal_write (domain, tx, account->uai, account_id, "grouped", detail, error);
}

static gboolean
tell_primary (const FrtDomain *domain, FrtTransaction *tx, const FrtAccountRow *primary, GPtrArray *members, GError **error)
{
  g_autoptr (JsonObject) details = json_object_new ();
  JsonArray *usernames = json_array_new ();

  json_object_set_array_member (details, "usernames", usernames);
  for (guint i = 0; i < members->len; i++)
    json_array_add_string_element (usernames, ((FrtMemberRow *) members->pdata[i])->username);
  return frt_notice_send (domain, tx, FRT_MAIL_GROUPED_PRIMARY, primary, details, NULL, error);
}

static gboolean
apply (const FrtDomain *domain, FrtTransaction *tx, FrtGroupingRow *row, const char *digest, GError **error)
{
  g_autofree char *id = g_strdup_printf ("%" G_GINT64_FORMAT, row->id);
  const char *detail[] = { "grouping", id, NULL };
  g_autoptr (FrtAccountRow) primary = NULL;
  g_autoptr (GPtrArray) members = NULL, told = NULL;

  if (!frt_accounts_table_find (tx, row->primary_account_id, &primary, error) ||
      !frt_groupings_tables_members (tx, row->id, TRUE, &members, error) ||
      !tell_primary (domain, tx, primary, members, error) ||
      (told = frt_notice_addresses (tx, primary, error)) == NULL)
    return FALSE;
  row->state = FRT_GROUPING_CONFIRMED;
  row->confirmed_at = frt_clock_now (&domain->clock);
  row->digest = g_strdup (digest);
  for (guint i = 0; i < members->len; i++) {
    gint64 account_id = ((FrtMemberRow *) members->pdata[i])->account_id;

    if (!move_records (tx, row, account_id, error) || !retire_account (domain, tx, account_id, primary, told, error))
      return FALSE;
  }
  return frt_groupings_tables_update (tx, row, error) &&
         frt_journal_write (domain, tx, NULL, primary->id, "grouping-confirmed", detail, error);
}

static gboolean
check_seen (FrtGrouping *seen, const char *digest, GError **error)
{
  if (g_strcmp0 (frt_grouping_get_fields (seen)->digest, digest) != 0)
    return frt_error_set (error, FRT_ERROR_GROUPING_CHANGED, "the grouping is no longer what was seen");
  if (g_list_model_get_n_items (frt_grouping_get_accounts (seen)) == 0)
    return frt_error_set_field (error, "/digest", "there is no account to group yet");
  return TRUE;
}

/**
 * frt_groupings_confirm:
 * @domain: the domain
 * @identity: who asks
 * @grouping_id: a proposal, or a confirmed grouping (repeating is harmless)
 * @digest: of what the parent saw
 * @error: return location for a #GError
 *
 * Returns: (transfer full): the grouping, confirmed, which is there after a power cut; %NULL with
 *   %FRT_ERROR_GROUPING_CHANGED, %FRT_ERROR_GROUPING_EXPIRED or %FRT_ERROR_GROUPING_CLOSED, and nothing has changed
 */
FrtGrouping *
frt_groupings_confirm (const FrtDomain *domain, const FrtIdentity *identity, const char *grouping_id, const char *digest,
                       GError **error)
{
  g_autoptr (FrtTransaction) tx = frt_store_write (domain->store, error);
  g_autoptr (FrtGroupingRow) row = NULL;
  g_autoptr (FrtAccountRow) own = NULL;
  g_autoptr (FrtGrouping) seen = NULL, confirmed = NULL;

  if (tx == NULL || !frt_grouping_own_find (tx, identity, grouping_id, &row, error) ||
      !frt_account_rules_find_own (tx, identity, &own, error))
    return NULL;
  if (row->state != FRT_GROUPING_CONFIRMED && !frt_grouping_own_check_open (domain, row, error))
    return NULL;
  seen = frt_grouping_view_make (domain, tx, row, error);
  if (seen == NULL)
    return NULL;
  if (row->state == FRT_GROUPING_CONFIRMED && g_strcmp0 (row->digest, digest) == 0)
    return g_steal_pointer (&seen);
  if (!check_seen (seen, digest, error) || !apply (domain, tx, row, digest, error))
    return NULL;
  confirmed = frt_grouping_view_make (domain, tx, row, error);
  if (confirmed == NULL || !frt_transaction_commit (tx, error))
    return NULL;
  return g_steal_pointer (&confirmed);
}
