/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Fratrie authors */

#include "server/frt-listener.h"

#include "common/frt-error.h"

#include <gio/gunixsocketaddress.h>
#include <glib/gstdio.h>
#include <string.h>
#include <sys/stat.h>

#define UNIX_PREFIX  "unix:"
#define BACKLOG      4096
#define SOCKET_MODE  0660      /* the proxy is in our group */
#define UNIX_PATH_BYTES 107   /* the system's limit */

static GSocketAddress *
unreadable (const char *place, GError **error)
{
  frt_error_set (error, FRT_ERROR_USAGE, "'%s' is no place to listen: write ADDRESS:PORT, [ADDRESS]:PORT or "
                 "unix:PATH", place);
  return NULL;
}

static GSocketAddress *
read_place (const char *place, gboolean loopback_only, GError **error)
{
  const char *colon = strrchr (place, ':');
  g_autofree char *host = colon ? g_strndup (place, (gsize) (colon - place)) : NULL;
  gsize length = host ? strlen (host) : 0;
  g_autoptr (GInetAddress) address = NULL;
  guint64 port;

  if (colon == NULL || !g_ascii_string_to_unsigned (colon + 1, 10, 0, G_MAXUINT16, &port, NULL))
    return unreadable (place, error);
  if (g_str_equal (host, "localhost"))
    address = g_inet_address_new_loopback (G_SOCKET_FAMILY_IPV4);
  else if (length > 2 && host[0] == '[' && host[length - 1] == ']') {
    host[length - 1] = '\0';
    address = g_inet_address_new_from_string (host + 1);
  } else
    address = strchr (host, ':') == NULL ? g_inet_address_new_from_string (host) : NULL;

  if (address == NULL)
    return unreadable (place, error);
  if (loopback_only && !g_inet_address_get_is_loopback (address)) {
    frt_error_set (error, FRT_ERROR_USAGE, "%s can be reached from the network, and this is plain HTTP: put a proxy "
                   "with TLS in front and name it in trusted_proxies", place);
    return NULL;
  }
  return g_inet_socket_address_new (address, (guint16) port);
}

/* A socket file that nobody listens on any more is in the way, one that somebody does is his. */
static gboolean
clear_path (GSocketAddress *address, const char *path, GError **error)
{
  g_autoptr (GSocket) probe = NULL;
  GStatBuf info;

  if (g_lstat (path, &info) != 0)
    return TRUE;
  if (!S_ISSOCK (info.st_mode))
    return frt_error_set (error, FRT_ERROR_USAGE, "%s is there already, and no socket", path);
  probe = g_socket_new (G_SOCKET_FAMILY_UNIX, G_SOCKET_TYPE_STREAM, G_SOCKET_PROTOCOL_DEFAULT, NULL);
  if (probe != NULL && g_socket_connect (probe, address, NULL, NULL))
    return frt_error_set (error, FRT_ERROR_REFUSED, "another program listens on %s", path);
  g_unlink (path);
  return TRUE;
}

static gboolean
listen_on (FrtListener *self, GSocketAddress *address, GError **error)
{
  GSocketFamily family = g_socket_address_get_family (address);
  g_autoptr (GError) cause = NULL;

  self->socket = g_socket_new (family, G_SOCKET_TYPE_STREAM, G_SOCKET_PROTOCOL_DEFAULT, &cause);
  if (self->socket == NULL)
    return frt_error_set (error, FRT_ERROR_REFUSED, "%s", cause->message);
  g_socket_set_listen_backlog (self->socket, BACKLOG);
  if (!g_socket_bind (self->socket, address, TRUE, &cause) || !g_socket_listen (self->socket, &cause))
    return frt_error_set (error, FRT_ERROR_REFUSED, "%s", cause->message);
  return TRUE;
}

static char *
describe (GSocket *socket)
{
  g_autoptr (GSocketAddress) address = g_socket_get_local_address (socket, NULL);
  g_autofree char *text = g_socket_connectable_to_string (G_SOCKET_CONNECTABLE (address));

  return g_strconcat ("http://", text, NULL);
}

static FrtListener *
new_unix (const char *path, GError **error)
{
  g_autoptr (FrtListener) self = g_new0 (FrtListener, 1);
  g_autoptr (GSocketAddress) address = NULL;

  if (*path == '\0' || strlen (path) > UNIX_PATH_BYTES) {
    frt_error_set (error, FRT_ERROR_USAGE, "the path of a socket has 1 to 107 bytes");
    return NULL;
  }
  address = g_unix_socket_address_new (path);
  if (!clear_path (address, path, error) || !listen_on (self, address, error))
    return NULL;
  self->path = g_strdup (path);
  self->address = g_strconcat (UNIX_PREFIX, path, NULL);
  if (g_chmod (path, SOCKET_MODE) != 0) {
    frt_error_set (error, FRT_ERROR_REFUSED, "%s: %s", path, g_strerror (errno));
    return NULL;
  }
  return g_steal_pointer (&self);
}

/**
 * frt_listener_new:
 * @place: `HOST:PORT` (port 0: any) or `unix:PATH`
 * @loopback_only: whether the network must not reach it
 * @error: return location for a #GError
 *
 * Returns: (transfer full): a socket that is listened on; %NULL with %FRT_ERROR_USAGE, or %FRT_ERROR_REFUSED when the place is
 *   taken or not ours to take
 */
FrtListener *
frt_listener_new (const char *place, gboolean loopback_only, GError **error)
{
  g_autoptr (FrtListener) self = NULL;
  g_autoptr (GSocketAddress) address = NULL;

  if (g_str_has_prefix (place, UNIX_PREFIX))
    return new_unix (place + strlen (UNIX_PREFIX), error);
  address = read_place (place, loopback_only, error);
  if (address == NULL)
    return NULL;
  self = g_new0 (FrtListener, 1);
  if (!listen_on (self, address, error))
    return NULL;
  self->address = describe (self->socket);
  return g_steal_pointer (&self);
}

/**
 * frt_listener_free:
 * @self: (transfer full): a listener; nobody can connect any more
 */
void
frt_listener_free (FrtListener *self)
{
  g_clear_object (&self->socket);
  if (self->path != NULL)
    g_unlink (self->path);
  g_free (self->path);
  g_free (self->address);
  g_free (self);
}
