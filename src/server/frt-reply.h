/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Fratrie authors */
#pragma once

#include "common/frt-json-writer.h"

G_BEGIN_DECLS

struct MHD_Response;

/* An answer, before it is sent. */
typedef struct {
  guint                status;
  struct MHD_Response *response;      /* (owned) */
  const char          *media_type;    /* (unowned) (nullable) when it has no data */
  const char          *data;          /* (unowned) by response, (nullable) */
  gsize                length;
} FrtReply;

FrtReply *frt_reply_new_json   (guint status, JsonNode *node);      /* takes @node, an object */
FrtReply *frt_reply_new_written (guint status, FrtJsonWriter *writer);      /* takes @writer, which is at its end */
FrtReply *frt_reply_new_secret (guint status, JsonNode *node);      /* the same, and wipes it: it holds tokens or passwords */
FrtReply *frt_reply_new_object (guint status, JsonObject *object);  /* takes @object */
FrtReply *frt_reply_new_empty  (guint status);
/* For what a function of the domain gives: 200 and takes @node, or 204; NULL when it failed, and then so did the request. */
FrtReply *frt_reply_new_found  (JsonNode *node);
FrtReply *frt_reply_new_done   (gboolean done);
/* Takes @data and frees it, wiped, when it was sent. */
FrtReply *frt_reply_new_data   (guint status, const char *media_type, char *data, gsize length);
/* Takes @response, which gives its bytes when it likes. */
FrtReply *frt_reply_new_streamed (guint status, struct MHD_Response *response);
void      frt_reply_add_header (FrtReply *self, const char *name, const char *value);
void      frt_reply_free       (FrtReply *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (FrtReply, frt_reply_free)

G_END_DECLS
