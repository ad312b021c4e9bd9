/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Fratrie authors */
#include "config.h"

#include "school/frt-fold-row.h"

#include "widgets/frt-wrap-box.h"

/* An AdwActionRow would break its words letter by letter before it moved what is at its end. */

static GtkWidget *
text_new (const char *text, const char *style)
{
  GtkWidget *label = gtk_label_new (text);

  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_wrap_mode (GTK_LABEL (label), PANGO_WRAP_WORD_CHAR);
  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_widget_add_css_class (label, style);

  return label;
}

/**
 * frt_fold_row_new:
 * @title: plain, in the user's language; the row's accessible name
 * @subtitle: plain, in the user's language
 * @extra: (transfer floating): what stands at its end
 * @more: whether it can be activated, and shows so
 *
 * Returns: (transfer floating): the row
 */
GtkWidget *
frt_fold_row_new (const char *title, const char *subtitle, GtkWidget *extra, gboolean more)
{
  GtkWidget *row = adw_preferences_row_new (), *header = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 12);
  GtkWidget *fold = g_object_new (FRT_TYPE_WRAP_BOX, "hexpand", TRUE, NULL);
  GtkWidget *words = gtk_box_new (GTK_ORIENTATION_VERTICAL, 3);

  gtk_box_append (GTK_BOX (words), text_new (title, "title"));
  gtk_box_append (GTK_BOX (words), text_new (subtitle, "subtitle"));
  gtk_widget_set_hexpand (words, TRUE);
  gtk_widget_set_valign (words, GTK_ALIGN_CENTER);
  gtk_widget_set_valign (extra, GTK_ALIGN_CENTER);
  gtk_widget_set_halign (extra, GTK_ALIGN_START);
  gtk_widget_set_parent (words, fold);
  gtk_widget_set_parent (extra, fold);

  gtk_widget_add_css_class (header, "header");
  gtk_widget_set_margin_top (header, 9);
  gtk_widget_set_margin_bottom (header, 9);
  gtk_box_append (GTK_BOX (header), fold);
  if (more)
    gtk_box_append (GTK_BOX (header), gtk_image_new_from_icon_name ("go-next-symbolic"));
  gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (row), header);
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (row), more);
  gtk_accessible_update_property (GTK_ACCESSIBLE (row), GTK_ACCESSIBLE_PROPERTY_LABEL, title,
                                  GTK_ACCESSIBLE_PROPERTY_DESCRIPTION, subtitle, -1);

  return row;
}
