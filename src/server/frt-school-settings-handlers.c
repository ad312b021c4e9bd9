/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Fratrie authors */

#include "server/frt-handlers.h"

#include "domain/frt-school-settings.h"

/* What a school's staff says of its school. */

FrtReply *
frt_handle_get_school (FrtExchange *exchange, GError **error)
{
  return frt_reply_new_found (frt_school_settings_show (&exchange->acting, exchange->parameters[0], error));
}

FrtReply *
frt_handle_change_school (FrtExchange *exchange, GError **error)
{
  const gboolean siblings = frt_exchange_get_boolean (exchange, "siblings");
  const FrtSchoolSettings settings = {
    .address = frt_exchange_get_string (exchange, "address"),
    .ent = frt_exchange_get_string (exchange, "ent"),
    .website = frt_exchange_get_string (exchange, "website"),
    .contact = frt_exchange_get_string (exchange, "contact"),
    .siblings = frt_exchange_has (exchange, "siblings") ? &siblings : NULL,
  };

  return frt_reply_new_found (frt_school_settings_change (&exchange->acting, exchange->parameters[0], &settings, error));
}
