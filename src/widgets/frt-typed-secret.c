/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Fratrie authors */
#include "config.h"

#include "widgets/frt-typed-secret.h"

#include <adwaita.h>
#include <string.h>

/**
 * frt_typed_secret_wipe:
 * @field: a field for a password
 *
 * Empties it. GTK only ends the text at its first byte, and gives the memory back with the rest in it: so it is written
 * over first.
 */
void
frt_typed_secret_wipe (GtkEditable *field)
{
  const gsize length = strlen (gtk_editable_get_text (field));
  g_autofree char *spaces = g_strnfill (length, ' ');

  if (length == 0)
    return;

  gtk_editable_set_text (field, spaces);
  gtk_editable_set_text (field, "");
}

/**
 * frt_typed_secret_wipe_all:
 * @top: a widget that is about to go
 *
 * Wipes every password's field in it.
 */
void
frt_typed_secret_wipe_all (GtkWidget *top)
{
  if (ADW_IS_PASSWORD_ENTRY_ROW (top))
    frt_typed_secret_wipe (GTK_EDITABLE (top));

  for (GtkWidget *child = gtk_widget_get_first_child (top); child != NULL; child = gtk_widget_get_next_sibling (child))
    frt_typed_secret_wipe_all (child);
}

static void
on_copy (GtkText *text)
{
  g_signal_stop_emission_by_name (text, "copy-clipboard");
}

static void
on_cut (GtkText *text)
{
  g_signal_stop_emission_by_name (text, "cut-clipboard");
}

/* Nothing else of this window can be there: what is selected elsewhere takes the selection away from @text. */
static gboolean
on_selection_settled (gpointer user_data)
{
  GtkText *text = user_data;
  GdkClipboard *primary = gtk_widget_get_primary_clipboard (GTK_WIDGET (text));

  if (gdk_clipboard_is_local (primary) && gtk_text_get_visibility (text) &&
      gtk_editable_get_selection_bounds (GTK_EDITABLE (text), NULL, NULL))
    gdk_clipboard_set_content (primary, NULL);

  return G_SOURCE_REMOVE;
}

/* What is selected can be pasted with the mouse's middle button, as soon as it is shown: it is taken back once GTK has offered
 * it, before anybody is answered who asks for it. */
static void
on_selection_changed (GtkText *text)
{
  g_idle_add_full (G_PRIORITY_HIGH, on_selection_settled, g_object_ref (text), g_object_unref);
}

static void
guard (GtkEditable *field)
{
  GtkEditable *text = gtk_editable_get_delegate (field);

  if (g_signal_handler_find (text, G_SIGNAL_MATCH_FUNC, 0, 0, NULL, on_copy, NULL) != 0)
    return;

  gtk_widget_add_css_class (GTK_WIDGET (field), "frt-secret");      /* to leave out the pencil, beside the eye */
  g_signal_connect (text, "copy-clipboard", G_CALLBACK (on_copy), NULL);
  g_signal_connect (text, "cut-clipboard", G_CALLBACK (on_cut), NULL);
  g_signal_connect (text, "notify::selection-bound", G_CALLBACK (on_selection_changed), NULL);
  g_signal_connect (text, "notify::cursor-position", G_CALLBACK (on_selection_changed), NULL);
  g_signal_connect (text, "notify::visibility", G_CALLBACK (on_selection_changed), NULL);
  g_signal_connect_object (gtk_widget_get_primary_clipboard (GTK_WIDGET (text)), "changed", G_CALLBACK (on_selection_changed),
                           text, G_CONNECT_SWAPPED);
}

/**
 * frt_typed_secret_guard_all:
 * @top: a widget that has come into a window
 *
 * Has nothing copied out of any password's field in it, be the password shown or not.
 */
void
frt_typed_secret_guard_all (GtkWidget *top)
{
  if (ADW_IS_PASSWORD_ENTRY_ROW (top))
    guard (GTK_EDITABLE (top));

  for (GtkWidget *child = gtk_widget_get_first_child (top); child != NULL; child = gtk_widget_get_next_sibling (child))
    frt_typed_secret_guard_all (child);
}
