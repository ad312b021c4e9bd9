/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Fratrie authors */
#include "config.h"

#include "widgets/frt-mnemonic.h"

static void
on_tooltip_changed (GtkWidget *button)
{
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  gtk_widget_get_tooltip_text (button), -1);
}

/* The eye in a password's field has a picture and a tooltip only. */
static void
name_by_tooltip (GtkWidget *button)
{
  if (g_signal_handler_find (button, G_SIGNAL_MATCH_FUNC, 0, 0, NULL, on_tooltip_changed, NULL) == 0)
    g_signal_connect (button, "notify::tooltip-text", G_CALLBACK (on_tooltip_changed), NULL);
  on_tooltip_changed (button);
}

/**
 * frt_mnemonic_name_once:
 * @top: a widget whose content is complete
 *
 * What has a label with a mnemonic is named by that label; a name of its own besides would be read out as well, and with
 * the underscore. Takes the second name away, in @top and all that is in it; and gives one to the eye of a password's field.
 */
void
frt_mnemonic_name_once (GtkWidget *top)
{
  GtkWidget *named = GTK_IS_LABEL (top) ? gtk_label_get_mnemonic_widget (GTK_LABEL (top)) : NULL;

  if (named != NULL)
    gtk_accessible_reset_property (GTK_ACCESSIBLE (named), GTK_ACCESSIBLE_PROPERTY_LABEL);

  if (GTK_IS_BUTTON (top) && gtk_widget_get_ancestor (top, ADW_TYPE_PASSWORD_ENTRY_ROW) != NULL)
    name_by_tooltip (top);

  for (GtkWidget *child = gtk_widget_get_first_child (top); child != NULL; child = gtk_widget_get_next_sibling (child))
    frt_mnemonic_name_once (child);
}
