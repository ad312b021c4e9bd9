/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Fratrie authors */
#pragma once

#include <json-glib/json-glib.h>

G_BEGIN_DECLS

/* GET /.well-known/fratrie: what the app asks of an address the parent types. */
typedef struct {
  char     *name;
  char     *version;
  char    **languages;              /* NULL-terminated ISO 639-1 codes */
  guint     password_min_length;
  char     *support_email;          /* (nullable) */
  char     *support_phone;          /* (nullable) */
  char     *support_url;            /* (nullable) */
  gboolean  demo;
} FrtServiceInfo;

FrtServiceInfo *frt_service_info_new_from_json (JsonObject *object, GError **error);
JsonNode       *frt_service_info_to_json       (const FrtServiceInfo *self);
void            frt_service_info_free          (FrtServiceInfo *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (FrtServiceInfo, frt_service_info_free)

G_END_DECLS
