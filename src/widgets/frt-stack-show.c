/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Fratrie authors */
#include "config.h"

#include "widgets/frt-stack-show.h"

/* Once what leaves has moved away. */
static void
hide_others (GtkStack *stack)
{
  GtkWidget *shown = gtk_stack_get_visible_child (stack);

  if (gtk_stack_get_transition_running (stack))
    return;

  for (GtkWidget *page = gtk_widget_get_first_child (GTK_WIDGET (stack)); page != NULL;
       page = gtk_widget_get_next_sibling (page))
    gtk_widget_set_visible (page, page == shown);
}

/**
 * frt_stack_show:
 * @stack: a stack, all of whose pages are shown by this
 * @page: one of its pages
 *
 * Shows @page, with the stack's transition.
 */
void
frt_stack_show (GtkStack *stack, GtkWidget *page)
{
  if (g_signal_handler_find (stack, G_SIGNAL_MATCH_FUNC, 0, 0, NULL, hide_others, NULL) == 0)
    g_signal_connect (stack, "notify::transition-running", G_CALLBACK (hide_others), NULL);

  gtk_widget_set_visible (page, TRUE);
  gtk_stack_set_visible_child (stack, page);
  hide_others (stack);
}

/**
 * frt_stack_show_named:
 * @stack: a stack, all of whose pages are shown by this
 * @name: of one of its pages
 *
 * As frt_stack_show().
 */
void
frt_stack_show_named (GtkStack *stack, const char *name)
{
  frt_stack_show (stack, gtk_stack_get_child_by_name (stack, name));
}
