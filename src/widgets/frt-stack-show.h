/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Fratrie authors */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* Shows one page of a stack, and hides the others also from who walks through what is there without seeing it: GTK leaves
 * them in a screen reader's tree. */
void frt_stack_show       (GtkStack   *stack,
                           GtkWidget  *page);
void frt_stack_show_named (GtkStack   *stack,
                           const char *name);

G_END_DECLS
