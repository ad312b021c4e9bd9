/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Fratrie authors */
#include "app/frt-camera-finder.h"
#include "app/frt-camera-window.h"

/* Built without GStreamer: there is no camera, so nobody is offered its window. */

struct _FrtCameraWindow {
  AdwWindow parent_instance;
};

G_DEFINE_FINAL_TYPE (FrtCameraWindow, frt_camera_window, ADW_TYPE_WINDOW)

static void
frt_camera_window_class_init (FrtCameraWindowClass *klass)
{
  g_signal_new ("read", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 1, G_TYPE_POINTER);
}

static void
frt_camera_window_init (FrtCameraWindow *self)
{
}

/* See the header. */
GtkWidget *
frt_camera_window_new (const char *source)
{
  return g_object_new (FRT_TYPE_CAMERA_WINDOW, NULL);
}

/* See the header. */
void
frt_camera_finder_find_async (GCancellable *cancellable, GAsyncReadyCallback callback, gpointer user_data)
{
  g_autoptr (GTask) task = g_task_new (NULL, cancellable, callback, user_data);

  g_task_set_source_tag (task, frt_camera_finder_find_async);
  g_task_return_boolean (task, FALSE);
}

/* See the header. */
gboolean
frt_camera_finder_find_finish (GAsyncResult *result)
{
  return g_task_propagate_boolean (G_TASK (result), NULL);
}
