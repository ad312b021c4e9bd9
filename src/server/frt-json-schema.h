/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Fratrie authors */
#pragma once

#include <json-glib/json-glib.h>

G_BEGIN_DECLS

/* The part of JSON Schema (2020-12) that our OpenAPI document uses for requests: $ref within the document, type, properties,
 * required, additionalProperties: false, items, enum, minLength, maxLength, minimum, maximum, minItems, maxItems. Any other
 * keyword that could refuse something is an error of the document, found by frt_json_schema_is_known(). */

/* @document: what $ref points into; @pointer: where @value stands in the request, "" for the whole body. FALSE with
 * FRT_ERROR_INVALID_REQUEST, whose member "errors" lists every field that is wrong. */
gboolean frt_json_schema_check    (JsonObject *document, JsonObject *schema, JsonNode *value, const char *pointer,
                                   GError **error);
/* Whether every keyword in it is one that is checked or one that only describes. */
gboolean frt_json_schema_is_known (JsonObject *document, JsonObject *schema, GError **error);
/* @schema, or what it refers to */
JsonObject *frt_json_schema_resolve (JsonObject *document, JsonObject *schema);

G_END_DECLS
