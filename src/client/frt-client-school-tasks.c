/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Fratrie authors */
#include "client/frt-client-school.h"

#include "client/frt-client-private.h"
#include "common/frt-time.h"

/* What a school's office is asked, what was done there, and how far it has come. */

static GListModel *
store_new (GType type, GPtrArray *list)
{
  GListStore *store = g_list_store_new (type);

  for (guint i = 0; i < list->len; i++)
    g_list_store_append (store, list->pdata[i]);

  return G_LIST_MODEL (store);
}

static gpointer
read_task (JsonObject *object, GError **error)
{
  return frt_school_task_new_from_json (object, error);
}

static gpointer
read_tasks (FrtClient *self, JsonObject *answer, GError **error)
{
  g_autoptr (GPtrArray) tasks = frt_client_read_list (answer, "tasks", read_task, g_object_unref, error);

  return tasks != NULL ? store_new (FRT_TYPE_SCHOOL_TASK, tasks) : NULL;
}

/* See the header. */
void
frt_client_list_tasks_async (FrtClient           *self,
                             const char          *uai,
                             GCancellable        *cancellable,
                             GAsyncReadyCallback  callback,
                             gpointer             user_data)
{
  FrtCall *call = frt_call_new (SOUP_METHOD_GET, read_tasks, FRT_API_PREFIX "/schools/%s/tasks", uai);

  frt_client_call_async (self, call, cancellable, callback, user_data);
}

/* (transfer full): the tasks. */
GListModel *
frt_client_list_tasks_finish (FrtClient *self, GAsyncResult *result, GError **error)
{
  return frt_client_call_finish (self, result, error);
}

/* See the header; FRT_ERROR_NOT_FOUND when somebody has answered it meanwhile. */
void
frt_client_answer_task_async (FrtClient           *self,
                              const char          *uai,
                              const char          *id,
                              gboolean             accepted,
                              const char          *message,
                              GCancellable        *cancellable,
                              GAsyncReadyCallback  callback,
                              gpointer             user_data)
{
  FrtCall *call = frt_call_new (SOUP_METHOD_POST, frt_client_read_done, FRT_API_PREFIX "/schools/%s/tasks/%s", uai, id);
  JsonObject *body = json_object_new ();

  json_object_set_string_member (body, "answer", accepted ? "accepted" : "refused");
  if (message != NULL && *message != '\0')
    json_object_set_string_member (body, "message", message);
  frt_call_set_body (call, body);
  frt_client_call_async (self, call, cancellable, callback, user_data);
}

/* Whether it is answered now. */
gboolean
frt_client_answer_task_finish (FrtClient *self, GAsyncResult *result, GError **error)
{
  return frt_client_done_finish (self, result, error);
}

static gpointer
read_event (JsonObject *object, GError **error)
{
  return frt_school_event_new_from_json (object, error);
}

static int
compare_events (gconstpointer one, gconstpointer other)
{
  gint64 a = frt_school_event_get_at (*(FrtSchoolEvent *const *) one);
  gint64 b = frt_school_event_get_at (*(FrtSchoolEvent *const *) other);

  return (a < b) - (a > b);
}

static gpointer
read_events (FrtClient *self, JsonObject *answer, GError **error)
{
  g_autoptr (GPtrArray) events = frt_client_read_list (answer, "events", read_event, g_object_unref, error);

  if (events == NULL)
    return NULL;

  g_ptr_array_sort (events, compare_events);      /* the service tells the oldest first */
  return store_new (FRT_TYPE_SCHOOL_EVENT, events);
}

/* See the header. */
void
frt_client_list_school_events_async (FrtClient           *self,
                                     const char          *uai,
                                     gint64               since,
                                     GCancellable        *cancellable,
                                     GAsyncReadyCallback  callback,
                                     gpointer             user_data)
{
  g_autofree char *moment = frt_time_format (since);
  g_autofree char *escaped = g_uri_escape_string (moment, NULL, FALSE);
  FrtCall *call = frt_call_new (SOUP_METHOD_GET, read_events, FRT_API_PREFIX "/schools/%s/events?since=%s", uai, escaped);

  call->carriage = (FrtCarriage) { .max_bytes = 32 * 1024 * 1024 };
  frt_client_call_async (self, call, cancellable, callback, user_data);
}

/* (transfer full): the journal. */
GListModel *
frt_client_list_school_events_finish (FrtClient *self, GAsyncResult *result, GError **error)
{
  return frt_client_call_finish (self, result, error);
}

static gpointer
read_figures (FrtClient *self, JsonObject *answer, GError **error)
{
  return frt_school_figures_new_from_json (answer, error);
}

/* See the header. */
void
frt_client_load_figures_async (FrtClient           *self,
                               const char          *uai,
                               GCancellable        *cancellable,
                               GAsyncReadyCallback  callback,
                               gpointer             user_data)
{
  FrtCall *call = frt_call_new (SOUP_METHOD_GET, read_figures, FRT_API_PREFIX "/schools/%s/statistics", uai);

  call->free_result = (GDestroyNotify) frt_school_figures_free;
  frt_client_call_async (self, call, cancellable, callback, user_data);
}

/* (transfer full): the figures. */
FrtSchoolFigures *
frt_client_load_figures_finish (FrtClient *self, GAsyncResult *result, GError **error)
{
  return frt_client_call_finish (self, result, error);
}
