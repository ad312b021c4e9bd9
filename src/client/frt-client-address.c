/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Fratrie authors */
#include "client/frt-client.h"

#include "client/frt-client-private.h"

#include <string.h>

/* A parent types what the letter shows, or part of it, or copies it out of a browser: the scheme may be missing and a
 * path may follow. Only the origin counts, since the contract's paths are fixed. */

#define TYPED_MAX_BYTES 512

gboolean
frt_client_host_is_loopback (const char *host)
{
  g_autoptr (GInetAddress) address = g_inet_address_new_from_string (host);

  if (address != NULL)
    return g_inet_address_get_is_loopback (address);

  return g_ascii_strcasecmp (host, "localhost") == 0;      /* GLib never asks a name server for this one */
}

static gboolean
host_is_plausible (const char *host)
{
  static const char allowed[] = "abcdefghijklmnopqrstuvwxyz0123456789-._";

  if (strchr (host, ':') != NULL)
    return g_hostname_is_ip_address (host);

  return host[0] != '\0' && host[0] != '.' && host[0] != '-' && strspn (host, allowed) == strlen (host);
}

static char *
dup_host (GUri *uri)
{
  const char *host = g_uri_get_host (uri);
  g_autofree char *ascii = host == NULL ? NULL : g_hostname_to_ascii (host);
  g_autofree char *lower = ascii == NULL ? NULL : g_ascii_strdown (ascii, -1);

  return lower != NULL && host_is_plausible (lower) ? g_steal_pointer (&lower) : NULL;
}

/**
 * frt_client_normalise_address:
 * @typed: what a person typed or a letter shows
 * @error: return location for a #GError, or %NULL
 *
 * Without a scheme HTTPS is meant, except on this very machine. Anything after the host and port is dropped.
 *
 * Returns: (transfer full): an origin such as "https://service.example:8443"; %NULL with %FRT_ERROR_INSECURE (plain HTTP to
 *   another machine) or %FRT_ERROR_USAGE (no address)
 */
char *
frt_client_normalise_address (const char *typed, GError **error)
{
  g_autofree char *text = g_strstrip (g_strdup (typed));
  gboolean has_scheme = strstr (text, "://") != NULL;
  g_autofree char *address = has_scheme ? g_strdup (text) : g_strconcat ("https://", text, NULL);
  g_autoptr (GUri) uri = NULL;
  g_autofree char *host = NULL;
  gboolean secure;
  int port;

  if (strlen (text) <= TYPED_MAX_BYTES)
    uri = g_uri_parse (address, G_URI_FLAGS_NONE, NULL);
  if (uri != NULL && g_uri_get_userinfo (uri) == NULL)
    host = dup_host (uri);
  if (host == NULL || (port = g_uri_get_port (uri)) == 0) {
    frt_error_set (error, FRT_ERROR_USAGE, "this is not the address of a service");
    return NULL;
  }

  secure = g_str_equal (g_uri_get_scheme (uri), "https");
  if (!secure && !g_str_equal (g_uri_get_scheme (uri), "http")) {
    frt_error_set (error, FRT_ERROR_USAGE, "%s is not a way to reach a service", g_uri_get_scheme (uri));
    return NULL;
  }
  if (frt_client_host_is_loopback (host))
    secure = secure && has_scheme;
  else if (!secure) {
    frt_error_set (error, FRT_ERROR_INSECURE, "plain HTTP to %s", host);
    return NULL;
  }

  return g_uri_join (G_URI_FLAGS_NONE, secure ? "https" : "http", NULL, host, port == (secure ? 443 : 80) ? -1 : port,
                     "", NULL, NULL);
}
