/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Fratrie authors */
#include "app/frt-camera-portal.h"

#include "common/frt-error.h"

#include <gio/gunixfdlist.h>
#include <string.h>
#include <unistd.h>

#define NAME    "org.freedesktop.portal.Desktop"
#define PATH    "/org/freedesktop/portal/desktop"
#define CAMERA  "org.freedesktop.portal.Camera"
#define REQUEST "org.freedesktop.portal.Request"

#define FIND_LIMIT 5000      /* milliseconds for a question that asks nobody */

/* An access being asked for. Whether it is granted comes by a signal, which may come before the call's own answer. */
typedef struct {
  GDBusConnection *bus;              /* (owned) */
  guint            subscription;     /* 0: none */
  char            *request;          /* (owned): the request's object path */
  gulong           cancelled_id;     /* of the task's cancellable; 0: none */
} Access;

static void
access_free (gpointer data)
{
  Access *access = data;

  if (access->subscription != 0)
    g_dbus_connection_signal_unsubscribe (access->bus, access->subscription);
  g_object_unref (access->bus);
  g_free (access->request);
  g_free (access);
}

static void
call (GDBusConnection *bus, const char *interface, const char *method, GVariant *arguments, const char *answer, int limit,
      GCancellable *cancellable, GAsyncReadyCallback callback, gpointer user_data)
{
  g_dbus_connection_call_with_unix_fd_list (bus, NAME, PATH, interface, method, arguments, G_VARIANT_TYPE (answer),
                                            G_DBUS_CALL_FLAGS_NONE, limit, NULL, cancellable, callback, user_data);
}

static void
on_presence_told (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = user_data;
  GError *error = NULL;
  g_autoptr (GVariant) answer = g_dbus_connection_call_with_unix_fd_list_finish (G_DBUS_CONNECTION (source), NULL, result,
                                                                                 &error);
  g_autoptr (GVariant) value = NULL;

  if (answer == NULL) {
    g_task_return_error (task, error);
    return;
  }
  g_variant_get (answer, "(v)", &value);
  g_task_return_boolean (task, g_variant_is_of_type (value, G_VARIANT_TYPE_BOOLEAN) && g_variant_get_boolean (value));
}

static void
on_bus_for_presence (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = user_data;
  GError *error = NULL;
  g_autoptr (GDBusConnection) bus = g_bus_get_finish (result, &error);

  if (bus == NULL)
    g_task_return_error (task, error);
  else
    call (bus, "org.freedesktop.DBus.Properties", "Get", g_variant_new ("(ss)", CAMERA, "IsCameraPresent"), "(v)",
          FIND_LIMIT, g_task_get_cancellable (task), on_presence_told, g_object_ref (task));
}

/**
 * frt_camera_portal_find_async:
 * @cancellable: (nullable): a #GCancellable
 * @callback: called with the answer
 * @user_data: for @callback
 *
 * Asks whether there is a camera. Nobody is asked for anything yet.
 */
void
frt_camera_portal_find_async (GCancellable *cancellable, GAsyncReadyCallback callback, gpointer user_data)
{
  GTask *task = g_task_new (NULL, cancellable, callback, user_data);

  g_task_set_source_tag (task, frt_camera_portal_find_async);
  g_bus_get (G_BUS_TYPE_SESSION, cancellable, on_bus_for_presence, task);
}

/* See the header. */
gboolean
frt_camera_portal_find_finish (GAsyncResult *result, GError **error)
{
  return g_task_propagate_boolean (G_TASK (result), error);
}

/* Ends the asking; what comes after that, as the answer to a request nobody waits for any more, is nothing. */
static void
stop_waiting (GTask *task)
{
  Access *access = g_task_get_task_data (task);

  if (access->subscription != 0)
    g_dbus_connection_signal_unsubscribe (access->bus, access->subscription);
  access->subscription = 0;
  if (access->cancelled_id != 0)
    g_signal_handler_disconnect (g_task_get_cancellable (task), access->cancelled_id);
  access->cancelled_id = 0;
}

static void
on_remote_opened (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = user_data;
  g_autoptr (GUnixFDList) descriptors = NULL;
  GError *error = NULL;
  g_autoptr (GVariant) answer = g_dbus_connection_call_with_unix_fd_list_finish (G_DBUS_CONNECTION (source), &descriptors,
                                                                                 result, &error);
  int handle, fd = -1;

  if (answer != NULL) {
    g_variant_get (answer, "(h)", &handle);
    fd = descriptors != NULL ? g_unix_fd_list_get (descriptors, handle, &error) : -1;
  }
  if (fd >= 0)
    g_task_return_int (task, fd);
  else
    g_task_return_error (task, error != NULL ? error : frt_error_new (FRT_ERROR_REFUSED, "the portal gave no descriptor"));
}

static void
on_response (GDBusConnection *bus,
             const char      *sender,
             const char      *path,
             const char      *interface,
             const char      *name,
             GVariant        *arguments,
             gpointer         user_data)
{
  g_autoptr (GTask) task = g_object_ref (user_data);
  guint32 response = 2;

  stop_waiting (task);
  if (g_variant_is_of_type (arguments, G_VARIANT_TYPE ("(ua{sv})")))
    g_variant_get (arguments, "(u@a{sv})", &response, NULL);
  if (response != 0) {
    g_task_return_error (task, frt_error_new (FRT_ERROR_REFUSED, "access to the camera was not granted (%u)", response));
    return;
  }
  call (bus, CAMERA, "OpenPipeWireRemote", g_variant_new ("(a{sv})", NULL), "(h)", -1, g_task_get_cancellable (task),
        on_remote_opened, g_object_ref (task));
}

static void
on_access_asked (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = user_data;
  Access *access = g_task_get_task_data (task);
  GError *error = NULL;
  g_autoptr (GVariant) answer = g_dbus_connection_call_with_unix_fd_list_finish (G_DBUS_CONNECTION (source), NULL, result,
                                                                                 &error);

  if (answer != NULL || access->subscription == 0) {      /* or it was answered, or cancelled, before */
    g_clear_error (&error);
    return;
  }
  stop_waiting (task);
  g_task_return_error (task, error);
}

/* The user's desktop may still show its question: it is told to take it away. */
static void
on_cancelled (GCancellable *cancellable, gpointer user_data)
{
  g_autoptr (GTask) task = g_object_ref (user_data);
  Access *access = g_task_get_task_data (task);

  g_dbus_connection_call (access->bus, NAME, access->request, REQUEST, "Close", NULL, NULL, G_DBUS_CALL_FLAGS_NONE, -1, NULL,
                          NULL, NULL);
  stop_waiting (task);
  g_task_return_error_if_cancelled (task);
}

static char *
dup_request (GDBusConnection *bus, const char *token)
{
  g_autofree char *sender = g_strdelimit (g_strdup (g_dbus_connection_get_unique_name (bus) + 1), ".", '_');

  return g_strconcat (PATH "/request/", sender, "/", token, NULL);
}

static void
ask_access (GTask *task, GDBusConnection *bus)
{
  g_autofree char *token = g_strdup_printf ("fratrie%u", g_random_int ());
  GCancellable *cancellable = g_task_get_cancellable (task);
  Access *access = g_new0 (Access, 1);
  GVariantBuilder options;

  access->bus = g_object_ref (bus);
  access->request = dup_request (bus, token);
  g_task_set_task_data (task, access, access_free);
  access->subscription = g_dbus_connection_signal_subscribe (bus, NAME, REQUEST, "Response", access->request, NULL,
                                                             G_DBUS_SIGNAL_FLAGS_NONE, on_response,
                                                             g_object_ref (task), g_object_unref);
  if (cancellable != NULL)
    access->cancelled_id = g_signal_connect (cancellable, "cancelled", G_CALLBACK (on_cancelled), task);
  g_variant_builder_init (&options, G_VARIANT_TYPE_VARDICT);
  g_variant_builder_add (&options, "{sv}", "handle_token", g_variant_new_string (token));
  call (bus, CAMERA, "AccessCamera", g_variant_new ("(a{sv})", &options), "(o)", -1, NULL, on_access_asked,
        g_object_ref (task));
}

static void
on_bus_for_access (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = user_data;
  GError *error = NULL;
  g_autoptr (GDBusConnection) bus = g_bus_get_finish (result, &error);

  if (bus == NULL)
    g_task_return_error (task, error);
  else if (!g_task_return_error_if_cancelled (task))
    ask_access (task, bus);
}

/**
 * frt_camera_portal_open_async:
 * @cancellable: (nullable): takes the desktop's question away
 * @callback: called when the user has answered it
 * @user_data: for @callback
 *
 * Asks for the camera: the desktop may ask the user.
 */
void
frt_camera_portal_open_async (GCancellable *cancellable, GAsyncReadyCallback callback, gpointer user_data)
{
  GTask *task = g_task_new (NULL, cancellable, callback, user_data);

  g_task_set_source_tag (task, frt_camera_portal_open_async);
  g_bus_get (G_BUS_TYPE_SESSION, cancellable, on_bus_for_access, task);
}

/**
 * frt_camera_portal_open_finish:
 * @result: what the callback was given
 * @error: return location for a #GError
 *
 * Returns: a descriptor of PipeWire's remote, which the caller closes; -1 with %FRT_ERROR_REFUSED when the user, or the
 *   desktop, says no, or a #GDBusError when there is no portal
 */
int
frt_camera_portal_open_finish (GAsyncResult *result, GError **error)
{
  return (int) g_task_propagate_int (G_TASK (result), error);
}
