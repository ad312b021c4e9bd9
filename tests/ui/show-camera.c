/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Fratrie authors */
#include "app/frt-camera-window.h"

/* The camera's window by itself, with pictures from the GStreamer source that is named; prints the username it reads. */

static void
on_read (FrtCameraWindow *window, const FrtLetterLink *letter, gpointer user_data)
{
  g_print ("%s\n", letter->username);
}

static void
on_activate (GtkApplication *application, gpointer source)
{
  GtkWidget *window = frt_camera_window_new (source);

  g_signal_connect (window, "read", G_CALLBACK (on_read), NULL);
  gtk_window_set_application (GTK_WINDOW (window), application);
  gtk_window_present (GTK_WINDOW (window));
}

int
main (int argc, char **argv)
{
  g_autoptr (AdwApplication) application = adw_application_new (NULL, G_APPLICATION_NON_UNIQUE);

  g_signal_connect (application, "activate", G_CALLBACK (on_activate), argv[1]);
  return g_application_run (G_APPLICATION (application), 1, argv);
}
