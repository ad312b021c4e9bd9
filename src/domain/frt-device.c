/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Fratrie authors */

#include "domain/frt-device.h"

#include "domain/frt-outbox.h"
#include "store/frt-devices-table.h"

static gboolean
tell_holder (const FrtDomain *domain, FrtTransaction *tx, const FrtAccountRow *account, const char *device_name,
             GError **error)
{
  g_autoptr (JsonObject) details = json_object_new ();

  json_object_set_string_member (details, "username", account->username);
  if (device_name != NULL)
    json_object_set_string_member (details, "device_name", device_name);
  return frt_outbox_queue (domain, tx, FRT_MAIL_NEW_DEVICE, account->confirmed_email, account->language, details, error);
}

/* See the header. */
gboolean
frt_device_remember (const FrtDomain *domain, FrtTransaction *tx, const FrtAccountRow *account, const char *device_name,
                     GError **error)
{
  gint64 sign_ins;

  if (!frt_devices_table_see (tx, account->id, device_name ? device_name : "", frt_clock_now (&domain->clock), &sign_ins,
                              error))
    return FALSE;
  return sign_ins > 1 || account->kind != FRT_ACCOUNT_GUARDIAN || account->confirmed_email == NULL ||
         tell_holder (domain, tx, account, device_name, error);
}
