/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Fratrie authors */
#include "config.h"

#include "widgets/frt-failure.h"

#include "common/frt-error.h"

#include <adwaita.h>

#define TOAST_SECONDS 10     /* for who reads slowly, or has it read out */

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
 * frt_failure_dup_sentence:
 * @error: (nullable): what failed
 *
 * Returns: (transfer full) (nullable): what to say of it, in the user's language; %NULL for nothing, for what was cancelled,
 *   and when the session has ended: whoever reads that has signed in again, and would think it were not so
 */
char *
frt_failure_dup_sentence (const GError *error)
{
  if (error == NULL || g_error_matches (error, FRT_ERROR, FRT_ERROR_SESSION_EXPIRED))
    return NULL;

  return frt_error_dup_user_message (error);
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
  g_autofree char *sentence = frt_failure_dup_sentence (error);
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
 * frt_failure_refuse:
 * @message: where to say it
 * @row: the row of the field it is about
 * @sentence: what is wrong with what is typed, and what to do, in the user's language
 *
 * Says it and gives @row the focus; what is typed stays.
 */
void
frt_failure_refuse (FrtMessage *message, GtkWidget *row, const char *sentence)
{
  frt_message_set_text (message, sentence);
  frt_failure_mark_row (row, sentence);
  gtk_widget_grab_focus (row);
}

/**
 * frt_failure_is_about:
 * @error: (nullable): what the service said
 * @pointer: a member of what was sent, such as "/email"
 *
 * Returns: whether that member is one of those that are wrong
 */
gboolean
frt_failure_is_about (const GError *error, const char *pointer)
{
  JsonObject *members = error != NULL ? frt_error_get_members (error) : NULL;
  JsonNode *node = members != NULL ? json_object_get_member (members, "errors") : NULL;

  if (node == NULL || !JSON_NODE_HOLDS_ARRAY (node))
    return FALSE;

  for (guint i = 0; i < json_array_get_length (json_node_get_array (node)); i++) {
    JsonNode *element = json_array_get_element (json_node_get_array (node), i);

    if (JSON_NODE_HOLDS_OBJECT (element) &&
        g_str_equal (json_object_get_string_member_with_default (json_node_get_object (element), "pointer", ""), pointer))
      return TRUE;
  }

  return FALSE;
}

/**
 * frt_failure_leaves_open:
 * @error: (nullable): what became of a call
 *
 * Returns: whether the service may have done what was asked all the same, since its own answer did not come
 */
gboolean
frt_failure_leaves_open (const GError *error)
{
  return g_error_matches (error, FRT_ERROR, FRT_ERROR_OFFLINE) || g_error_matches (error, FRT_ERROR, FRT_ERROR_INTERNAL);
}

/**
 * frt_failure_toast:
 * @from: a widget in a window with an #AdwToastOverlay around it
 * @error: what failed
 */
void
frt_failure_toast (GtkWidget *from, const GError *error)
{
  g_autofree char *sentence = frt_failure_dup_sentence (error);

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
  AdwToast *toast;

  /* The widget may have left its window while the call was under way. */
  if (overlay == NULL)
    return;

  /* A title of its own would be cut off at the end of the line. */
  toast = adw_toast_new ("");
  adw_toast_set_custom_title (toast, g_object_new (GTK_TYPE_LABEL, "label", text, "wrap", TRUE, "max-width-chars", 32,
                                                   "xalign", 0.0, "wrap-mode", PANGO_WRAP_WORD_CHAR, "accessible-role",
                                                   GTK_ACCESSIBLE_ROLE_ALERT, NULL));
  adw_toast_set_timeout (toast, TOAST_SECONDS);
  adw_toast_overlay_add_toast (ADW_TOAST_OVERLAY (overlay), toast);
}
