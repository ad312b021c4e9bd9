/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Fratrie authors */

#include "domain/frt-staff.h"

#include "common/frt-error.h"
#include "domain/frt-account-rules.h"
#include "domain/frt-journal.h"
#include "domain/frt-letter-maker.h"
#include "domain/frt-schools.h"

static FrtAccountRow *
make_row (const FrtDomain *domain, const char *uai, const FrtNewStaff *staff, const char *username)
{
  FrtAccountRow *row = g_new0 (FrtAccountRow, 1);

  row->username = g_strdup (username);
  row->kind = FRT_ACCOUNT_STAFF;
  row->state = FRT_ACCOUNT_PROVISIONAL;
  row->uai = g_strdup (uai);
  row->birth_name = g_strdup (staff->last_name ? staff->last_name : username);
  row->first_name = g_strdup (staff->first_name ? staff->first_name : "");
  row->created_at = frt_clock_now (&domain->clock);
  return row;
}

static gboolean
add_account (const FrtDomain *domain, FrtTransaction *tx, FrtAccountRow *row, GError **error)
{
  g_autoptr (FrtSchoolRow) school = NULL;
  gboolean taken;

  if (!frt_schools_find (tx, row->uai, &school, error) || !frt_accounts_table_add (tx, row, &taken, error))
    return FALSE;
  if (taken)
    return frt_error_set (error, FRT_ERROR_REFUSED, "there is an account named %s already; to give its holder a new password:"
                          " account reset %s", row->username, row->username);
  return frt_journal_write (domain, tx, row->uai, row->id, "staff-added", NULL, error);
}

/**
 * frt_staff_add:
 * @domain: the domain
 * @uai: a school
 * @staff: who
 * @error: return location for a #GError
 *
 * Returns: (transfer full): the username and the provisional password, the only place where it stands; %NULL with
 *   %FRT_ERROR_NOT_FOUND or %FRT_ERROR_REFUSED (the username can be none, or is taken)
 */
FrtLetter *
frt_staff_add (const FrtDomain *domain, const char *uai, const FrtNewStaff *staff, GError **error)
{
  g_autofree char *username = frt_username_normalise (staff->username);
  g_autoptr (GPtrArray) provisionals = NULL;
  g_autoptr (FrtTransaction) tx = NULL;
  g_autoptr (FrtAccountRow) row = NULL;
  g_autoptr (FrtLetter) letter = NULL;

  if (username == NULL) {
    frt_error_set (error, FRT_ERROR_REFUSED, "'%s' can be no username: 3 to %d letters, digits, dots, dashes and underscores",
                   staff->username, FRT_USERNAME_MAX_LENGTH);
    return NULL;
  }
  row = make_row (domain, uai, staff, username);
  provisionals = frt_provisional_make (domain, 1, NULL, error);
  tx = provisionals ? frt_store_write (domain->store, error) : NULL;
  if (tx == NULL || !add_account (domain, tx, row, error))
    return NULL;
  letter = frt_letter_maker_write (domain, tx, row, provisionals->pdata[0], "reprint", NULL, error);
  if (letter == NULL || !frt_accounts_table_update (tx, row, error) || !frt_transaction_commit (tx, error))
    return NULL;
  return g_steal_pointer (&letter);
}

/* See the header. */
gboolean
frt_staff_act (const FrtDomain *domain, const FrtIdentity *identity, const char *uai, FrtDomain *acting, GError **error)
{
  g_autoptr (FrtTransaction) tx = NULL;
  g_autoptr (FrtAccountRow) row = NULL;

  if (identity->kind != FRT_ACCOUNT_STAFF)
    return frt_error_set (error, FRT_ERROR_FORBIDDEN, "not a member of staff");
  if (identity->scope == FRT_SCOPE_ACTIVATION)
    return frt_error_set (error, FRT_ERROR_ACTIVATION_REQUIRED, "the account is not activated yet");
  tx = frt_store_read (domain->store, error);
  if (tx == NULL || !frt_account_rules_find_own (tx, identity, &row, error))
    return FALSE;
  if (!g_str_equal (row->uai, uai))
    return frt_error_set (error, FRT_ERROR_FORBIDDEN, "staff of %s, not of this school", row->uai);
  *acting = *domain;
  acting->actor = identity;
  return TRUE;
}
