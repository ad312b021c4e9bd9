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
