/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Fratrie authors */
#include "config.h"

#include "widgets/frt-failure.h"

#include "common/frt-error.h"

#include <adwaita.h>

/**
 * frt_failure_mark_row:
 * @row: the row of a field
 * @sentence: (nullable): what is wrong with it, in the user's language, as shown near it; %NULL: nothing
 *
 * Colours @row, and tells a screen reader that it is invalid and why.
 */
void
frt_failure_mark_row (GtkWidget *row, const char *sentence)
{
  GtkAccessible *accessible = GTK_ACCESSIBLE (row);

  if (sentence != NULL) {
    gtk_widget_add_css_class (row, "error");
    gtk_accessible_update_state (accessible, GTK_ACCESSIBLE_STATE_INVALID, GTK_ACCESSIBLE_INVALID_TRUE, -1);
    gtk_accessible_update_property (accessible, GTK_ACCESSIBLE_PROPERTY_DESCRIPTION, sentence, -1);
  } else if (gtk_widget_has_css_class (row, "error")) {
    gtk_widget_remove_css_class (row, "error");
    gtk_accessible_reset_state (accessible, GTK_ACCESSIBLE_STATE_INVALID);
    gtk_accessible_reset_property (accessible, GTK_ACCESSIBLE_PROPERTY_DESCRIPTION);
  }
}

/**
 * frt_failure_show_in_place:
 * @error: what failed
 * @message: where to say it
 * @...: (nullable): rows it is about, then %NULL
 *
 * Says it in the user's language, marks the rows and gives the first of them the focus. What is typed stays.
 */
void
frt_failure_show_in_place (const GError *error, FrtMessage *message, ...)
{
  g_autofree char *sentence = frt_error_dup_user_message (error);
  GtkWidget *first = NULL;
  GtkWidget *row;
  va_list rows;

  if (sentence == NULL)
    return;

  frt_message_set_text (message, sentence);
  va_start (rows, message);
  while ((row = va_arg (rows, GtkWidget *)) != NULL) {
    frt_failure_mark_row (row, sentence);
    first = first ?: row;
  }
  va_end (rows);

  if (first != NULL)
    gtk_widget_grab_focus (first);
}

/**
 * frt_failure_clear:
 * @message: where it was said
 * @...: (nullable): rows that were marked, then %NULL
 */
void
frt_failure_clear (FrtMessage *message, ...)
{
  GtkWidget *row;
  va_list rows;

  frt_message_set_text (message, NULL);
  va_start (rows, message);
  while ((row = va_arg (rows, GtkWidget *)) != NULL)
    frt_failure_mark_row (row, NULL);
  va_end (rows);
}

/**
 * frt_failure_toast:
 * @from: a widget in a window with an #AdwToastOverlay around it
 * @error: what failed
 */
void
frt_failure_toast (GtkWidget *from, const GError *error)
{
  g_autofree char *sentence = frt_error_dup_user_message (error);

  if (sentence != NULL)
    frt_toast_show (from, sentence);
}

/**
 * frt_toast_show:
 * @from: a widget in a window with an #AdwToastOverlay around it
 * @text: a sentence in the user's language, not markup
 */
void
frt_toast_show (GtkWidget *from, const char *text)
{
  GtkWidget *overlay = gtk_widget_get_ancestor (from, ADW_TYPE_TOAST_OVERLAY);
  g_autofree char *markup = g_markup_escape_text (text, -1);

  /* The widget may have left its window while the call was under way. */
  if (overlay != NULL)
    adw_toast_overlay_add_toast (ADW_TOAST_OVERLAY (overlay), adw_toast_new (markup));
}
