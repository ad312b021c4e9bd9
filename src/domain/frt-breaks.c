/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Fratrie authors */

#include "domain/frt-breaks.h"

#include "common/frt-error.h"
#include "domain/frt-journal.h"
#include "domain/frt-letter-maker.h"
#include "domain/frt-newcomer.h"
#include "store/frt-groupings-tables.h"
#include "store/frt-people-tables.h"
#include "store/frt-sessions-tables.h"

/* Which records leave: this school's that came by a grouping; where none did, the account's own of this school, when it
 * answers for others as well. Everything is derived from who answers, so nothing else has to be undone. */
static gboolean
choose_records (GPtrArray *attachments, const char *uai, const char *username, GPtrArray *leaving, GError **error)
{
  guint here = 0;

  for (guint i = 0; i < attachments->len; i++) {
    FrtAttachmentRow *record = g_ptr_array_index (attachments, i);

    here += g_str_equal (record->uai, uai);
    if (g_str_equal (record->uai, uai) && record->grouping_id != 0)
      g_ptr_array_add (leaving, record);
  }
  if (here == 0)
    return frt_error_set (error, FRT_ERROR_REFUSED, "account %s answers for no guardian of school %s", username, uai);
  if (leaving->len == 0 && here == attachments->len)
    return frt_error_set (error, FRT_ERROR_REFUSED, "account %s is not grouped: there is nothing to break", username);
  for (guint i = 0; leaving->len == 0 && i < attachments->len; i++) {
    FrtAttachmentRow *record = g_ptr_array_index (attachments, i);

    if (g_str_equal (record->uai, uai))
      g_ptr_array_add (leaving, record);
  }
  return TRUE;
}

static FrtLetter *
release (const FrtDomain *domain, FrtTransaction *tx, const FrtAttachmentRow *record, const FrtAccountRow *primary,
         const FrtProvisional *provisional, GError **error)
{
  gint64 now = frt_clock_now (&domain->clock);
  FrtHolderName holder = frt_attachment_row_get_holder (record);
  g_autoptr (FrtAccountRow) account = frt_newcomer_make (domain, tx, record->uai, 0, 0, record->civility, &holder, error);
  g_autoptr (FrtLetter) letter = NULL;
  const char *detail[] = { "new_account", NULL, NULL };

  if (account == NULL ||
      !frt_people_tables_reattach (tx, record->guardian_id, account->id, 0, account->id, now, error) ||
      !frt_groupings_tables_break_record (tx, record->guardian_id, now, error))
    return NULL;
  letter = frt_letter_maker_write (domain, tx, account, provisional, "break", primary->language, error);
  detail[1] = account->username;
  if (letter == NULL || !frt_accounts_table_update (tx, account, error) ||
      !frt_journal_write (domain, tx, record->uai, primary->id, "grouping-broken", detail, error))
    return NULL;
  return g_steal_pointer (&letter);
}

static gboolean
find_account (FrtTransaction *tx, const char *username, FrtAccountRow **account, GError **error)
{
  g_autofree char *normalised = frt_username_normalise (username);

  *account = NULL;
  if (normalised != NULL && !frt_accounts_table_find_username (tx, normalised, account, error))
    return FALSE;
  if (*account == NULL)
    return frt_error_set (error, FRT_ERROR_NOT_FOUND, "no account named '%s'", username);
  return TRUE;
}

/* How many letters will be needed: known before the transaction, so that no password is hashed inside it. */
static gboolean
count_leaving (const FrtDomain *domain, const char *uai, const char *username, guint *count, GError **error)
{
  g_autoptr (FrtTransaction) tx = frt_store_read (domain->store, error);
  g_autoptr (FrtAccountRow) account = NULL;
  g_autoptr (GPtrArray) attachments = NULL, leaving = g_ptr_array_new ();

  if (tx == NULL || !find_account (tx, username, &account, error) ||
      !frt_people_tables_attachments (tx, account->id, &attachments, error) ||
      !choose_records (attachments, uai, account->username, leaving, error))
    return FALSE;
  *count = leaving->len;
  return TRUE;
}

/**
 * frt_breaks_perform:
 * @domain: the domain
 * @uai: the school that breaks
 * @username: the account that answers for the guardian today
 * @error: return location for a #GError
 *
 * In one transaction this school's guardian record leaves the account and gets a new provisional account and letter; the
 * account's sessions end; credentials that a grouping ended stay dead.
 *
 * Returns: (transfer full) (element-type FrtLetter): the new letters, one a record; %NULL with %FRT_ERROR_NOT_FOUND or
 *   %FRT_ERROR_REFUSED
 */
GPtrArray *
frt_breaks_perform (const FrtDomain *domain, const char *uai, const char *username, GError **error)
{
  guint count;
  g_autoptr (GPtrArray) provisionals = count_leaving (domain, uai, username, &count, error)
                                       ? frt_provisional_make (domain, count, error) : NULL;
  g_autoptr (FrtTransaction) tx = provisionals ? frt_store_write (domain->store, error) : NULL;
  g_autoptr (GPtrArray) letters = g_ptr_array_new_with_free_func ((GDestroyNotify) frt_letter_free);
  g_autoptr (GPtrArray) attachments = NULL, leaving = g_ptr_array_new ();
  g_autoptr (FrtAccountRow) primary = NULL;

  if (tx == NULL || !find_account (tx, username, &primary, error) ||
      !frt_people_tables_attachments (tx, primary->id, &attachments, error) ||
      !choose_records (attachments, uai, primary->username, leaving, error))
    return NULL;
  if (leaving->len != provisionals->len) {
    frt_error_set (error, FRT_ERROR_UNAVAILABLE, "account %s has just changed; try again", primary->username);
    return NULL;
  }
  for (guint i = 0; i < leaving->len; i++) {
    FrtLetter *letter = release (domain, tx, leaving->pdata[i], primary, provisionals->pdata[i], error);

    if (letter == NULL)
      return NULL;
    g_ptr_array_add (letters, letter);
  }
  if (!frt_sessions_tables_end_all (tx, primary->id, 0, error) || !frt_transaction_commit (tx, error))
    return NULL;
  return g_steal_pointer (&letters);
}
