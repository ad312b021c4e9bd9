/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Fratrie authors */

#include "server/frt-exchange.h"

#include "common/frt-error.h"
#include "common/frt-json.h"
#include "common/frt-limits.h"
#include "domain/frt-sessions.h"
#include "server/frt-problem-writer.h"
#include "server/frt-routes.h"

#include <microhttpd.h>
#include <netinet/in.h>
#include <string.h>

#define BEARER "Bearer "

FrtExchange *
frt_exchange_new (const FrtSite *site, struct MHD_Connection *connection, const char *uri)
{
  FrtExchange *self = g_new0 (FrtExchange, 1);
  guint8 random[FRT_REQUEST_ID_LENGTH / 2];

  self->site = site;
  self->connection = connection;
  self->uri = g_strdup (uri);
  self->language = "en";
  frt_random_fill (&site->domain.random, random, sizeof random);
  for (guint i = 0; i < sizeof random; i++)
    g_snprintf (self->id + 2 * i, 3, "%02x", random[i]);
  return self;
}

void
frt_exchange_free (FrtExchange *self)
{
  if (self->body != NULL)
    explicit_bzero (self->body, self->framing.body_bytes);
  g_free (self->body);
  if (self->request != NULL)
    frt_json_wipe (frt_exchange_get_object (self));
  g_clear_pointer (&self->request, json_node_unref);
  g_clear_pointer (&self->query, g_hash_table_unref);
  g_clear_pointer (&self->reply, frt_reply_free);
  g_clear_error (&self->refusal);
  for (guint i = 0; i < FRT_PATH_PARAMETERS; i++)
    g_free (self->parameters[i]);
  frt_framing_clear (&self->framing);
  g_free (self->client_address);
  g_free (self->uri);
  g_free (self);
}

static const char *
header (FrtExchange *self, const char *name)
{
  return MHD_lookup_connection_value (self->connection, MHD_HEADER_KIND, name);
}

static char *
dup_client_address (FrtExchange *self)
{
  const union MHD_ConnectionInfo *info = MHD_get_connection_info (self->connection, MHD_CONNECTION_INFO_CLIENT_ADDRESS);
  const struct sockaddr *address = info ? info->client_addr : NULL;
  g_autoptr (GSocketAddress) peer = NULL;

  if (address != NULL && address->sa_family == AF_INET)
    peer = g_socket_address_new_from_native ((gpointer) address, sizeof (struct sockaddr_in));
  else if (address != NULL && address->sa_family == AF_INET6)
    peer = g_socket_address_new_from_native ((gpointer) address, sizeof (struct sockaddr_in6));
  return frt_proxies_dup_client (self->site->config->proxies, peer,
                                 self->framing.forwarded_for ? self->framing.forwarded_for->str : NULL);
}

static gboolean
parse_query (FrtExchange *self, GError **error)
{
  const char *mark = strchr (self->uri, '?');

  if (mark == NULL)
    return TRUE;
  self->query = g_uri_parse_params (mark + 1, -1, "&", G_URI_PARAMS_WWW_FORM, NULL);
  if (self->query == NULL)
    return frt_error_set (error, FRT_ERROR_MALFORMED, "the query of the address cannot be read");
  return frt_route_check_query (self->route, self->query, error);
}

static gboolean
authenticate (FrtExchange *self, GError **error)
{
  const char *value = header (self, MHD_HTTP_HEADER_AUTHORIZATION);

  if (self->route->access == FRT_ACCESS_OPEN)
    return TRUE;
  if (value == NULL || g_ascii_strncasecmp (value, BEARER, strlen (BEARER)) != 0)
    return frt_error_set (error, FRT_ERROR_SESSION_EXPIRED, "no access token");
  return frt_sessions_authenticate (&self->site->domain, value + strlen (BEARER), &self->identity, error) &&
         frt_route_check_access (self->route, &self->identity, error);
}

static gboolean
check_media_type (FrtExchange *self, GError **error)
{
  const char *value = header (self, MHD_HTTP_HEADER_CONTENT_TYPE);
  g_auto (GStrv) parts = g_strsplit (value ? value : "", ";", 2);

  if (!self->route->has_body)
    return TRUE;
  if (parts[0] == NULL || g_ascii_strcasecmp (g_strstrip (parts[0]), "application/json") != 0)
    return frt_error_set (error, FRT_ERROR_UNSUPPORTED_MEDIA_TYPE, "a body that is not application/json");
  return TRUE;
}

/* What can be refused before the body came; when it will not be read, the connection ends. */
static gboolean
look (FrtExchange *self, const char *method, GError **error)
{
  self->closes = TRUE;
  if (!frt_guard_check (self->connection, method, self->uri, &self->framing, error))
    return FALSE;
  self->closes = self->framing.body_bytes > FRT_MAX_BODY_BYTES;
  self->route = frt_routes_find (method, self->uri, self->parameters, error);
  if (self->route == NULL)
    return FALSE;
  if (self->framing.body_bytes > (self->route->has_body ? FRT_MAX_BODY_BYTES : 0)) {
    self->closes = TRUE;
    return frt_error_set (error, FRT_ERROR_PAYLOAD_TOO_LARGE, "a body that is not read here");
  }
  self->client_address = dup_client_address (self);
  return parse_query (self, error) && authenticate (self, error) && check_media_type (self, error);
}

void
frt_exchange_begin (FrtExchange *self, const char *method)
{
  self->begun = TRUE;
  if (look (self, method, &self->refusal) && self->framing.body_bytes > 0)
    self->body = g_malloc (self->framing.body_bytes);
  self->language = frt_catalog_negotiate (self->site->catalog, header (self, MHD_HTTP_HEADER_ACCEPT_LANGUAGE));
}

void
frt_exchange_take (FrtExchange *self, const char *data, gsize size)
{
  if (self->body == NULL || size > self->framing.body_bytes - self->body_length)
    return;      /* refused already: it is only read to its end */
  memcpy (self->body + self->body_length, data, size);
  self->body_length += size;
}

gboolean
frt_exchange_read (FrtExchange *self)
{
  JsonObject *object;

  if (self->refusal == NULL && self->route->has_body) {
    object = frt_json_parse_object (self->body ? self->body : "", self->body_length, FRT_MAX_BODY_BYTES, &self->refusal);
    if (object != NULL)
      self->request = json_node_init_object (json_node_alloc (), object);
    g_clear_pointer (&object, json_object_unref);
  }
  if (self->refusal != NULL)
    frt_exchange_refuse (self, g_steal_pointer (&self->refusal));
  return self->reply == NULL;
}

void
frt_exchange_run (FrtExchange *self)
{
  GError *error = NULL;

  self->reply = self->route->handle (self, &error);
  if (self->reply == NULL)
    frt_exchange_refuse (self, error);
}

void
frt_exchange_refuse (FrtExchange *self, GError *error)
{
  self->reply = frt_problem_reply (self, error);
  g_error_free (error);
}

JsonObject *
frt_exchange_get_object (FrtExchange *self)
{
  return json_node_get_object (self->request);
}

const char *
frt_exchange_get_query (FrtExchange *self, const char *name)
{
  return self->query ? g_hash_table_lookup (self->query, name) : NULL;
}

gboolean
frt_exchange_get_query_int (FrtExchange *self, const char *name, gint64 *value, GError **error)
{
  const char *text = frt_exchange_get_query (self, name);
  g_autofree char *pointer = g_strconcat ("?", name, NULL);

  if (text == NULL || g_ascii_string_to_signed (text, 10, 0, G_MAXINT64, value, NULL))
    return TRUE;
  return frt_error_set_field (error, pointer, "must be a number, 0 or more");
}
