/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Fratrie authors */

#include "domain/frt-groupings.h"

#include "common/frt-error.h"
#include "common/frt-limits.h"
#include "domain/frt-account-rules.h"
#include "domain/frt-grouping-own.h"
#include "domain/frt-grouping-view.h"
#include "domain/frt-holder.h"

/* A proposal from its first account to its confirmation or its end; the confirmation itself is frt-grouping-confirm.c. */

static FrtGrouping *
finish (const FrtDomain *domain, FrtTransaction *tx, gint64 id, GError **error)
{
  g_autoptr (FrtGroupingRow) row = NULL;
  g_autoptr (FrtGrouping) grouping = NULL;

  if (!frt_groupings_tables_find (tx, id, &row, error))
    return NULL;
  grouping = frt_grouping_view_make (domain, tx, row, error);
  if (grouping == NULL || !frt_transaction_commit (tx, error))
    return NULL;
  return g_steal_pointer (&grouping);
}

static gboolean
check_guardian (const FrtIdentity *identity, GError **error)
{
  if (identity->kind != FRT_ACCOUNT_GUARDIAN)
    return frt_error_set (error, FRT_ERROR_STUDENT_ACCOUNT, "only guardians' accounts group");
  return TRUE;
}

/**
 * frt_groupings_propose:
 * @domain: the domain
 * @identity: who asks; the account that will be kept
 * @error: return location for a #GError
 *
 * Returns: (transfer full): an empty proposal, open for 30 minutes; nothing has changed
 */
FrtGrouping *
frt_groupings_propose (const FrtDomain *domain, const FrtIdentity *identity, GError **error)
{
  gint64 now = frt_clock_now (&domain->clock);
  g_autoptr (FrtTransaction) tx = NULL;
  g_autoptr (FrtAccountRow) account = NULL;
  FrtGroupingRow row = { .primary_account_id = identity->account_id, .state = FRT_GROUPING_PROPOSED, .created_at = now,
                         .expires_at = now + FRT_GROUPING_LIFETIME };

  if (!check_guardian (identity, error))
    return NULL;
  tx = frt_store_write (domain->store, error);
  if (tx == NULL || !frt_account_rules_find_own (tx, identity, &account, error) ||
      !frt_groupings_tables_add (tx, &row, error))
    return NULL;
  return finish (domain, tx, row.id, error);
}

/* Before a password is looked at: is there a proposal to add to, and is it another account at all? */
static gboolean
check_before_proof (const FrtDomain *domain, const FrtIdentity *identity, const char *grouping_id, const char *username,
                    GError **error)
{
  g_autoptr (FrtTransaction) tx = frt_store_read (domain->store, error);
  g_autofree char *normalised = frt_username_normalise (username);
  g_autoptr (FrtGroupingRow) row = NULL;
  g_autoptr (FrtAccountRow) own = NULL;

  if (tx == NULL || !frt_grouping_own_find (tx, identity, grouping_id, &row, error) ||
      !frt_grouping_own_check_open (domain, row, error) ||
      !frt_account_rules_find_own (tx, identity, &own, error))
    return FALSE;
  if (g_strcmp0 (own->username, normalised) == 0)
    return frt_error_set (error, FRT_ERROR_SAME_ACCOUNT, "this is the account signed in with");
  return TRUE;
}

static gboolean
check_not_grouped (FrtTransaction *tx, const FrtIdentity *identity, const FrtAccountRow *other, GError **error)
{
  g_autofree char *username = NULL;
  gint64 primary_id;

  if (other->state != FRT_ACCOUNT_GROUPED)
    return frt_account_rules_may_sign_in (tx, other, error);
  if (!frt_account_rules_find_primary (tx, other->id, &primary_id, &username, error))
    return FALSE;
  if (primary_id == identity->account_id)
    return frt_error_set (error, FRT_ERROR_ALREADY_GROUPED_HERE, "grouped here already");
  return frt_error_set (error, FRT_ERROR_ALREADY_GROUPED_ELSEWHERE, "grouped into another account already");
}

static gboolean
check_place (FrtTransaction *tx, gint64 grouping_id, gint64 account_id, GError **error)
{
  g_autoptr (GPtrArray) members = NULL;

  if (!frt_groupings_tables_members (tx, grouping_id, TRUE, &members, error))
    return FALSE;
  for (guint i = 0; i < members->len; i++)
    if (((FrtMemberRow *) members->pdata[i])->account_id == account_id)
      return frt_error_set (error, FRT_ERROR_ALREADY_ADDED, "added to this grouping already");
  if (members->len >= FRT_GROUPING_MAX_ACCOUNTS)
    return frt_error_set (error, FRT_ERROR_TOO_MANY_ACCOUNTS, "more than %d accounts", FRT_GROUPING_MAX_ACCOUNTS);
  return TRUE;
}

/* Everything that may stand in the way of an account whose password was right. Writes nothing. */
static gboolean
check_after_proof (const FrtDomain *domain, FrtTransaction *tx, const FrtIdentity *identity, gint64 grouping_id,
                   const FrtCredential *credential, gboolean acknowledged, GError **error)
{
  const FrtAccountRow *other = credential->account;
  g_autoptr (FrtAccountRow) own = NULL;

  if (other->kind != FRT_ACCOUNT_GUARDIAN)
    return frt_error_set (error, FRT_ERROR_STUDENT_ACCOUNT, "not a guardian's account");
  return check_not_grouped (tx, identity, other, error) &&
         frt_credentials_check_letter (domain, tx, credential, error) &&
         check_place (tx, grouping_id, other->id, error) &&
         frt_account_rules_find_own (tx, identity, &own, error) &&
         ((domain->settings.holder_match_warn && acknowledged) || frt_holder_check (tx, own, other, error));
}

/**
 * frt_groupings_add_account:
 * @domain: the domain
 * @identity: who asks
 * @grouping_id: an open proposal
 * @username: as typed
 * @password: as typed
 * @client_address: who tries
 * @acknowledged: the parent says that the other holder is the same person; counts with holder_match=warn only
 * @error: return location for a #GError
 *
 * Returns: (transfer full): the proposal with that account; nothing has moved. %NULL with a problem of the contract's table
 */
FrtGrouping *
frt_groupings_add_account (const FrtDomain *domain, const FrtIdentity *identity, const char *grouping_id,
                           const char *username, const char *password, const char *client_address, gboolean acknowledged,
                           GError **error)
{
  g_autoptr (FrtCredential) credential = check_before_proof (domain, identity, grouping_id, username, error)
                                         ? frt_credentials_prove (domain, username, password, client_address, error) : NULL;
  g_autoptr (FrtTransaction) tx = credential ? frt_store_write (domain->store, error) : NULL;
  g_autoptr (FrtGroupingRow) row = NULL;

  if (tx == NULL || !frt_credentials_redeem (domain, tx, credential, client_address, error) ||
      !frt_grouping_own_find (tx, identity, grouping_id, &row, error))
    return NULL;
  if (!frt_grouping_own_check_open (domain, row, error) ||
      !check_after_proof (domain, tx, identity, row->id, credential, acknowledged, error)) {
    frt_transaction_commit (tx, NULL);      /* refused, yet the password was right: the attempts are forgiven */
    return NULL;
  }
  if (!frt_groupings_tables_add_member (tx, row->id, credential->account->id,
                                        credential->letter ? FRT_ORIGIN_LETTER : FRT_ORIGIN_ACTIVE,
                                        credential->account->credential, frt_clock_now (&domain->clock), error))
    return NULL;
  return finish (domain, tx, row->id, error);
}

/**
 * frt_groupings_remove_account:
 * @domain: the domain
 * @identity: who asks
 * @grouping_id: an open proposal
 * @username: one of its accounts
 * @error: return location for a #GError
 *
 * Returns: (transfer full): the proposal without it; %NULL with %FRT_ERROR_NOT_FOUND when it is not in it
 */
FrtGrouping *
frt_groupings_remove_account (const FrtDomain *domain, const FrtIdentity *identity, const char *grouping_id,
                              const char *username, GError **error)
{
  g_autoptr (FrtTransaction) tx = frt_store_write (domain->store, error);
  g_autofree char *normalised = frt_username_normalise (username);
  g_autoptr (FrtGroupingRow) row = NULL;
  g_autoptr (GPtrArray) members = NULL;

  if (tx == NULL || !frt_grouping_own_find (tx, identity, grouping_id, &row, error) ||
      !frt_grouping_own_check_open (domain, row, error) ||
      !frt_groupings_tables_members (tx, row->id, TRUE, &members, error))
    return NULL;
  for (guint i = 0; i < members->len; i++) {
    const FrtMemberRow *member = g_ptr_array_index (members, i);

    if (g_strcmp0 (member->username, normalised) == 0)
      return frt_groupings_tables_remove_member (tx, row->id, member->account_id, error)
             ? finish (domain, tx, row->id, error) : NULL;
  }
  frt_error_set (error, FRT_ERROR_NOT_FOUND, "no such account in this grouping");
  return NULL;
}

/**
 * frt_groupings_cancel:
 * @domain: the domain
 * @identity: who asks
 * @grouping_id: a proposal
 * @error: return location for a #GError
 *
 * Returns: whether it is cancelled, now or before; %FALSE with %FRT_ERROR_GROUPING_CLOSED when it is confirmed or broken
 */
gboolean
frt_groupings_cancel (const FrtDomain *domain, const FrtIdentity *identity, const char *grouping_id, GError **error)
{
  g_autoptr (FrtTransaction) tx = frt_store_write (domain->store, error);
  g_autoptr (FrtGroupingRow) row = NULL;

  if (tx == NULL || !frt_grouping_own_find (tx, identity, grouping_id, &row, error))
    return FALSE;
  if (row->state == FRT_GROUPING_CANCELLED)
    return TRUE;
  if (row->state != FRT_GROUPING_PROPOSED)
    return frt_grouping_own_check_open (domain, row, error);
  row->state = FRT_GROUPING_CANCELLED;
  row->ended_at = frt_clock_now (&domain->clock);
  return frt_groupings_tables_update (tx, row, error) && frt_transaction_commit (tx, error);
}

/**
 * frt_groupings_get:
 * @domain: the domain
 * @identity: who asks
 * @grouping_id: one of the account's groupings
 * @error: return location for a #GError
 *
 * Returns: (transfer full): it, as it stands now
 */
FrtGrouping *
frt_groupings_get (const FrtDomain *domain, const FrtIdentity *identity, const char *grouping_id, GError **error)
{
  g_autoptr (FrtTransaction) tx = frt_store_read (domain->store, error);
  g_autoptr (FrtGroupingRow) row = NULL;

  if (tx == NULL || !frt_grouping_own_find (tx, identity, grouping_id, &row, error))
    return NULL;
  return frt_grouping_view_make (domain, tx, row, error);
}

/**
 * frt_groupings_list:
 * @domain: the domain
 * @identity: who asks
 * @error: return location for a #GError
 *
 * Returns: (transfer full) (element-type FrtGrouping): the account's groupings, newest first
 */
GPtrArray *
frt_groupings_list (const FrtDomain *domain, const FrtIdentity *identity, GError **error)
{
  g_autoptr (FrtTransaction) tx = frt_store_read (domain->store, error);
  g_autoptr (GPtrArray) groupings = g_ptr_array_new_with_free_func (g_object_unref);
  g_autoptr (GPtrArray) rows = NULL;

  if (tx == NULL || !frt_groupings_tables_list (tx, identity->account_id, &rows, error))
    return NULL;
  for (guint i = 0; i < rows->len; i++) {
    FrtGrouping *grouping = frt_grouping_view_make (domain, tx, g_ptr_array_index (rows, i), error);

    if (grouping == NULL)
      return NULL;
    g_ptr_array_add (groupings, grouping);
  }
  return g_steal_pointer (&groupings);
}
