/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Fratrie authors */
#include "config.h"

#include "widgets/frt-wrapped-labels.h"

static void
wrap_title (GtkWidget *label)
{
  if (gtk_widget_has_css_class (label, "heading") && gtk_label_get_ellipsize (GTK_LABEL (label)) != PANGO_ELLIPSIZE_NONE)
    g_object_set (label, "ellipsize", PANGO_ELLIPSIZE_NONE, "wrap", TRUE, "wrap-mode", PANGO_WRAP_WORD_CHAR, NULL);
}

static void
wrap (GtkLabel *label)
{
  if (gtk_label_get_ellipsize (label) == PANGO_ELLIPSIZE_NONE)
    g_object_set (label, "wrap", TRUE, "justify", GTK_JUSTIFY_CENTER, "natural-wrap-mode", GTK_NATURAL_WRAP_NONE, NULL);
}

/* See the header. */
void
frt_wrapped_labels (GtkWidget *top)
{
  GtkWidget *content = GTK_IS_BUTTON (top) ? gtk_button_get_child (GTK_BUTTON (top)) : NULL;

  if (GTK_IS_LABEL (content))
    wrap (GTK_LABEL (content));
  else if (GTK_IS_LABEL (top))
    wrap_title (top);

  for (GtkWidget *child = gtk_widget_get_first_child (top); child != NULL; child = gtk_widget_get_next_sibling (child))
    frt_wrapped_labels (child);
}
