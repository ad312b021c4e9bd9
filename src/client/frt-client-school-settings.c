/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Fratrie authors */
#include "client/frt-client-school.h"

#include "client/frt-client-private.h"

/* What parents see of a school, and what it has chosen. */

static gpointer
read_settings (FrtClient *self, JsonObject *answer, GError **error)
{
  return frt_school_settings_new_from_json (answer, error);
}

static FrtCall *
settings_call_new (const char *method, const char *uai)
{
  FrtCall *call = frt_call_new (method, read_settings, FRT_API_PREFIX "/schools/%s", uai);

  call->free_result = (GDestroyNotify) frt_school_settings_free;

  return call;
}

/* See the header. */
void
frt_client_load_school_async (FrtClient           *self,
                              const char          *uai,
                              GCancellable        *cancellable,
                              GAsyncReadyCallback  callback,
                              gpointer             user_data)
{
  frt_client_call_async (self, settings_call_new (SOUP_METHOD_GET, uai), cancellable, callback, user_data);
}

/* (transfer full): the settings. */
FrtSchoolSettings *
frt_client_load_school_finish (FrtClient *self, GAsyncResult *result, GError **error)
{
  return frt_client_call_finish (self, result, error);
}

static void
add_text (JsonObject *body, const char *name, const char *text)
{
  if (text != NULL)
    json_object_set_string_member (body, name, text);
}

/* See the header; FRT_ERROR_INVALID_REQUEST about the member that is wrong. */
void
frt_client_change_school_async (FrtClient             *self,
                                const char            *uai,
                                const FrtSchoolChange *change,
                                GCancellable          *cancellable,
                                GAsyncReadyCallback    callback,
                                gpointer               user_data)
{
  FrtCall *call = settings_call_new ("PATCH", uai);
  JsonObject *body = json_object_new ();

  add_text (body, "address", change->address);
  add_text (body, "ent", change->ent);
  add_text (body, "website", change->website);
  add_text (body, "contact", change->contact);
  if (change->siblings != NULL)
    json_object_set_boolean_member (body, "siblings", *change->siblings);
  frt_call_set_body (call, body);
  frt_client_call_async (self, call, cancellable, callback, user_data);
}

/* (transfer full): the settings as they are now. */
FrtSchoolSettings *
frt_client_change_school_finish (FrtClient *self, GAsyncResult *result, GError **error)
{
  return frt_client_call_finish (self, result, error);
}
