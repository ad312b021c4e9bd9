/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Fratrie authors */

#include "server/frt-proxies.h"

#include "common/frt-error.h"

#define UNIX "unix"      /* whoever reaches our Unix socket */

struct _FrtProxies {
  GPtrArray *masks;      /* (owned) of GInetAddressMask */
  gboolean   local;      /* UNIX is one of them */
};

static gboolean
add (FrtProxies *self, const char *word, GError **error)
{
  GInetAddressMask *mask;

  if (g_str_equal (word, UNIX)) {
    self->local = TRUE;
    return TRUE;
  }
  mask = g_inet_address_mask_new_from_string (word, NULL);
  if (mask == NULL)
    return frt_error_set (error, FRT_ERROR_USAGE, "'%s' is neither an address, nor ADDRESS/BITS, nor unix",
                          word);
  g_ptr_array_add (self->masks, mask);
  return TRUE;
}

/**
 * frt_proxies_new:
 * @text: (nullable): addresses, networks (ADDRESS/BITS) or `unix`, between spaces, commas or semicolons
 * @error: return location for a #GError
 *
 * Returns: (transfer full): who is trusted; %NULL with %FRT_ERROR_USAGE
 */
FrtProxies *
frt_proxies_new (const char *text, GError **error)
{
  g_auto (GStrv) words = g_strsplit_set (text ? text : "", " ,;", -1);
  g_autoptr (FrtProxies) self = g_new0 (FrtProxies, 1);

  self->masks = g_ptr_array_new_with_free_func (g_object_unref);
  for (guint i = 0; words[i] != NULL; i++)
    if (*words[i] != '\0' && !add (self, words[i], error))
      return NULL;
  return g_steal_pointer (&self);
}

/**
 * frt_proxies_free:
 * @self: (transfer full): trusted proxies
 */
void
frt_proxies_free (FrtProxies *self)
{
  g_ptr_array_unref (self->masks);
  g_free (self);
}

/**
 * frt_proxies_is_empty:
 * @self: trusted proxies
 *
 * Returns: whether nobody is trusted
 */
gboolean
frt_proxies_is_empty (FrtProxies *self)
{
  return self->masks->len == 0 && !self->local;
}

static gboolean
trusts (FrtProxies *self, GInetAddress *address)
{
  for (guint i = 0; i < self->masks->len; i++)
    if (g_inet_address_mask_matches (self->masks->pdata[i], address))
      return TRUE;
  return FALSE;
}

/**
 * frt_proxies_dup_client:
 * @self: trusted proxies
 * @peer: (nullable): who is connected; %NULL on a Unix socket
 * @forwarded_for: (nullable): the values of X-Forwarded-For, in their order, between commas
 *
 * Goes from the peer towards the client as long as who speaks is trusted: what an untrusted one wrote is only its word.
 *
 * Returns: (transfer full): the client's address as a number, "unix" when nothing better is known
 */
char *
frt_proxies_dup_client (FrtProxies *self, GSocketAddress *peer, const char *forwarded_for)
{
  g_auto (GStrv) hops = g_strsplit (forwarded_for ? forwarded_for : "", ",", -1);
  g_autoptr (GInetAddress) client = NULL;
  gboolean trusted = peer ? FALSE : self->local;

  if (peer != NULL) {
    client = g_object_ref (g_inet_socket_address_get_address (G_INET_SOCKET_ADDRESS (peer)));
    trusted = trusts (self, client);
  }
  for (guint i = g_strv_length (hops); i > 0 && trusted; i--) {
    g_autoptr (GInetAddress) hop = g_inet_address_new_from_string (g_strstrip (hops[i - 1]));

    if (hop == NULL)
      break;
    g_set_object (&client, hop);
    trusted = trusts (self, client);
  }
  return client ? g_inet_address_to_string (client) : g_strdup (UNIX);
}
