/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Fratrie authors */
#include "config.h"

#include "app/frt-camera-window.h"

#include "app/frt-camera.h"
#include "common/frt-error.h"
#include "widgets/frt-mnemonic.h"

struct _FrtCameraWindow {
  AdwWindow   parent_instance;

  char       *source;      /* (owned) (nullable) */
  FrtCamera  *camera;      /* (owned) */

  GtkStack   *stack;       /* "waiting", "picture" or "problem" */
  GtkPicture *picture;
  GtkLabel   *problem;
};

G_DEFINE_FINAL_TYPE (FrtCameraWindow, frt_camera_window, ADW_TYPE_WINDOW)

enum { PROP_0, PROP_SOURCE, N_PROPS };
enum { READ, N_SIGNALS };

static GParamSpec *props[N_PROPS];
static guint signals[N_SIGNALS];

static void
on_seen (FrtCameraWindow *self)
{
  g_autoptr (GdkPaintable) paintable = NULL;

  g_object_get (self->camera, "paintable", &paintable, NULL);
  gtk_picture_set_paintable (self->picture, paintable);
  gtk_stack_set_visible_child_name (self->stack, "picture");
}

static void
on_read (FrtCameraWindow *self, const FrtLetterLink *letter)
{
  g_signal_emit (self, signals[READ], 0, letter);
  gtk_window_close (GTK_WINDOW (self));
}

static void
on_failed (FrtCameraWindow *self, const GError *error)
{
  g_autofree char *sentence = frt_error_dup_user_message (error);

  gtk_label_set_text (self->problem, sentence);
  gtk_stack_set_visible_child_name (self->stack, "problem");
}

static void
start (FrtCameraWindow *self)
{
  gtk_stack_set_visible_child_name (self->stack, "waiting");
  frt_camera_start (self->camera);
}

/* Only while it is to be seen. */
static void
frt_camera_window_map (GtkWidget *widget)
{
  GTK_WIDGET_CLASS (frt_camera_window_parent_class)->map (widget);
  start (FRT_CAMERA_WINDOW (widget));
}

static void
frt_camera_window_unmap (GtkWidget *widget)
{
  frt_camera_stop (FRT_CAMERA_WINDOW (widget)->camera);
  GTK_WIDGET_CLASS (frt_camera_window_parent_class)->unmap (widget);
}

static void
frt_camera_window_constructed (GObject *object)
{
  FrtCameraWindow *self = FRT_CAMERA_WINDOW (object);

  G_OBJECT_CLASS (frt_camera_window_parent_class)->constructed (object);
  self->camera = frt_camera_new (self->source);
  g_signal_connect_object (self->camera, "notify::paintable", G_CALLBACK (on_seen), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->camera, "read", G_CALLBACK (on_read), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->camera, "failed", G_CALLBACK (on_failed), self, G_CONNECT_SWAPPED);
}

static void
frt_camera_window_set_property (GObject *object, guint id, const GValue *value, GParamSpec *pspec)
{
  if (id == PROP_SOURCE)
    FRT_CAMERA_WINDOW (object)->source = g_value_dup_string (value);
  else
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
}

static void
frt_camera_window_dispose (GObject *object)
{
  FrtCameraWindow *self = FRT_CAMERA_WINDOW (object);

  if (self->camera != NULL)
    frt_camera_stop (self->camera);
  g_clear_object (&self->camera);

  G_OBJECT_CLASS (frt_camera_window_parent_class)->dispose (object);
}

static void
frt_camera_window_finalize (GObject *object)
{
  g_free (FRT_CAMERA_WINDOW (object)->source);

  G_OBJECT_CLASS (frt_camera_window_parent_class)->finalize (object);
}

static void
frt_camera_window_class_init (FrtCameraWindowClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->constructed = frt_camera_window_constructed;
  object_class->set_property = frt_camera_window_set_property;
  object_class->dispose = frt_camera_window_dispose;
  object_class->finalize = frt_camera_window_finalize;
  widget_class->map = frt_camera_window_map;
  widget_class->unmap = frt_camera_window_unmap;

  props[PROP_SOURCE] = g_param_spec_string ("source", NULL, NULL, NULL,
                                            G_PARAM_WRITABLE | G_PARAM_CONSTRUCT_ONLY | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, props);
  signals[READ] = g_signal_new ("read", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 1,
                                G_TYPE_POINTER);

  gtk_widget_class_set_template_from_resource (widget_class, "/fr/fratrie/Fratrie/ui/frt-camera-window.ui");
  gtk_widget_class_bind_template_child (widget_class, FrtCameraWindow, stack);
  gtk_widget_class_bind_template_child (widget_class, FrtCameraWindow, picture);
  gtk_widget_class_bind_template_child (widget_class, FrtCameraWindow, problem);
  gtk_widget_class_bind_template_callback (widget_class, start);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Escape, 0, "window.close", NULL);
}

static void
frt_camera_window_init (FrtCameraWindow *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  frt_mnemonic_name_once (GTK_WIDGET (self));
}

/**
 * frt_camera_window_new:
 * @source: (nullable): a GStreamer description of where pictures come from; %NULL for the camera
 *
 * Returns: (transfer none): a window, which switches the camera on when it is presented
 */
GtkWidget *
frt_camera_window_new (const char *source)
{
  return g_object_new (FRT_TYPE_CAMERA_WINDOW, "source", source, NULL);
}
