/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Fratrie authors */
#include "config.h"

#include "app/frt-follow-up.h"

#include "app/frt-grouping-text.h"

struct _FrtFollowUp {
  AdwBin      parent_instance;

  GtkListBox *list;     /* (unowned): the child */
};

G_DEFINE_FINAL_TYPE (FrtFollowUp, frt_follow_up, ADW_TYPE_BIN)

static GtkWidget *
label_new (const char *text)
{
  return g_object_new (GTK_TYPE_LABEL, "label", text, "wrap", TRUE, "wrap-mode", PANGO_WRAP_WORD_CHAR, "xalign", 0.0,
                       NULL);
}

/* A dot on a line that goes on to the next step; the last has the dot alone. */
static GtkWidget *
mark_new (gboolean last)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  GtkWidget *dot = g_object_new (GTK_TYPE_BOX, "halign", GTK_ALIGN_CENTER, NULL);
  GtkWidget *line = g_object_new (GTK_TYPE_BOX, "halign", GTK_ALIGN_CENTER, "vexpand", TRUE, "visible", !last, NULL);

  gtk_widget_add_css_class (dot, "timeline-dot");
  gtk_widget_add_css_class (line, "timeline-line");
  gtk_box_append (GTK_BOX (box), dot);
  gtk_box_append (GTK_BOX (box), line);

  return box;
}

static GtkWidget *
row_new (const FrtGroupingStep *step, gboolean last)
{
  g_autofree char *time = frt_grouping_step_dup_time (step);
  GtkWidget *row = g_object_new (GTK_TYPE_LIST_BOX_ROW, "activatable", FALSE, "selectable", FALSE, "focusable", FALSE, NULL);
  GtkWidget *columns = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 12);
  GtkWidget *texts = g_object_new (GTK_TYPE_BOX, "orientation", GTK_ORIENTATION_VERTICAL, "hexpand", TRUE, NULL);
  GtkWidget *at = label_new (time);

  gtk_widget_add_css_class (texts, "timeline-texts");
  gtk_widget_add_css_class (at, "caption");
  gtk_widget_add_css_class (at, "dim-label");
  gtk_box_append (GTK_BOX (texts), label_new (frt_grouping_step_get_title (step)));
  gtk_box_append (GTK_BOX (texts), at);
  gtk_box_append (GTK_BOX (columns), mark_new (last));
  gtk_box_append (GTK_BOX (columns), texts);
  gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (row), columns);

  return row;
}

static void
frt_follow_up_class_init (FrtFollowUpClass *klass)
{
}

static void
frt_follow_up_init (FrtFollowUp *self)
{
  self->list = g_object_new (GTK_TYPE_LIST_BOX, "selection-mode", GTK_SELECTION_NONE, NULL);
  gtk_widget_add_css_class (GTK_WIDGET (self->list), "timeline");
  adw_bin_set_child (ADW_BIN (self), GTK_WIDGET (self->list));
}

/**
 * frt_follow_up_set_steps:
 * @self: a #FrtFollowUp
 * @steps: (element-type FrtGroupingStep): oldest first; not kept
 *
 * Shows @steps instead of what was shown.
 */
void
frt_follow_up_set_steps (FrtFollowUp *self, GPtrArray *steps)
{
  GtkWidget *row;

  while ((row = gtk_widget_get_first_child (GTK_WIDGET (self->list))) != NULL)
    gtk_list_box_remove (self->list, row);
  for (guint i = 0; i < steps->len; i++)
    gtk_list_box_append (self->list, row_new (g_ptr_array_index (steps, i), i + 1 == steps->len));
}
