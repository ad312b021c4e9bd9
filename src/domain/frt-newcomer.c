/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Fratrie authors */

#include "domain/frt-newcomer.h"

#include "common/frt-error.h"
#include "store/frt-newcomers-tables.h"

#define MOST_TRIES 20      /* most of them with nine digits at random: so many clashes in a row do not happen */

/* See the header. Returns: (transfer full): its row */
FrtAccountRow *
frt_newcomer_make (const FrtDomain *domain, FrtTransaction *tx, const char *uai, const char *civility,
                   const FrtHolderName *holder, GError **error)
{
  g_autoptr (FrtAccountRow) row = g_new0 (FrtAccountRow, 1);
  gboolean taken = TRUE;

  row->kind = FRT_ACCOUNT_GUARDIAN;
  row->state = FRT_ACCOUNT_PROVISIONAL;
  row->uai = g_strdup (uai);
  row->civility = g_strdup (civility);
  row->birth_name = g_strdup (holder->birth_name);
  row->used_name = g_strdup (holder->used_name);
  row->first_name = g_strdup (holder->first_name);
  row->created_at = frt_clock_now (&domain->clock);
  for (guint i = 0; taken && i < MOST_TRIES; i++) {
    g_free (row->username);
    row->username = frt_username_new (row->first_name, frt_name_displayed (holder), i, &domain->random);
    if (!frt_accounts_table_add (tx, row, &taken, error))
      return NULL;
  }
  if (taken) {
    frt_error_set (error, FRT_ERROR_INTERNAL, "no free username like %s", row->username);
    return NULL;
  }
  return g_steal_pointer (&row);
}

static void
leave_waiting (GPtrArray *newcomers)
{
  for (guint i = newcomers->len; i > 0; i--) {
    const FrtNewcomerRow *row = g_ptr_array_index (newcomers, i - 1);

    if (row->account_id != 0)
      g_ptr_array_remove_index (newcomers, i - 1);
  }
}

/* See the header. */
gboolean
frt_newcomer_open (const FrtDomain *domain, FrtTransaction *tx, const char *uai, GPtrArray *newcomers, GError **error)
{
  g_autoptr (GPtrArray) waiting = g_ptr_array_new ();
  gint64 now = frt_clock_now (&domain->clock);

  g_ptr_array_extend (waiting, newcomers, NULL, NULL);
  for (guint attempt = 0; waiting->len > 0 && attempt < MOST_TRIES; attempt++) {
    for (guint i = 0; i < waiting->len; i++) {
      FrtNewcomerRow *row = g_ptr_array_index (waiting, i);
      FrtHolderName holder = { row->birth_name, row->used_name, row->first_name };

      g_free (row->username);
      row->username = frt_username_new (row->first_name, frt_name_displayed (&holder), attempt, &domain->random);
    }
    if (!frt_newcomers_tables_open (tx, uai, waiting, now, error))
      return FALSE;
    leave_waiting (waiting);
  }
  if (waiting->len > 0)
    return frt_error_set (error, FRT_ERROR_INTERNAL, "no free username like %s",
                          ((const FrtNewcomerRow *) g_ptr_array_index (waiting, 0))->username);
  return TRUE;
}

/* See the header. */
gboolean
frt_newcomer_open_missing (const FrtDomain *domain, FrtTransaction *tx, const char *uai, guint *count, GError **error)
{
  g_autoptr (GPtrArray) guardians = NULL, students = NULL;

  if (!frt_newcomers_tables_list_missing (tx, uai, FRT_ACCOUNT_GUARDIAN, &guardians, error) ||
      !frt_newcomers_tables_list_missing (tx, uai, FRT_ACCOUNT_STUDENT, &students, error))
    return FALSE;
  *count = guardians->len + students->len;
  return frt_newcomer_open (domain, tx, uai, guardians, error) && frt_newcomer_open (domain, tx, uai, students, error);
}
