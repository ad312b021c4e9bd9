/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Fratrie authors */
#include "config.h"

#include "app/frt-camera-button.h"

#include "app/frt-camera-finder.h"

#include <glib/gi18n.h>

struct _FrtCameraButton {
  GtkButton     parent_instance;

  GCancellable *cancellable;      /* (owned) (nullable): lives from root to unroot */
};

G_DEFINE_FINAL_TYPE (FrtCameraButton, frt_camera_button, GTK_TYPE_BUTTON)

static void
on_found (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (FrtCameraButton) self = user_data;

  gtk_widget_set_visible (GTK_WIDGET (self), frt_camera_finder_find_finish (result));
}

static void
frt_camera_button_root (GtkWidget *widget)
{
  FrtCameraButton *self = FRT_CAMERA_BUTTON (widget);

  GTK_WIDGET_CLASS (frt_camera_button_parent_class)->root (widget);
  self->cancellable = g_cancellable_new ();
  frt_camera_finder_find_async (self->cancellable, on_found, g_object_ref (self));
}

static void
frt_camera_button_unroot (GtkWidget *widget)
{
  FrtCameraButton *self = FRT_CAMERA_BUTTON (widget);

  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  GTK_WIDGET_CLASS (frt_camera_button_parent_class)->unroot (widget);
}

static void
frt_camera_button_class_init (FrtCameraButtonClass *klass)
{
  GTK_WIDGET_CLASS (klass)->root = frt_camera_button_root;
  GTK_WIDGET_CLASS (klass)->unroot = frt_camera_button_unroot;
}

static void
frt_camera_button_init (FrtCameraButton *self)
{
  gtk_widget_set_visible (GTK_WIDGET (self), FALSE);
  gtk_widget_set_halign (GTK_WIDGET (self), GTK_ALIGN_CENTER);
  /* Translators: reads a letter's code with the computer's camera. */
  gtk_button_set_label (GTK_BUTTON (self), _("Use the Ca_mera…"));
  gtk_button_set_use_underline (GTK_BUTTON (self), TRUE);
  gtk_actionable_set_action_name (GTK_ACTIONABLE (self), "win.use-camera");
}
