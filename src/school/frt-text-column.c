/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Fratrie authors */
#include "config.h"

#include "school/frt-text-column.h"

#define LEAST_CHARS 12      /* seen of a cell: a narrow window scrolls sideways rather than show less */

static void
on_setup (GtkSignalListItemFactory *factory, GtkListItem *item, gpointer unused)
{
  GtkWidget *label = gtk_label_new (NULL);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_END);
  gtk_label_set_width_chars (GTK_LABEL (label), LEAST_CHARS);
  gtk_list_item_set_child (item, label);
}

static void
on_bind (GtkSignalListItemFactory *factory, GtkListItem *item, gpointer text_func)
{
  g_autofree char *text = ((FrtTextFunc) text_func) (gtk_list_item_get_item (item));

  gtk_label_set_text (GTK_LABEL (gtk_list_item_get_child (item)), text != NULL ? text : "");
}

/* See the header. */
void
frt_text_column_add (GtkColumnView *view, const char *title, gboolean expand, FrtTextFunc text)
{
  GtkListItemFactory *factory = gtk_signal_list_item_factory_new ();
  g_autoptr (GtkColumnViewColumn) column = gtk_column_view_column_new (title, factory);

  g_signal_connect (factory, "setup", G_CALLBACK (on_setup), NULL);
  g_signal_connect (factory, "bind", G_CALLBACK (on_bind), (gpointer) text);
  gtk_column_view_column_set_expand (column, expand);
  gtk_column_view_column_set_resizable (column, TRUE);
  gtk_column_view_append_column (view, column);
}

static void
show_right_end (gpointer user_data)
{
  g_autoptr (GtkScrollable) view = user_data;
  GtkAdjustment *adjustment = gtk_scrollable_get_hadjustment (view);

  if (adjustment != NULL)
    gtk_adjustment_set_value (adjustment, gtk_adjustment_get_upper (adjustment) - gtk_adjustment_get_page_size (adjustment));
}

/* Once the view has been laid out: meanwhile it goes back to the left. */
static void
on_width_changed (GtkAdjustment *adjustment, GtkWidget *view)
{
  if (gtk_widget_get_direction (view) == GTK_TEXT_DIR_RTL)
    g_idle_add_once (show_right_end, g_object_ref (view));
}

/* See the header. GTK 4.8 begins at the left whatever the language. */
void
frt_text_column_show_first (GtkColumnView *view)
{
  g_signal_connect_object (gtk_scrollable_get_hadjustment (GTK_SCROLLABLE (view)), "changed", G_CALLBACK (on_width_changed),
                           view, 0);
}
