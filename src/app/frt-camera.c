/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Fratrie authors */
#include "config.h"

#include "app/frt-camera.h"

#include "app/frt-camera-eye.h"
#include "app/frt-camera-portal.h"
#include "app/frt-letter-problem.h"
#include "common/frt-error.h"

#include <glib/gi18n.h>
#include <unistd.h>

struct _FrtCamera {
  GObject       parent_instance;

  char         *source;          /* (owned) (nullable) */
  GCancellable *cancellable;     /* (owned) (nullable) until it is started */
  GstElement   *pipeline;        /* (owned) (nullable) while it runs */
  guint         watch;           /* of the pipeline's bus; 0: none */
  GdkPaintable *paintable;       /* (owned) (nullable) */
};

G_DEFINE_FINAL_TYPE (FrtCamera, frt_camera, G_TYPE_OBJECT)

enum { PROP_0, PROP_SOURCE, PROP_PAINTABLE, N_PROPS };
enum { READ, FAILED, N_SIGNALS };

static GParamSpec *props[N_PROPS];
static guint signals[N_SIGNALS];

static gboolean
set_no_camera (GError **error)
{
  return frt_letter_problem_set (error, _("The camera cannot be used. Another program may be using it: close that, then try "
                                          "again. Or take a photo of the letter and open it."));
}

static void
fail (FrtCamera *self, GError *error)
{
  g_autoptr (GError) failure = error;

  frt_camera_stop (self);
  g_signal_emit (self, signals[FAILED], 0, failure);
}

static void
on_sight (GObject *watcher, const FrtSight *sight)
{
  FrtCamera *self = FRT_CAMERA (watcher);

  g_set_object (&self->paintable, GDK_PAINTABLE (sight->texture));
  g_object_notify_by_pspec (G_OBJECT (self), props[PROP_PAINTABLE]);
  if (sight->letter != NULL) {
    frt_camera_stop (self);
    g_signal_emit (self, signals[READ], 0, sight->letter);
  } else if (sight->error != NULL) {
    fail (self, g_error_copy (sight->error));
  }
}

static gboolean
on_bus_message (GstBus *bus, GstMessage *message, gpointer user_data)
{
  FrtCamera *self = user_data;
  g_autoptr (GError) reason = NULL;
  GError *error = NULL;

  if (GST_MESSAGE_TYPE (message) != GST_MESSAGE_ERROR && GST_MESSAGE_TYPE (message) != GST_MESSAGE_EOS)
    return G_SOURCE_CONTINUE;
  if (GST_MESSAGE_TYPE (message) == GST_MESSAGE_ERROR) {
    gst_message_parse_error (message, &reason, NULL);
    g_debug ("camera: %s", reason->message);
  }
  self->watch = 0;
  set_no_camera (&error);
  fail (self, error);
  return G_SOURCE_REMOVE;
}

typedef struct {
  char *source;      /* (owned) */
  int   fd;          /* (owned) or -1 */
} Opening;

static void
opening_free (gpointer data)
{
  Opening *opening = data;

  if (opening->fd >= 0)
    close (opening->fd);
  g_free (opening->source);
  g_free (opening);
}

/* GStreamer reads its registry at the start, and devices take their time to open: not in the main loop. */
static void
open_in_thread (GTask *task, gpointer source, gpointer task_data, GCancellable *cancellable)
{
  Opening *opening = task_data;
  GError *error = NULL;
  int fd = opening->fd;
  GstElement *pipeline;

  opening->fd = -1;
  pipeline = frt_camera_eye_open (opening->source, fd, on_sight, source, cancellable, &error);
  if (pipeline != NULL)
    g_task_return_pointer (task, pipeline, (GDestroyNotify) frt_camera_eye_close);
  else
    g_task_return_error (task, error);
}

static void
on_opened (GObject *source, GAsyncResult *result, gpointer user_data)
{
  FrtCamera *self = FRT_CAMERA (source);
  GError *error = NULL;
  g_autoptr (GstBus) bus = NULL;

  self->pipeline = g_task_propagate_pointer (G_TASK (result), &error);
  if (self->pipeline != NULL) {
    bus = gst_element_get_bus (self->pipeline);
    self->watch = gst_bus_add_watch (bus, on_bus_message, self);
  } else if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED)) {
    g_error_free (error);
  } else {
    fail (self, error);
  }
}

static void
open_source (FrtCamera *self, const char *source, int fd)
{
  g_autoptr (GTask) task = g_task_new (self, self->cancellable, on_opened, NULL);
  Opening *opening = g_new (Opening, 1);

  *opening = (Opening) { g_strdup (source), fd };
  g_task_set_source_tag (task, open_source);
  g_task_set_task_data (task, opening, opening_free);
  g_task_run_in_thread (task, open_in_thread);
}

static void
on_portal_opened (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (FrtCamera) self = user_data;
  g_autoptr (GError) error = NULL;
  int fd = frt_camera_portal_open_finish (result, &error);
  g_autofree char *remote = NULL;
  GError *failure = NULL;

  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return;
  if (fd >= 0) {
    remote = g_strdup_printf ("pipewiresrc fd=%d", fd);
    open_source (self, remote, fd);
  } else if (g_error_matches (error, FRT_ERROR, FRT_ERROR_REFUSED)) {
    frt_letter_problem_set (&failure, _("The camera may not be used. Allow it in this computer’s settings, or take a photo of "
                                        "the letter and open it."));
    fail (self, failure);
  } else {
    open_source (self, "v4l2src", -1);
  }
}

static void
frt_camera_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  FrtCamera *self = FRT_CAMERA (object);

  if (id == PROP_SOURCE)
    g_value_set_string (value, self->source);
  else if (id == PROP_PAINTABLE)
    g_value_set_object (value, self->paintable);
  else
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
}

static void
frt_camera_set_property (GObject *object, guint id, const GValue *value, GParamSpec *pspec)
{
  if (id == PROP_SOURCE)
    FRT_CAMERA (object)->source = g_value_dup_string (value);
  else
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
}

static void
frt_camera_dispose (GObject *object)
{
  FrtCamera *self = FRT_CAMERA (object);

  frt_camera_stop (self);
  g_clear_object (&self->paintable);

  G_OBJECT_CLASS (frt_camera_parent_class)->dispose (object);
}

static void
frt_camera_finalize (GObject *object)
{
  g_free (FRT_CAMERA (object)->source);

  G_OBJECT_CLASS (frt_camera_parent_class)->finalize (object);
}

static void
frt_camera_class_init (FrtCameraClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->get_property = frt_camera_get_property;
  object_class->set_property = frt_camera_set_property;
  object_class->dispose = frt_camera_dispose;
  object_class->finalize = frt_camera_finalize;

  props[PROP_SOURCE] = g_param_spec_string ("source", NULL, NULL, NULL,
                                            G_PARAM_READWRITE | G_PARAM_CONSTRUCT_ONLY | G_PARAM_STATIC_STRINGS);
  props[PROP_PAINTABLE] = g_param_spec_object ("paintable", NULL, NULL, GDK_TYPE_PAINTABLE,
                                               G_PARAM_READABLE | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, props);
  signals[READ] = g_signal_new ("read", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 1,
                                G_TYPE_POINTER);
  signals[FAILED] = g_signal_new ("failed", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE,
                                  1, G_TYPE_ERROR);
}

static void
frt_camera_init (FrtCamera *self)
{
}

/**
 * frt_camera_new:
 * @source: (nullable): a GStreamer description of where pictures come from; %NULL for the camera
 *
 * Returns: (transfer full): a camera that is off
 */
FrtCamera *
frt_camera_new (const char *source)
{
  return g_object_new (FRT_TYPE_CAMERA, "source", source, NULL);
}

/**
 * frt_camera_start:
 * @self: a #FrtCamera
 *
 * Switches it on: through the desktop's portal, which may ask the user, or straight where there is none.
 */
void
frt_camera_start (FrtCamera *self)
{
  frt_camera_stop (self);
  self->cancellable = g_cancellable_new ();
  if (self->source != NULL)
    open_source (self, self->source, -1);
  else
    frt_camera_portal_open_async (self->cancellable, on_portal_opened, g_object_ref (self));
}

/**
 * frt_camera_stop:
 * @self: a #FrtCamera
 *
 * Switches it off; nothing is seen or told after that.
 */
void
frt_camera_stop (FrtCamera *self)
{
  g_autoptr (GstElement) pipeline = g_steal_pointer (&self->pipeline);

  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  g_clear_handle_id (&self->watch, g_source_remove);
  if (pipeline != NULL)
    frt_camera_eye_close (g_steal_pointer (&pipeline));
}
