/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Fratrie authors */
#include "app/frt-camera-portal.h"
#include "common/frt-error.h"

#include <gio/gunixfdlist.h>
#include <string.h>
#include <unistd.h>

/* A desktop's Camera portal, on a bus of the test's own: it says yes, no, or nothing. */

#define WORD "a picture"

static const char interfaces[] =
  "<node><interface name='org.freedesktop.portal.Camera'>"
  "<method name='AccessCamera'><arg type='a{sv}' direction='in'/><arg type='o' direction='out'/></method>"
  "<method name='OpenPipeWireRemote'><arg type='a{sv}' direction='in'/><arg type='h' direction='out'/></method>"
  "<property name='IsCameraPresent' type='b' access='read'/></interface>"
  "<interface name='org.freedesktop.portal.Request'><method name='Close'/></interface></node>";

typedef enum { GRANTS, GRANTS_AT_ONCE, REFUSES, SAYS_NOTHING } Habit;

typedef struct {
  GTestDBus       *bus;
  GDBusConnection *desktop;      /* the portal's own */
  GDBusNodeInfo   *info;
  Habit            habit;
  gboolean         present;
  guint            closed;       /* questions taken away */
} Portal;

static void
on_request_call (GDBusConnection *connection, const char *sender, const char *path, const char *interface, const char *method,
                 GVariant *arguments, GDBusMethodInvocation *call, gpointer user_data)
{
  ((Portal *) user_data)->closed++;
  g_dbus_method_invocation_return_value (call, NULL);
}

static const GDBusInterfaceVTable request_calls = { .method_call = on_request_call };

static void
respond (Portal *portal, const char *sender, const char *request, guint response)
{
  g_dbus_connection_emit_signal (portal->desktop, sender, request, "org.freedesktop.portal.Request", "Response",
                                 g_variant_new ("(ua{sv})", response, NULL), NULL);
}

static void
access_camera (Portal *portal, const char *sender, GVariant *arguments, GDBusMethodInvocation *call)
{
  g_autoptr (GVariant) options = g_variant_get_child_value (arguments, 0);
  g_autofree char *name = g_strdelimit (g_strdup (sender + 1), ".", '_');
  g_autofree char *request = NULL;
  const char *token;

  g_assert_true (g_variant_lookup (options, "handle_token", "&s", &token));
  request = g_strdup_printf ("/org/freedesktop/portal/desktop/request/%s/%s", name, token);
  g_dbus_connection_register_object (portal->desktop, request, portal->info->interfaces[1], &request_calls, portal, NULL,
                                     NULL);
  if (portal->habit == GRANTS_AT_ONCE)
    respond (portal, sender, request, 0);
  g_dbus_method_invocation_return_value (call, g_variant_new ("(o)", request));
  if (portal->habit == GRANTS || portal->habit == REFUSES)
    respond (portal, sender, request, portal->habit == REFUSES);
}

static void
open_remote (GDBusMethodInvocation *call)
{
  g_autoptr (GUnixFDList) list = NULL;
  int ends[2];

  g_assert_cmpint (pipe (ends), ==, 0);
  g_assert_cmpint (write (ends[1], WORD, strlen (WORD)), ==, strlen (WORD));
  close (ends[1]);
  list = g_unix_fd_list_new_from_array (ends, 1);
  g_dbus_method_invocation_return_value_with_unix_fd_list (call, g_variant_new ("(h)", 0), list);
}

static void
on_camera_call (GDBusConnection *connection, const char *sender, const char *path, const char *interface, const char *method,
                GVariant *arguments, GDBusMethodInvocation *call, gpointer user_data)
{
  if (g_str_equal (method, "AccessCamera"))
    access_camera (user_data, sender, arguments, call);
  else
    open_remote (call);
}

static GVariant *
on_camera_property (GDBusConnection *connection, const char *sender, const char *path, const char *interface,
                    const char *property, GError **error, gpointer user_data)
{
  return g_variant_new_boolean (((Portal *) user_data)->present);
}

static const GDBusInterfaceVTable camera_calls = { .method_call = on_camera_call, .get_property = on_camera_property };

/* On a connection of its own, as another program has; without @there nobody owns the portal's name. */
static void
set_up (Portal *portal, gconstpointer there)
{
  g_autoptr (GVariant) answer = NULL;
  g_autoptr (GError) error = NULL;

  portal->bus = g_test_dbus_new (G_TEST_DBUS_NONE);
  g_test_dbus_up (portal->bus);
  portal->info = g_dbus_node_info_new_for_xml (interfaces, NULL);
  portal->desktop = g_dbus_connection_new_for_address_sync (g_test_dbus_get_bus_address (portal->bus),
                                                            G_DBUS_CONNECTION_FLAGS_AUTHENTICATION_CLIENT |
                                                            G_DBUS_CONNECTION_FLAGS_MESSAGE_BUS_CONNECTION,
                                                            NULL, NULL, &error);
  g_assert_no_error (error);
  if (!GPOINTER_TO_INT (there))
    return;
  g_dbus_connection_register_object (portal->desktop, "/org/freedesktop/portal/desktop", portal->info->interfaces[0],
                                     &camera_calls, portal, NULL, &error);
  g_assert_no_error (error);
  answer = g_dbus_connection_call_sync (portal->desktop, "org.freedesktop.DBus", "/", "org.freedesktop.DBus", "RequestName",
                                        g_variant_new ("(su)", "org.freedesktop.portal.Desktop", 0), NULL,
                                        G_DBUS_CALL_FLAGS_NONE, -1, NULL, &error);
  g_assert_no_error (error);
}

static void
tear_down (Portal *portal, gconstpointer there)
{
  g_dbus_connection_close_sync (portal->desktop, NULL, NULL);
  g_object_unref (portal->desktop);
  g_dbus_node_info_unref (portal->info);
  g_test_dbus_down (portal->bus);
  g_object_unref (portal->bus);
}

static void
keep_result (GObject *source, GAsyncResult *result, gpointer user_data)
{
  *(GAsyncResult **) user_data = g_object_ref (result);
}

static GAsyncResult *
wait_for (GAsyncResult **result)
{
  while (*result == NULL)
    g_main_context_iteration (NULL, TRUE);
  return *result;
}

static int
open_camera (GError **error)
{
  g_autoptr (GAsyncResult) result = NULL;

  frt_camera_portal_open_async (NULL, keep_result, &result);
  return frt_camera_portal_open_finish (wait_for (&result), error);
}

static gboolean
find_camera (GError **error)
{
  g_autoptr (GAsyncResult) result = NULL;

  frt_camera_portal_find_async (NULL, keep_result, &result);
  return frt_camera_portal_find_finish (wait_for (&result), error);
}

static void
test_found (Portal *portal, gconstpointer there)
{
  g_autoptr (GError) error = NULL;

  portal->present = TRUE;
  g_assert_true (find_camera (&error));
  portal->present = FALSE;
  g_assert_false (find_camera (&error));
  g_assert_no_error (error);
}

static void
test_granted (Portal *portal, gconstpointer there)
{
  for (portal->habit = GRANTS; portal->habit <= GRANTS_AT_ONCE; portal->habit++) {
    g_autoptr (GError) error = NULL;
    int fd = open_camera (&error);
    char word[sizeof WORD] = "";

    g_assert_no_error (error);
    g_assert_cmpint (read (fd, word, sizeof word), ==, strlen (WORD));
    g_assert_cmpstr (word, ==, WORD);
    close (fd);
  }
}

static void
test_refused (Portal *portal, gconstpointer there)
{
  g_autoptr (GError) error = NULL;

  portal->habit = REFUSES;
  g_assert_cmpint (open_camera (&error), ==, -1);
  g_assert_error (error, FRT_ERROR, FRT_ERROR_REFUSED);
}

/* Whoever closes the window while the desktop asks: the question goes. */
static void
test_cancelled (Portal *portal, gconstpointer there)
{
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;

  portal->habit = SAYS_NOTHING;
  frt_camera_portal_open_async (cancellable, keep_result, &result);
  for (guint i = 0; i < 200; i++)
    g_main_context_iteration (NULL, FALSE);
  g_cancellable_cancel (cancellable);
  g_assert_cmpint (frt_camera_portal_open_finish (wait_for (&result), &error), ==, -1);
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
}

static void
test_absent (Portal *portal, gconstpointer there)
{
  g_autoptr (GError) error = NULL;

  g_assert_false (find_camera (&error));
  g_assert_error (error, G_DBUS_ERROR, G_DBUS_ERROR_SERVICE_UNKNOWN);
  g_clear_error (&error);
  g_assert_cmpint (open_camera (&error), ==, -1);
  g_assert_error (error, G_DBUS_ERROR, G_DBUS_ERROR_SERVICE_UNKNOWN);
}

int
main (int argc, char **argv)
{
  gpointer there = GINT_TO_POINTER (TRUE);

  g_test_init (&argc, &argv, NULL);
  g_test_add ("/camera-portal/found", Portal, there, set_up, test_found, tear_down);
  g_test_add ("/camera-portal/granted", Portal, there, set_up, test_granted, tear_down);
  g_test_add ("/camera-portal/refused", Portal, there, set_up, test_refused, tear_down);
  g_test_add ("/camera-portal/cancelled", Portal, there, set_up, test_cancelled, tear_down);
  g_test_add ("/camera-portal/absent", Portal, NULL, set_up, test_absent, tear_down);
  return g_test_run ();
}
