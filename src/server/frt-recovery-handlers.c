/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Fratrie authors */

#include "server/frt-handlers.h"

#include "domain/frt-recovery.h"

#include <microhttpd.h>

/* Always the same, whether anybody is known by that name. */
static FrtReply *
reply_accepted (gboolean accepted)
{
  return accepted ? frt_reply_new_empty (MHD_HTTP_ACCEPTED) : NULL;
}

FrtReply *
frt_handle_recover_username (FrtExchange *exchange, GError **error)
{
  const char *email = frt_exchange_get_string (exchange, "email");
  const char *address = frt_exchange_get_client_address (exchange);

  return reply_accepted (frt_recovery_send_usernames (&exchange->domain, email, address, error));
}

FrtReply *
frt_handle_recover_password (FrtExchange *exchange, GError **error)
{
  const char *username = frt_exchange_get_string (exchange, "username");
  const char *address = frt_exchange_get_client_address (exchange);

  return reply_accepted (frt_recovery_send_code (&exchange->domain, username, address, error));
}

FrtReply *
frt_handle_set_password (FrtExchange *exchange, GError **error)
{
  return frt_reply_new_done (frt_recovery_set_password (&exchange->domain,
                                                        frt_exchange_get_string (exchange, "username"),
                                                        frt_exchange_get_string (exchange, "code"),
                                                        frt_exchange_get_string (exchange, "new_password"),
                                                        frt_exchange_get_client_address (exchange), error));
}
