/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Fratrie authors */
#include "config.h"

#include "app/frt-code.h"

#include "widgets/frt-failure.h"

#include <glib/gi18n.h>

/**
 * frt_code_check:
 * @message: where to say what is missing
 * @row: the code's
 *
 * Returns: whether something is typed
 */
gboolean
frt_code_check (FrtMessage *message, GtkWidget *row)
{
  if (*gtk_editable_get_text (GTK_EDITABLE (row)) != '\0')
    return TRUE;

  frt_failure_refuse (message, row, _("Type the code of 8 digits you received."));

  return FALSE;
}

/**
 * frt_code_refuse:
 * @message: where to say it
 * @row: the code's
 *
 * Says that this is not the code.
 */
void
frt_code_refuse (FrtMessage *message, GtkWidget *row)
{
  frt_failure_refuse (message, row, _("This is not the code, or it is too old. Compare it with the message, or have another "
                                      "one sent."));
}

/**
 * frt_code_show_failure:
 * @error: what the service said of the call that carried the code
 * @message: where to say it
 * @row: the code's, marked when it is what is wrong
 */
void
frt_code_show_failure (const GError *error, FrtMessage *message, GtkWidget *row)
{
  if (frt_failure_is_about (error, "/code"))
    frt_code_refuse (message, row);
  else
    frt_failure_show_in_place (error, message, NULL);
}
