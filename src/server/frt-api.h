/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Fratrie authors */
#pragma once

#include "server/frt-routes.h"

G_BEGIN_DECLS

/* The contract as OpenAPI: data/openapi.json, built in. What it says of a route's body and parameters is what the route
 * takes; what it does not have is not served. Immutable, usable from any thread. */

/* What a route takes. */
struct _FrtOperation {
  JsonObject *body;            /* (unowned) (nullable) the schema of a JSON body */
  GStrv       media_types;     /* (owned) kinds of body it may be; none when it takes no body */
  GHashTable *parameters;      /* (owned): name of a query parameter → its schema (unowned) */
};

FrtApi             *frt_api_new         (GError **error);
void                frt_api_free        (FrtApi *self);
GBytes             *frt_api_get_text    (FrtApi *self);      /* (transfer none): the document */
const FrtOperation *frt_api_get         (FrtApi *self, const FrtRoute *route);
gboolean            frt_api_check_body  (FrtApi *self, const FrtOperation *operation, JsonNode *body, GError **error);
gboolean            frt_api_check_query (FrtApi *self, const FrtOperation *operation, GHashTable *query, GError **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (FrtApi, frt_api_free)

G_END_DECLS
