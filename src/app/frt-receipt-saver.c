/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Fratrie authors */
#include "config.h"

#include "app/frt-receipt-saver.h"

#include "app/frt-receipt.h"
#include "widgets/frt-file-picker.h"
#include "widgets/frt-message.h"

#include <glib/gi18n.h>

struct _FrtReceiptSaver {
  AdwBin        parent_instance;

  FrtGrouping  *grouping;       /* (owned) (nullable) until it is set */
  char         *server;         /* (owned) (nullable) until it is set */
  GCancellable *cancellable;    /* (owned) (nullable): lives from root to unroot */

  FrtMessage   *failure;
  FrtMessage   *saved;
};

G_DEFINE_FINAL_TYPE (FrtReceiptSaver, frt_receipt_saver, ADW_TYPE_BIN)

static void
on_receipt_saved (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (FrtReceiptSaver) self = user_data;
  g_autoptr (GError) error = NULL;
  gboolean saved = frt_receipt_save_finish (FRT_GROUPING (source), result, &error);

  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return;

  if (saved) {
    frt_message_set_text (self->saved, _("The receipt is saved."));
    return;
  }

  g_warning ("Save a receipt: %s", error->message);
  frt_message_set_text (self->failure, _("The receipt cannot be saved there. Choose another folder."));
}

static void
on_file_picked (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (FrtReceiptSaver) self = user_data;
  g_autoptr (GFile) file = frt_file_picker_save_finish (result, NULL);

  if (file == NULL)
    return;

  frt_message_set_text (self->failure, NULL);
  frt_message_set_text (self->saved, NULL);
  frt_receipt_save_async (self->grouping, self->server, file, self->cancellable, on_receipt_saved, g_object_ref (self));
}

static void
on_save_clicked (FrtReceiptSaver *self)
{
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (self));

  /* Translators: the title of the dialog that asks where to save, then the name of the file it suggests. */
  frt_file_picker_save_async (GTK_WINDOW (root), _("Save a Receipt"), _("Grouping receipt.pdf"), self->cancellable,
                              on_file_picked, g_object_ref (self));
}

static void
frt_receipt_saver_root (GtkWidget *widget)
{
  GTK_WIDGET_CLASS (frt_receipt_saver_parent_class)->root (widget);
  FRT_RECEIPT_SAVER (widget)->cancellable = g_cancellable_new ();
}

static void
frt_receipt_saver_unroot (GtkWidget *widget)
{
  FrtReceiptSaver *self = FRT_RECEIPT_SAVER (widget);

  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  GTK_WIDGET_CLASS (frt_receipt_saver_parent_class)->unroot (widget);
}

static void
frt_receipt_saver_dispose (GObject *object)
{
  FrtReceiptSaver *self = FRT_RECEIPT_SAVER (object);

  g_clear_object (&self->grouping);
  g_clear_pointer (&self->server, g_free);

  G_OBJECT_CLASS (frt_receipt_saver_parent_class)->dispose (object);
}

static void
frt_receipt_saver_class_init (FrtReceiptSaverClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = frt_receipt_saver_dispose;
  widget_class->root = frt_receipt_saver_root;
  widget_class->unroot = frt_receipt_saver_unroot;

  g_type_ensure (FRT_TYPE_MESSAGE);
  gtk_widget_class_set_template_from_resource (widget_class, "/fr/fratrie/Fratrie/ui/frt-receipt-saver.ui");
  gtk_widget_class_bind_template_child (widget_class, FrtReceiptSaver, failure);
  gtk_widget_class_bind_template_child (widget_class, FrtReceiptSaver, saved);
  gtk_widget_class_bind_template_callback (widget_class, on_save_clicked);
}

static void
frt_receipt_saver_init (FrtReceiptSaver *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

/**
 * frt_receipt_saver_set_grouping:
 * @self: a #FrtReceiptSaver
 * @grouping: a confirmed one
 * @server: the service it was confirmed at
 */
void
frt_receipt_saver_set_grouping (FrtReceiptSaver *self, FrtGrouping *grouping, const char *server)
{
  g_set_object (&self->grouping, grouping);
  g_free (self->server);
  self->server = g_strdup (server);
}
