/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Fratrie authors */

#include "domain/frt-code-attempt.h"

#include "common/frt-error.h"

/* See the header. */
gboolean
frt_code_attempt_begin (const FrtDomain *domain, const char *subject, const char *client_address, FrtAttempt *attempt,
                        GError **error)
{
  g_autoptr (FrtTransaction) tx = frt_store_write (domain->store, error);

  return tx != NULL && frt_throttle_attempt (domain, tx, subject, client_address, attempt, error) &&
         frt_transaction_commit (tx, error);
}

/* See the header. */
gboolean
frt_code_attempt_refuse (const FrtAttempt *attempt, GError **error)
{
  g_autoptr (GError) wrong = NULL;

  frt_error_set_field (&wrong, "/code", "this is not the code, or no longer");
  json_object_set_int_member (frt_error_get_members (wrong), "tries_left", attempt->tries_left);
  g_propagate_error (error, g_steal_pointer (&wrong));
  return FALSE;
}
