/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Fratrie authors */
#include "config.h"

#include "app/frt-application.h"
#include "widgets/frt-start.h"

#include <adwaita.h>
#include <glib-unix.h>

/* The app, which tells on demand what of its words cannot be read: at each SIGUSR1 it writes to FRATRIE_TEST_CUT a line for
 * each label shown whose text is cut, by dots at its end or because it has not the room it needs. A screen reader is told the
 * whole text all the same, so that nobody else can know. */

/* Pixels by which a text may be larger than its label: of a line's height, that much is above and below the letters. */
#define SLACK 2

static gboolean
is_cut (GtkLabel *label)
{
  PangoLayout *layout = gtk_label_get_layout (label);
  int width, height;

  if (pango_layout_is_ellipsized (layout))
    return TRUE;

  pango_layout_get_pixel_size (layout, &width, &height);

  return width > gtk_widget_get_width (GTK_WIDGET (label)) + SLACK ||
         height > gtk_widget_get_height (GTK_WIDGET (label)) + SLACK;
}

/* An entry's title is there twice, of which one is seen. */
static gboolean
is_seen (GtkWidget *widget)
{
  for (; widget != NULL; widget = gtk_widget_get_parent (widget))
    if (gtk_widget_get_opacity (widget) == 0)
      return FALSE;

  return TRUE;
}

static void
tell_cut (GtkWidget *widget, GString *report)
{
  if (!gtk_widget_get_mapped (widget))
    return;

  if (GTK_IS_LABEL (widget) && is_seen (widget) && is_cut (GTK_LABEL (widget)))
    g_string_append_printf (report, "%s in a %s\n", gtk_label_get_text (GTK_LABEL (widget)),
                            G_OBJECT_TYPE_NAME (gtk_widget_get_parent (widget)));
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL; child = gtk_widget_get_next_sibling (child))
    tell_cut (child, report);
}

static gboolean
on_asked (gpointer path)
{
  GListModel *windows = gtk_window_get_toplevels ();
  g_autoptr (GString) report = g_string_new (NULL);
  g_autoptr (GError) error = NULL;

  for (guint i = 0; i < g_list_model_get_n_items (windows); i++) {
    g_autoptr (GtkWidget) window = g_list_model_get_item (windows, i);

    tell_cut (window, report);
  }
  g_file_set_contents (path, report->str, (gssize) report->len, &error);      /* all at once */
  g_assert_no_error (error);

  return G_SOURCE_CONTINUE;
}

int
main (int argc, char **argv)
{
  g_autoptr (FrtApplication) application = NULL;
  char *path = g_strdup (g_getenv ("FRATRIE_TEST_CUT"));

  g_assert_nonnull (path);
  frt_start ();
  application = frt_application_new ();
  g_unix_signal_add_full (G_PRIORITY_DEFAULT, SIGUSR1, on_asked, path, g_free);

  return g_application_run (G_APPLICATION (application), argc, argv);
}
