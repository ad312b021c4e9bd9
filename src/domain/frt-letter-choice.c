/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Fratrie authors */

#include "domain/frt-letter-choice.h"

#include "common/frt-error.h"
#include "common/frt-identifier.h"
#include "domain/frt-newcomer.h"
#include "domain/frt-schools.h"
#include "store/frt-accounts-table.h"
#include "store/frt-letters-table.h"
#include "store/frt-search-words.h"

static const char *const names[] = {
  [FRT_LETTERS_NEVER_NOTIFIED] = "never-notified",
  [FRT_LETTERS_NOTIFIED] = "notified",
  [FRT_LETTERS_EXPIRED] = "expired",
  [FRT_LETTERS_NOT_ACTIVATED] = "not-activated",
};

/* See the header. */
gboolean
frt_letters_for_from_string (const char *name, FrtLettersFor *whom)
{
  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    if (g_str_equal (names[i], name)) {
      *whom = (FrtLettersFor) i;
      return TRUE;
    }
  return FALSE;
}

static gboolean
has_id (GArray *ids, gint64 id)
{
  for (guint i = 0; i < ids->len; i++)
    if (g_array_index (ids, gint64, i) == id)
      return TRUE;
  return FALSE;
}

static gboolean
choose_by_username (FrtTransaction *tx, const char *uai, const char *const *usernames, GArray **ids, GError **error)
{
  g_autoptr (GArray) found = g_array_new (FALSE, FALSE, sizeof (gint64));

  for (guint i = 0; usernames[i] != NULL; i++) {
    g_autofree char *username = frt_username_normalise (usernames[i]);
    g_autoptr (FrtAccountRow) account = NULL;

    if (username != NULL && !frt_accounts_table_find_username (tx, username, &account, error))
      return FALSE;
    if (account == NULL || account->kind == FRT_ACCOUNT_STAFF || !g_str_equal (account->uai, uai))
      return frt_error_set (error, FRT_ERROR_NOT_FOUND, "%s has no account named '%s'", uai, usernames[i]);
    if (account->state != FRT_ACCOUNT_PROVISIONAL)
      return frt_error_set (error, FRT_ERROR_REFUSED, "account %s is %s: a letter is for a provisional account; to give its"
                            " holder a new one, reset it", account->username, frt_account_state_to_string (account->state));
    if (!has_id (found, account->id))      /* of two letters for one account the first would be dead */
      g_array_append_val (found, account->id);
  }
  *ids = g_steal_pointer (&found);
  return TRUE;
}

/* Whoever was purged, or is entitled since a setting changed, gets an account to print a letter for. */
static gboolean
open_missing (const FrtDomain *domain, FrtTransaction *tx, const char *uai, GError **error)
{
  guint count = 0;

  return frt_newcomer_open_missing (domain, tx, uai, &count, error) &&
         (count == 0 || frt_search_words_refresh_school (tx, uai, error));
}

static gboolean
choose_by_filter (const FrtDomain *domain, FrtTransaction *tx, const char *uai, const FrtLetterChoice *choice, GArray **ids,
                  GError **error)
{
  const gint64 good = frt_clock_now (&domain->clock) + 1;      /* when a letter that is still good expires, at the earliest */
  const FrtLetterFilter filters[] = {
    [FRT_LETTERS_NEVER_NOTIFIED] = { { -1, 0 }, choice->class_name },
    [FRT_LETTERS_NOTIFIED] = { { good, G_MAXINT64 }, choice->class_name },
    [FRT_LETTERS_EXPIRED] = { { 0, good }, choice->class_name },
    [FRT_LETTERS_NOT_ACTIVATED] = { { -1, G_MAXINT64 }, choice->class_name },
  };

  return open_missing (domain, tx, uai, error) &&
         frt_letters_table_choose (tx, uai, &filters[choice->whom], ids, error);
}

/* See the header. */
gboolean
frt_letter_choice_find (const FrtDomain *domain, FrtTransaction *tx, const char *uai, const FrtLetterChoice *choice,
                        GArray **ids, GError **error)
{
  g_autoptr (FrtSchoolRow) school = NULL;

  if (!frt_schools_find (tx, uai, &school, error))
    return FALSE;
  return choice->usernames != NULL ? choose_by_username (tx, uai, choice->usernames, ids, error)
                                   : choose_by_filter (domain, tx, uai, choice, ids, error);
}

/* How many of these accounts have a letter that is still good. */
static gboolean
count_good (const FrtDomain *domain, FrtTransaction *tx, GArray *ids, guint *count, GError **error)
{
  *count = 0;
  for (guint i = 0; i < ids->len; i++) {
    g_autoptr (FrtAccountRow) account = NULL;

    if (!frt_accounts_table_find (tx, g_array_index (ids, gint64, i), &account, error))
      return FALSE;
    *count += account->notified_until > frt_clock_now (&domain->clock);
  }
  return TRUE;
}

static gboolean
count_notified (const FrtDomain *domain, FrtTransaction *tx, const char *uai, const FrtLetterChoice *choice, guint *count,
                GError **error)
{
  const FrtLetterChoice notified = { .whom = FRT_LETTERS_NOTIFIED, .class_name = choice->class_name };
  g_autoptr (GArray) ids = NULL;

  *count = 0;
  if (choice->whom != FRT_LETTERS_NOTIFIED && choice->whom != FRT_LETTERS_NOT_ACTIVATED)
    return TRUE;
  if (!choose_by_filter (domain, tx, uai, &notified, &ids, error))
    return FALSE;
  *count = ids->len;
  return TRUE;
}

/* See the header. The transaction is not committed: an account that was opened to be counted is gone again. */
gboolean
frt_letter_choice_count (const FrtDomain *domain, const char *uai, const FrtLetterChoice *choice, FrtLetterCount *count,
                         GError **error)
{
  g_autoptr (FrtTransaction) tx = frt_store_write (domain->store, error);
  g_autoptr (GArray) ids = NULL;

  if (tx == NULL || !frt_letter_choice_find (domain, tx, uai, choice, &ids, error))
    return FALSE;
  count->letters = ids->len;
  return choice->usernames != NULL ? count_good (domain, tx, ids, &count->replaced, error)
                                   : count_notified (domain, tx, uai, choice, &count->replaced, error);
}
