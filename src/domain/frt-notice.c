/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Fratrie authors */

#include "domain/frt-notice.h"

#include "domain/frt-contact.h"
#include "store/frt-people-tables.h"

static gboolean
is_among (GPtrArray *addresses, const char *address)
{
  for (guint i = 0; addresses != NULL && i < addresses->len; i++)
    if (g_ascii_strcasecmp (g_ptr_array_index (addresses, i), address) == 0)
      return TRUE;
  return FALSE;
}

static void
add_address (GPtrArray *addresses, const char *address)
{
  if (address != NULL && frt_contact_check_email (address, "", NULL) && !is_among (addresses, address))
    g_ptr_array_add (addresses, g_strdup (address));
}

/* See the header. */
GPtrArray *
frt_notice_addresses (FrtTransaction *tx, const FrtAccountRow *account, GError **error)
{
  g_autoptr (GPtrArray) addresses = g_ptr_array_new_with_free_func (g_free), filed = NULL;

  if (!frt_people_tables_list_emails (tx, account->id, &filed, error))
    return NULL;
  add_address (addresses, account->confirmed_email ? account->confirmed_email : account->email);
  for (guint i = 0; i < filed->len; i++)
    add_address (addresses, g_ptr_array_index (filed, i));
  return g_steal_pointer (&addresses);
}

/* See the header. */
gboolean
frt_notice_send (const FrtDomain *domain, FrtTransaction *tx, FrtMailKind kind, const FrtAccountRow *account,
                 JsonObject *details, GPtrArray *told, GError **error)
{
  g_autoptr (GPtrArray) addresses = frt_notice_addresses (tx, account, error);
  g_autoptr (JsonObject) whole = details ? json_object_ref (details) : json_object_new ();

  if (addresses == NULL)
    return FALSE;
  json_object_set_string_member (whole, "username", account->username);
  for (guint i = 0; i < addresses->len; i++) {
    const char *address = g_ptr_array_index (addresses, i);

    if (!is_among (told, address) && !frt_outbox_queue (domain, tx, kind, address, account->language, whole, error))
      return FALSE;
  }
  return TRUE;
}
