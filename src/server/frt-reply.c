/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Fratrie authors */

#include "server/frt-reply.h"

#include "common/frt-json.h"

#include <microhttpd.h>
#include <string.h>

/* libmicrohttpd hands back where the data begins: its length stands before it, so that all of it can be wiped. */
typedef struct {
  gsize length;
  char *data;      /* (owned) */
} Content;

static void
content_free (void *user_data)
{
  Content *content = user_data;

  explicit_bzero (content->data, content->length);
  g_free (content->data);
  g_free (content);
}

FrtReply *
frt_reply_new_streamed (guint status, struct MHD_Response *response)
{
  FrtReply *self = g_new (FrtReply, 1);

  *self = (FrtReply) { status, response, NULL, NULL, 0 };
  return self;
}

FrtReply *
frt_reply_new_data (guint status, const char *media_type, char *data, gsize length)
{
  Content *content = g_new (Content, 1);
  FrtReply *self;

  *content = (Content) { length, data };
  self = frt_reply_new_streamed (status, MHD_create_response_from_buffer_with_free_callback_cls (length, data, content_free,
                                                                                                 content));
  self->media_type = media_type;
  self->data = data;
  self->length = length;
  frt_reply_add_header (self, MHD_HTTP_HEADER_CONTENT_TYPE, media_type);
  return self;
}

FrtReply *
frt_reply_new_json (guint status, JsonNode *node)
{
  gsize length;
  char *text = frt_json_write (node, &length);

  json_node_unref (node);
  return frt_reply_new_data (status, "application/json", text, length);
}

FrtReply *
frt_reply_new_written (guint status, FrtJsonWriter *writer)
{
  gsize length;
  char *text = frt_json_writer_end (writer, &length);

  return frt_reply_new_data (status, "application/json", text, length);
}

FrtReply *
frt_reply_new_secret (guint status, JsonNode *node)
{
  FrtReply *self = frt_reply_new_json (status, json_node_ref (node));

  frt_json_wipe (json_node_get_object (node));
  json_node_unref (node);
  return self;
}

FrtReply *
frt_reply_new_object (guint status, JsonObject *object)
{
  JsonNode *node = json_node_alloc ();

  json_node_init_object (node, object);
  json_object_unref (object);
  return frt_reply_new_json (status, node);
}

FrtReply *
frt_reply_new_empty (guint status)
{
  return frt_reply_new_streamed (status, MHD_create_response_from_buffer (0, NULL, MHD_RESPMEM_PERSISTENT));
}

FrtReply *
frt_reply_new_found (JsonNode *node)
{
  return node ? frt_reply_new_json (MHD_HTTP_OK, node) : NULL;
}

FrtReply *
frt_reply_new_done (gboolean done)
{
  return done ? frt_reply_new_empty (MHD_HTTP_NO_CONTENT) : NULL;
}

void
frt_reply_add_header (FrtReply *self, const char *name, const char *value)
{
  MHD_add_response_header (self->response, name, value);
}

void
frt_reply_free (FrtReply *self)
{
  MHD_destroy_response (self->response);
  g_free (self);
}
