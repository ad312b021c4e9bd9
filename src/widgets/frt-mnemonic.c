/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Fratrie authors */
#include "config.h"

#include "widgets/frt-mnemonic.h"

/**
 * frt_mnemonic_name_once:
 * @top: a widget whose content is complete
 *
 * What has a label with a mnemonic is named by that label; a name of its own besides would be read out as well, and with
 * the underscore. Takes the second name away, in @top and all that is in it.
 */
void
frt_mnemonic_name_once (GtkWidget *top)
{
  GtkWidget *named = GTK_IS_LABEL (top) ? gtk_label_get_mnemonic_widget (GTK_LABEL (top)) : NULL;

  if (named != NULL)
    gtk_accessible_reset_property (GTK_ACCESSIBLE (named), GTK_ACCESSIBLE_PROPERTY_LABEL);

  for (GtkWidget *child = gtk_widget_get_first_child (top); child != NULL; child = gtk_widget_get_next_sibling (child))
    frt_mnemonic_name_once (child);
}
