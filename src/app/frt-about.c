/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Fratrie authors */
#include "config.h"

#include "app/frt-about.h"

#include "app/frt-application.h"

#include <glib/gi18n.h>

/**
 * frt_about_present:
 * @parent: (nullable): the window it is above
 *
 * Shows the dialog.
 */
void
frt_about_present (GtkWindow *parent)
{
  const char *authors[] = { "The Fratrie authors", NULL };

  gtk_show_about_dialog (parent,
                         "program-name", "Fratrie",
                         "logo-icon-name", FRT_APPLICATION_ID,
                         "version", FRT_VERSION,
                         "comments", _("All your children, one account"),
                         "license-type", GTK_LICENSE_GPL_3_0,
                         "authors", authors,
                         "copyright", "© 2026 The Fratrie authors",
                         /* Translators: your own names, a line each. */
                         "translator-credits", _("translator-credits"),
                         NULL);
}
