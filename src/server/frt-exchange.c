/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Fratrie authors */

#include "server/frt-exchange.h"

#include "common/frt-error.h"
#include "common/frt-json.h"
#include "common/frt-limits.h"
#include "domain/frt-sessions.h"
#include "domain/frt-staff.h"
#include "server/frt-api.h"
#include "server/frt-handlers.h"
#include "server/frt-problem-writer.h"
#include "server/frt-routes.h"

#include <microhttpd.h>
#include <netinet/in.h>
#include <string.h>

#define BEARER "Bearer "

FrtExchange *
frt_exchange_new (const FrtSite *site, struct MHD_Connection *connection, const char *uri, guint64 number)
{
  FrtExchange *self = g_new0 (FrtExchange, 1);

  self->references = 1;
  self->site = site;
  self->domain = site->domain;
  self->connection = connection;
  self->uri = g_strdup (uri);
  self->began_at = g_get_monotonic_time ();
  g_snprintf (self->id, sizeof self->id, "%016" G_GINT64_MODIFIER "x", number);
  return self;
}

FrtExchange *
frt_exchange_ref (FrtExchange *self)
{
  g_atomic_int_inc (&self->references);
  return self;
}

void
frt_exchange_unref (FrtExchange *self)
{
  if (!g_atomic_int_dec_and_test (&self->references))
    return;
  if (self->body != NULL)
    explicit_bzero (self->body, self->framing.body_bytes);
  g_free (self->body);
  if (self->request != NULL)
    frt_json_wipe (json_node_get_object (self->request));
  g_clear_pointer (&self->request, json_node_unref);
  g_clear_pointer (&self->upload, frt_upload_free);
  g_clear_pointer (&self->query, g_hash_table_unref);
  g_clear_pointer (&self->reply, frt_reply_free);
  g_clear_pointer (&self->parts, frt_part_stream_unref);
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

const char *
frt_exchange_get_client_address (FrtExchange *self)
{
  const union MHD_ConnectionInfo *info = MHD_get_connection_info (self->connection, MHD_CONNECTION_INFO_CLIENT_ADDRESS);
  const struct sockaddr *address = info ? info->client_addr : NULL;
  g_autoptr (GSocketAddress) peer = NULL;

  if (self->client_address != NULL)
    return self->client_address;
  if (address != NULL && address->sa_family == AF_INET)
    peer = g_socket_address_new_from_native ((gpointer) address, sizeof (struct sockaddr_in));
  else if (address != NULL && address->sa_family == AF_INET6)
    peer = g_socket_address_new_from_native ((gpointer) address, sizeof (struct sockaddr_in6));
  self->client_address = frt_proxies_dup_client (self->site->config->proxies, peer, self->framing.forwarded_for
                                                 ? self->framing.forwarded_for->str : NULL);
  return self->client_address;
}

const char *
frt_exchange_get_language (FrtExchange *self)
{
  if (self->language == NULL)
    self->language = frt_catalog_negotiate (self->site->catalog, header (self, MHD_HTTP_HEADER_ACCEPT_LANGUAGE));
  return self->language;
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
  return frt_api_check_query (self->site->api, self->operation, self->query, error);
}

static gboolean
authenticate (FrtExchange *self, GError **error)
{
  const char *value = header (self, MHD_HTTP_HEADER_AUTHORIZATION);
  const FrtDomain *domain = &self->domain;

  if (self->route->access == FRT_ACCESS_OPEN)
    return TRUE;
  if (value == NULL || g_ascii_strncasecmp (value, BEARER, strlen (BEARER)) != 0)
    return frt_error_set (error, FRT_ERROR_SESSION_EXPIRED, "no access token");
  if (!frt_sessions_authenticate (domain, value + strlen (BEARER), &self->identity, error))
    return FALSE;
  if (self->route->access == FRT_ACCESS_SCHOOL)
    return frt_staff_act (domain, &self->identity, self->parameters[0], &self->acting, error);
  return frt_route_check_access (self->route, &self->identity, error);
}

/* Who asks and what is read are then one snapshot, see run_on_snapshot(). */
static gboolean
is_reading (FrtExchange *self)
{
  return self->route->lane == FRT_LANE_READ;
}

static gboolean
takes_body (FrtExchange *self)
{
  return self->operation->media_types[0] != NULL;
}

static gboolean
check_media_type (FrtExchange *self, GError **error)
{
  const char *value = header (self, MHD_HTTP_HEADER_CONTENT_TYPE);
  g_auto (GStrv) parts = g_strsplit (value ? value : "", ";", 2);
  g_autofree char *type = g_ascii_strdown (parts[0] ? g_strstrip (parts[0]) : "", -1);

  if (!takes_body (self) || g_strv_contains ((const char *const *) self->operation->media_types, type))
    return TRUE;
  return frt_error_set (error, FRT_ERROR_UNSUPPORTED_MEDIA_TYPE, "a body of a kind that is not read here");
}

static guint64
most_bytes (FrtExchange *self)
{
  return !takes_body (self) ? 0 : self->operation->body != NULL ? FRT_MAX_BODY_BYTES : FRT_MAX_IMPORT_BYTES;
}

static gboolean
find_route (FrtExchange *self, const char *method, GError **error)
{
  self->route = frt_routes_find (method, self->uri, self->parameters, error);
  if (self->route == NULL)
    return FALSE;
  if (self->aside && self->route->handle != frt_handle_metrics)
    return frt_error_set (error, FRT_ERROR_NOT_FOUND, "figures only are told here");
  self->operation = frt_api_get (self->site->api, self->route);
  return TRUE;
}

/* Where the body goes. */
static gboolean
make_room (FrtExchange *self, GError **error)
{
  if (!takes_body (self))
    return TRUE;
  if (self->operation->body == NULL) {
    self->upload = frt_upload_new (error);
    return self->upload != NULL;
  }
  self->body = g_malloc (self->framing.body_bytes);
  return TRUE;
}

/* Who sends a body before it looks at an answer would lose it if the connection were cut meanwhile: a proxy does, and says
 * instead that we are away. So a body is read to its end and thrown away, unless it is larger than any may be, or its
 * sender asks first. */
static gboolean
is_worth_reading (FrtExchange *self)
{
  return self->framing.body_bytes <= FRT_MAX_IMPORT_BYTES && header (self, MHD_HTTP_HEADER_EXPECT) == NULL;
}

/* What can be refused before the body came. A large one, or one whose end nobody knows, ends the connection; after a small one
 * the next request may follow. */
static gboolean
look (FrtExchange *self, const char *method, const char *version, GError **error)
{
  self->closes = TRUE;
  if (!frt_guard_check (self->connection, method, self->uri, version, &self->framing, error))
    return FALSE;
  self->drains = is_worth_reading (self);
  self->closes = self->framing.body_bytes > FRT_MAX_BODY_BYTES;
  if (!find_route (self, method, error))
    return FALSE;
  if (self->framing.body_bytes > most_bytes (self)) {
    self->closes = TRUE;
    return frt_error_set (error, FRT_ERROR_PAYLOAD_TOO_LARGE, "a body that is not read here");
  }
  if (!parse_query (self, error) || (!is_reading (self) && !authenticate (self, error)) || !check_media_type (self, error) ||
      !make_room (self, error))
    return FALSE;
  self->closes = FALSE;
  return TRUE;
}

void
frt_exchange_begin (FrtExchange *self, const char *method, const char *version)
{
  self->begun = TRUE;
  look (self, method, version, &self->refusal);
}

void
frt_exchange_take (FrtExchange *self, const char *data, gsize size)
{
  if (self->refusal != NULL || size > self->framing.body_bytes - self->body_length)
    return;      /* refused already: it is only read to its end */
  if (self->upload != NULL)
    frt_upload_write (self->upload, data, size, &self->refusal);
  else if (self->body != NULL)
    memcpy (self->body + self->body_length, data, size);
  self->body_length += size;
}

static gboolean
read_body (FrtExchange *self, GError **error)
{
  JsonObject *object = frt_json_parse_object (self->body ? self->body : "", self->body_length, FRT_MAX_BODY_BYTES, error);

  if (object == NULL)
    return FALSE;
  self->request = json_node_init_object (json_node_alloc (), object);
  json_object_unref (object);
  return frt_api_check_body (self->site->api, self->operation, self->request, error);
}

gboolean
frt_exchange_read (FrtExchange *self)
{
  if (self->refusal == NULL && self->operation->body != NULL)
    read_body (self, &self->refusal);
  if (self->refusal != NULL)
    frt_exchange_refuse (self, g_steal_pointer (&self->refusal));
  return self->reply == NULL;
}

static FrtReply *
run_on_snapshot (FrtExchange *self, GError **error)
{
  g_autoptr (FrtStore) snapshot = frt_store_snapshot_new (self->site->domain.store);

  self->domain.store = snapshot;
  return authenticate (self, error) ? self->route->handle (self, error) : NULL;
}

void
frt_exchange_run (FrtExchange *self)
{
  g_autoptr (GError) error = NULL;
  FrtReply *reply = is_reading (self) ? run_on_snapshot (self, &error) : self->route->handle (self, &error);

  if (reply == NULL)
    reply = frt_problem_reply (self, error);
  if (self->parts != NULL)
    frt_part_stream_end (self->parts, reply);
  else
    self->reply = reply;
}

gboolean
frt_exchange_tell_progress (FrtExchange *self, guint done, guint total)
{
  g_autofree char *boundary = NULL;

  if (self->parts == NULL) {
    frt_exchange_get_language (self);      /* what the headers say is not to be asked any more from here on */
    boundary = g_strconcat ("fratrie-", self->id, NULL);
    self->parts = frt_part_stream_new (self->connection, boundary);
    self->reply = frt_part_stream_dup_reply (self->parts);
    MHD_resume_connection (self->connection);
  }
  return frt_part_stream_tell (self->parts, done, total);
}

void
frt_exchange_refuse (FrtExchange *self, GError *error)
{
  self->reply = frt_problem_reply (self, error);
  g_error_free (error);
}

gboolean
frt_exchange_accepts (FrtExchange *self, const char *media_type)
{
  const char *value = header (self, MHD_HTTP_HEADER_ACCEPT);
  g_autofree char *lower = g_ascii_strdown (value ? value : "", -1);

  return strstr (lower, media_type) != NULL;
}

static JsonNode *
get_member (FrtExchange *self, const char *name)
{
  return json_object_get_member (json_node_get_object (self->request), name);
}

gboolean
frt_exchange_has (FrtExchange *self, const char *name)
{
  return get_member (self, name) != NULL;
}

const char *
frt_exchange_get_string (FrtExchange *self, const char *name)
{
  JsonNode *member = get_member (self, name);

  return member ? json_node_get_string (member) : NULL;
}

gboolean
frt_exchange_get_boolean (FrtExchange *self, const char *name)
{
  JsonNode *member = get_member (self, name);

  return member != NULL && json_node_get_boolean (member);
}

const char **
frt_exchange_list_strings (FrtExchange *self, const char *name)
{
  JsonNode *member = get_member (self, name);
  JsonArray *array = member ? json_node_get_array (member) : NULL;
  const char **strings;

  if (array == NULL)
    return NULL;
  strings = g_new0 (const char *, json_array_get_length (array) + 1);
  for (guint i = 0; i < json_array_get_length (array); i++)
    strings[i] = json_array_get_string_element (array, i);
  return strings;
}

const char *
frt_exchange_get_query (FrtExchange *self, const char *name)
{
  return self->query ? g_hash_table_lookup (self->query, name) : NULL;
}

gboolean
frt_exchange_get_query_flag (FrtExchange *self, const char *name)
{
  return g_strcmp0 (frt_exchange_get_query (self, name), "true") == 0;
}

gint64
frt_exchange_get_query_int (FrtExchange *self, const char *name, gint64 otherwise)
{
  const char *text = frt_exchange_get_query (self, name);

  return text ? g_ascii_strtoll (text, NULL, 10) : otherwise;
}
