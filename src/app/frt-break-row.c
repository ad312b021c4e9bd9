/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Fratrie authors */
#include "config.h"

#include "app/frt-break-row.h"

#include "app/frt-time-text.h"

#include <glib/gi18n.h>

static char *
dup_answer (const FrtBreakRequest *request)
{
  g_autofree char *asked = frt_time_text (request->created_at);
  g_autofree char *answered = frt_time_text (request->answered_at);

  switch (request->state) {
  case FRT_REQUEST_ACCEPTED:
    /* Translators: the school's answer; %s is a day and a time. */
    return g_strdup_printf (_("Undone by the school on %s"), answered);
  case FRT_REQUEST_REFUSED:
    /* Translators: the school's answer; %s is a day and a time. */
    return g_strdup_printf (_("Refused by the school on %s"), answered);
  case FRT_REQUEST_OPEN:
  default:
    /* Translators: a request without an answer yet; %s is a day and a time. */
    return g_strdup_printf (_("Asked on %s; the school has not answered yet"), asked);
  }
}

/**
 * frt_break_row_new:
 * @request: what was asked
 *
 * Returns: (transfer floating): its row
 */
GtkWidget *
frt_break_row_new (const FrtBreakRequest *request)
{
  g_autofree char *answer = dup_answer (request);
  /* Translators: a child, then the school. */
  g_autofree char *title = g_strdup_printf (_("%s, %s"), request->child, request->school);
  g_autofree char *details = request->message != NULL ? g_strdup_printf ("%s\n“%s”", answer, request->message)
                                                      : g_steal_pointer (&answer);

  return g_object_new (ADW_TYPE_ACTION_ROW, "use-markup", FALSE, "title", title, "title-lines", 0, "subtitle", details,
                       "subtitle-lines", 0, NULL);
}
