/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Fratrie authors */

#include "domain/frt-account-rules.h"

#include "common/frt-error.h"
#include "store/frt-sessions-tables.h"

/* See the header. Returns: (transfer full) */
FrtAccount *
frt_account_rules_describe (const FrtAccountRow *row)
{
  g_autofree char *id = g_strdup_printf ("%" G_GINT64_FORMAT, row->id);
  FrtAccountFields fields = {
    .id = id,
    .username = row->username,
    .kind = row->kind,
    .state = row->state,
    .civility = row->civility,
    .first_name = row->first_name,
    .last_name = row->used_name ? row->used_name : row->birth_name,
    .email = row->email,
    .email_confirmed = frt_account_row_is_confirmed (row),
    .phone = row->phone,
    .language = row->language,
    .uai = row->kind == FRT_ACCOUNT_STAFF ? row->uai : NULL,
    .activated_at = row->activated_at,
    .last_sign_in_at = row->last_sign_in_at,
  };

  return frt_account_new (&fields);
}

/* See the header. */
gboolean
frt_account_rules_find_primary (FrtTransaction *tx, gint64 account_id, gint64 *id, char **username, GError **error)
{
  g_autofree char *found = NULL;
  gint64 next = account_id;

  *id = 0;
  do {
    g_autofree char *name = NULL;

    if (!frt_accounts_table_find_primary (tx, next, &next, &name, error))
      return FALSE;
    if (next != 0) {
      *id = next;
      g_free (found);
      found = g_steal_pointer (&name);
    }
  } while (next != 0);
  *username = g_steal_pointer (&found);
  return TRUE;
}

static gboolean
refuse_grouped (FrtTransaction *tx, gint64 account_id, GError **error)
{
  g_autofree char *username = NULL, *hint = NULL;
  g_autoptr (GError) grouped = NULL;
  gint64 id;

  if (!frt_account_rules_find_primary (tx, account_id, &id, &username, error))
    return FALSE;
  grouped = frt_error_new (FRT_ERROR_ACCOUNT_GROUPED, "this account is grouped into another");
  if (username != NULL) {
    hint = frt_username_mask (username);
    json_object_set_string_member (frt_error_get_members (grouped), "primary_hint", hint);
  }
  g_propagate_error (error, g_steal_pointer (&grouped));
  return FALSE;
}

/* See the header. */
gboolean
frt_account_rules_may_sign_in (FrtTransaction *tx, const FrtAccountRow *row, GError **error)
{
  switch (row->state) {
  case FRT_ACCOUNT_PROVISIONAL:
  case FRT_ACCOUNT_ACTIVE:
    return TRUE;
  case FRT_ACCOUNT_GROUPED:
    return refuse_grouped (tx, row->id, error);
  case FRT_ACCOUNT_DISABLED:
  default:
    return frt_error_set (error, FRT_ERROR_ACCOUNT_DISABLED, "this account is disabled");
  }
}

/* See the header. */
gboolean
frt_account_rules_find_signed_in (FrtTransaction *tx, const FrtIdentity *identity, FrtAccountRow **row, GError **error)
{
  g_autoptr (FrtAccountRow) found = NULL;
  g_autoptr (FrtSessionRow) session = NULL;

  if (!frt_accounts_table_find (tx, identity->account_id, &found, error) ||
      !frt_sessions_tables_find (tx, identity->session_id, &session, error))
    return FALSE;
  if (found == NULL || session == NULL || !frt_account_rules_may_sign_in (tx, found, NULL))
    return frt_error_set (error, FRT_ERROR_SESSION_EXPIRED, "the account of this session signs in no more");
  *row = g_steal_pointer (&found);
  return TRUE;
}

/* See the header. */
gboolean
frt_account_rules_find_own (FrtTransaction *tx, const FrtIdentity *identity, FrtAccountRow **row, GError **error)
{
  if (identity->needs_otp)
    return frt_error_set (error, FRT_ERROR_OTP_REQUIRED, "staff without a second factor");
  return frt_account_rules_find_signed_in (tx, identity, row, error);
}
