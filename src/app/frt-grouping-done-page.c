/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Fratrie authors */
#include "config.h"

#include "app/frt-grouping-done-page.h"

#include "app/frt-children-view.h"
#include "app/frt-follow-up.h"
#include "app/frt-grouping-problem.h"
#include "app/frt-receipt.h"
#include "widgets/frt-file-picker.h"
#include "widgets/frt-message.h"

#include <glib/gi18n.h>

struct _FrtGroupingDonePage {
  FrtGroupingPage      parent_instance;

  GCancellable        *cancellable;   /* (owned) (nullable): lives from root to unroot */

  FrtFollowUp         *follow_up;
  FrtChildrenView     *children;
  FrtGroupingProblem  *problem;
  FrtMessage          *saved;
};

G_DEFINE_FINAL_TYPE (FrtGroupingDonePage, frt_grouping_done_page, FRT_TYPE_GROUPING_PAGE)

static void
on_receipt_saved (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (FrtGroupingDonePage) self = user_data;
  g_autoptr (GError) error = NULL;
  gboolean saved = frt_receipt_save_finish (FRT_GROUPING (source), result, &error);

  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return;

  if (saved) {
    frt_message_set_text (self->saved, _("The receipt is saved."));
    return;
  }

  g_warning ("Save a receipt: %s", error->message);
  frt_grouping_problem_set_text (self->problem, _("The receipt cannot be saved there. Choose another folder."));
}

static void
on_file_picked (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (FrtGroupingDonePage) self = user_data;
  g_autoptr (GFile) file = frt_file_picker_save_finish (result, NULL);
  FrtWizard *wizard = frt_grouping_page_get_wizard (FRT_GROUPING_PAGE (self));

  if (file == NULL)
    return;

  frt_grouping_problem_set_text (self->problem, NULL);
  frt_message_set_text (self->saved, NULL);
  frt_receipt_save_async (frt_wizard_get_grouping (wizard), frt_client_get_server (frt_wizard_get_client (wizard)), file,
                          self->cancellable, on_receipt_saved, g_object_ref (self));
}

static void
on_save_clicked (FrtGroupingDonePage *self)
{
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (self));

  /* Translators: the title of the dialog that asks where to save, then the name of the file it suggests. */
  frt_file_picker_save_async (GTK_WINDOW (root), _("Save a Receipt"), _("Grouping receipt.pdf"), self->cancellable,
                              on_file_picked, g_object_ref (self));
}

static void
frt_grouping_done_page_grouping_changed (FrtGroupingPage *page, FrtWizard *wizard)
{
  FrtGroupingDonePage *self = FRT_GROUPING_DONE_PAGE (page);
  FrtGrouping *grouping = frt_wizard_get_grouping (wizard);

  if (!frt_wizard_is_confirmed (wizard))
    return;

  frt_follow_up_set_steps (self->follow_up, frt_grouping_get_steps (grouping));
  frt_children_view_set_children (self->children, frt_grouping_get_children_after (grouping),
                                  frt_grouping_get_children_before (grouping));
}

static void
frt_grouping_done_page_root (GtkWidget *widget)
{
  GTK_WIDGET_CLASS (frt_grouping_done_page_parent_class)->root (widget);
  FRT_GROUPING_DONE_PAGE (widget)->cancellable = g_cancellable_new ();
}

static void
frt_grouping_done_page_unroot (GtkWidget *widget)
{
  FrtGroupingDonePage *self = FRT_GROUPING_DONE_PAGE (widget);

  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  GTK_WIDGET_CLASS (frt_grouping_done_page_parent_class)->unroot (widget);
}

static void
frt_grouping_done_page_class_init (FrtGroupingDonePageClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  widget_class->root = frt_grouping_done_page_root;
  widget_class->unroot = frt_grouping_done_page_unroot;
  FRT_GROUPING_PAGE_CLASS (klass)->grouping_changed = frt_grouping_done_page_grouping_changed;

  g_type_ensure (FRT_TYPE_CHILDREN_VIEW);
  g_type_ensure (FRT_TYPE_FOLLOW_UP);
  g_type_ensure (FRT_TYPE_GROUPING_PROBLEM);
  g_type_ensure (FRT_TYPE_MESSAGE);
  gtk_widget_class_set_template_from_resource (widget_class, "/fr/fratrie/Fratrie/ui/frt-grouping-done-page.ui");
  gtk_widget_class_bind_template_child (widget_class, FrtGroupingDonePage, follow_up);
  gtk_widget_class_bind_template_child (widget_class, FrtGroupingDonePage, children);
  gtk_widget_class_bind_template_child (widget_class, FrtGroupingDonePage, problem);
  gtk_widget_class_bind_template_child (widget_class, FrtGroupingDonePage, saved);
  gtk_widget_class_bind_template_callback (widget_class, on_save_clicked);
}

static void
frt_grouping_done_page_init (FrtGroupingDonePage *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}
