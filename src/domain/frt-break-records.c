/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Fratrie authors */

#include "domain/frt-break-records.h"

#include "common/frt-error.h"
#include "domain/frt-journal.h"
#include "domain/frt-letter-maker.h"
#include "domain/frt-newcomer.h"
#include "domain/frt-notice.h"
#include "store/frt-groupings-tables.h"
#include "store/frt-people-tables.h"
#include "store/frt-schools-tables.h"
#include "store/frt-search-words.h"
#include "store/frt-sessions-tables.h"

/* This school's records that came by a grouping; where none did, the account's own of this school, when it answers for
 * others as well. Everything is derived from who answers, so nothing else has to be undone. */
static gboolean
choose (GPtrArray *attachments, const char *uai, const char *username, GPtrArray *leaving, GError **error)
{
  guint here = 0;

  for (guint i = 0; i < attachments->len; i++) {
    FrtAttachmentRow *record = g_ptr_array_index (attachments, i);

    here += g_str_equal (record->uai, uai);
    if (g_str_equal (record->uai, uai) && record->grouping_id != 0)
      g_ptr_array_add (leaving, record);
  }
  if (here == 0)      /* staff are not told who has an account elsewhere */
    return frt_error_set (error, FRT_ERROR_NOT_FOUND, "account %s answers for no guardian of school %s", username, uai);
  if (leaving->len == 0 && here == attachments->len)
    return frt_error_set (error, FRT_ERROR_REFUSED, "account %s is not grouped: there is nothing to break", username);
  for (guint i = 0; leaving->len == 0 && i < attachments->len; i++) {
    FrtAttachmentRow *record = g_ptr_array_index (attachments, i);

    if (g_str_equal (record->uai, uai))
      g_ptr_array_add (leaving, record);
  }
  return TRUE;
}

/* See the header. */
gboolean
frt_break_records_choose (FrtTransaction *tx, const char *uai, const FrtAccountRow *account, GPtrArray **attachments,
                          GPtrArray **leaving, GError **error)
{
  g_autoptr (GPtrArray) all = NULL, chosen = g_ptr_array_new ();

  if (!frt_people_tables_attachments (tx, account->id, &all, error) || !choose (all, uai, account->username, chosen, error))
    return FALSE;
  *attachments = g_steal_pointer (&all);
  *leaving = g_steal_pointer (&chosen);
  return TRUE;
}

static FrtLetter *
release (const FrtDomain *domain, FrtTransaction *tx, const FrtAttachmentRow *record, const FrtAccountRow *primary,
         const FrtProvisional *provisional, const char *reason, GError **error)
{
  gint64 now = frt_clock_now (&domain->clock);
  FrtHolderName holder = frt_attachment_row_get_holder (record);
  g_autoptr (FrtAccountRow) account = frt_newcomer_make (domain, tx, record->uai, record->civility, &holder, error);
  g_autoptr (FrtLetter) letter = NULL;
  const char *detail[] = { "new_account", NULL, "reason", reason, NULL };

  if (account == NULL ||
      !frt_people_tables_reattach (tx, record->guardian_id, account->id, 0, account->id, now, error) ||
      !frt_groupings_tables_break_record (tx, record->guardian_id, now, error) ||
      !frt_search_words_refresh (tx, account->id, error) ||
      !frt_search_words_refresh (tx, record->origin_account_id, error))
    return NULL;
  letter = frt_letter_maker_write (domain, tx, account, provisional, "break", primary->language, error);
  detail[1] = account->username;
  if (letter == NULL || !frt_accounts_table_update (tx, account, error) ||
      !frt_journal_write (domain, tx, record->uai, primary->id, "grouping-broken", detail, error))
    return NULL;
  return g_steal_pointer (&letter);
}

static gboolean
tell_holder (const FrtDomain *domain, FrtTransaction *tx, const char *uai, const FrtAccountRow *account, GError **error)
{
  g_autoptr (JsonObject) details = json_object_new ();
  g_autoptr (FrtSchoolRow) school = NULL;

  if (!frt_schools_tables_find (tx, uai, &school, error))
    return FALSE;
  json_object_set_string_member (details, "school", school->school->name);
  return frt_notice_send (domain, tx, FRT_MAIL_GROUPING_BROKEN, account, details, NULL, error);
}

/* See the header. */
GPtrArray *
frt_break_records_release (const FrtDomain *domain, FrtTransaction *tx, const char *uai, const FrtAccountRow *account,
                           GPtrArray *leaving, GPtrArray *provisionals, const char *reason, GError **error)
{
  g_autoptr (GPtrArray) letters = g_ptr_array_new_with_free_func ((GDestroyNotify) frt_letter_free);

  if (leaving->len > provisionals->len) {
    frt_error_set (error, FRT_ERROR_UNAVAILABLE, "account %s has just changed; try again", account->username);
    return NULL;
  }
  for (guint i = 0; i < leaving->len; i++) {
    FrtLetter *letter = release (domain, tx, leaving->pdata[i], account, provisionals->pdata[i], reason, error);

    if (letter == NULL)
      return NULL;
    g_ptr_array_add (letters, letter);
  }
  if (!frt_sessions_tables_end_all (tx, account->id, 0, error) || !tell_holder (domain, tx, uai, account, error))
    return NULL;
  return g_steal_pointer (&letters);
}
