/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Fratrie authors */
#pragma once

#include <gio/gio.h>
#include <json-glib/json-glib.h>

G_BEGIN_DECLS

/* Strict JSON on both sides of the wire: UTF-8, size and depth limited, no duplicate key, no NUL, numbers in range. */

#define FRT_JSON_MAX_BYTES (64 * 1024)
#define FRT_JSON_MAX_DEPTH 16

JsonNode   *frt_json_parse         (const char   *text,
                                    gsize         length,
                                    gsize         max_bytes,
                                    GError      **error);
JsonObject *frt_json_parse_object  (const char   *text,
                                    gsize         length,
                                    gsize         max_bytes,
                                    GError      **error);
char       *frt_json_write         (JsonNode     *node,
                                    gsize        *length);
/* Overwrites every string in it: they may be passwords. What is left is good for nothing but to be freed. */
void        frt_json_wipe          (JsonObject   *object);

/* Typed getters: each gives FALSE with FRT_ERROR_INVALID_REQUEST and a field pointer when the member is missing or of
 * another type; the _optional_ ones leave *value alone when the member is missing or null. Strings are (transfer none). */
gboolean frt_json_get_string            (JsonObject *object, const char *name, const char **value, GError **error);
gboolean frt_json_get_optional_string   (JsonObject *object, const char *name, const char **value, GError **error);
gboolean frt_json_get_boolean           (JsonObject *object, const char *name, gboolean *value, GError **error);
gboolean frt_json_get_optional_boolean  (JsonObject *object, const char *name, gboolean *value, GError **error);
gboolean frt_json_get_int               (JsonObject *object, const char *name, gint64 *value, GError **error);
gboolean frt_json_get_optional_int      (JsonObject *object, const char *name, gint64 *value, GError **error);
gboolean frt_json_get_object            (JsonObject *object, const char *name, JsonObject **value, GError **error);
gboolean frt_json_get_optional_object   (JsonObject *object, const char *name, JsonObject **value, GError **error);
gboolean frt_json_get_array             (JsonObject *object, const char *name, JsonArray **value, GError **error);
gboolean frt_json_get_optional_array    (JsonObject *object, const char *name, JsonArray **value, GError **error);
/* Refuses a member that is not in @names (NULL-terminated): requests only; answers ignore what they do not know. */
gboolean frt_json_check_members         (JsonObject *object, const char *const *names, GError **error);
/* Adds the member, or a JSON null when @value is NULL. */
void     frt_json_set_string            (JsonObject *object, const char *name, const char *value);
void     frt_json_set_time              (JsonObject *object, const char *name, gint64 seconds);

G_END_DECLS
