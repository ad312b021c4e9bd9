/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Fratrie authors */
#include "app/frt-camera-finder.h"

#include "app/frt-camera-portal.h"

#define DEVICES "/dev"
#define DEVICE  "video"      /* and a number */

static gboolean
has_device (void)
{
  g_autoptr (GDir) devices = g_dir_open (DEVICES, 0, NULL);
  const char *name;

  while (devices != NULL && (name = g_dir_read_name (devices)) != NULL)
    if (g_str_has_prefix (name, DEVICE) && g_ascii_isdigit (name[sizeof DEVICE - 1]))
      return TRUE;
  return FALSE;
}

static void
on_portal_asked (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = user_data;
  g_autoptr (GError) error = NULL;
  gboolean found = frt_camera_portal_find_finish (result, &error);

  /* A desktop without the portal lets one open the device itself. */
  if (!g_task_return_error_if_cancelled (task))
    g_task_return_boolean (task, error != NULL ? has_device () : found);
}

/**
 * frt_camera_finder_find_async:
 * @cancellable: (nullable): a #GCancellable
 * @callback: called with the answer
 * @user_data: for @callback
 *
 * Asks the desktop, or looks for a device where there is no portal.
 */
void
frt_camera_finder_find_async (GCancellable *cancellable, GAsyncReadyCallback callback, gpointer user_data)
{
  GTask *task = g_task_new (NULL, cancellable, callback, user_data);

  g_task_set_source_tag (task, frt_camera_finder_find_async);
  frt_camera_portal_find_async (cancellable, on_portal_asked, task);
}

/**
 * frt_camera_finder_find_finish:
 * @result: what the callback was given
 *
 * Returns: whether there is one
 */
gboolean
frt_camera_finder_find_finish (GAsyncResult *result)
{
  return g_task_propagate_boolean (G_TASK (result), NULL);
}
