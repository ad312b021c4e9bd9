/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Fratrie authors */
#include "config.h"

#include "app/frt-devices-page.h"

#include "app/frt-time-text.h"
#include "client/frt-client-devices.h"
#include "widgets/frt-confirm-window.h"
#include "widgets/frt-failure.h"
#include "widgets/frt-load-view.h"

#include <glib/gi18n.h>

struct _FrtDevicesPage {
  FrtVisitPage  parent_instance;

  char         *asked_id;     /* (owned) (nullable): the device asked about */

  FrtLoadView  *view;
  GtkListBox   *list;
};

G_DEFINE_FINAL_TYPE (FrtDevicesPage, frt_devices_page, FRT_TYPE_VISIT_PAGE)

static const char *
get_name (const FrtDevice *device)
{
  /* Translators: a device whose name is not known. */
  return device->name != NULL && *device->name != '\0' ? device->name : _("Unnamed device");
}

static char *
dup_details (const FrtDevice *device)
{
  g_autofree char *used = frt_time_text (device->last_used_at != 0 ? device->last_used_at : device->created_at);

  if (device->current)
    return g_strdup (_("This device"));

  /* Translators: under a device's name; %s is a day and a time. */
  return g_strdup_printf (_("Last used on %s"), used);
}

static GtkWidget *
row_new (const FrtDevice *device)
{
  g_autofree char *details = dup_details (device);
  GtkWidget *row = g_object_new (ADW_TYPE_ACTION_ROW, "use-markup", FALSE, "title", get_name (device), "title-lines", 0,
                                 "subtitle", details, "subtitle-lines", 0, NULL);

  if (!device->current) {
    /* Translators: ends the session of another device. */
    GtkWidget *button = g_object_new (GTK_TYPE_BUTTON, "label", _("Sign Out"), "valign", GTK_ALIGN_CENTER, "action-name",
                                      "device.sign-out", NULL);

    gtk_actionable_set_action_target (GTK_ACTIONABLE (button), "s", device->id);
    gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_DESCRIPTION, get_name (device), -1);
    adw_action_row_add_suffix (ADW_ACTION_ROW (row), button);
  }

  return row;
}

static void
on_listed (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (FrtDevicesPage) self = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) devices = frt_client_list_devices_finish (FRT_CLIENT (source), result, &error);
  GtkWidget *old;

  if (devices == NULL) {
    frt_load_view_show_problem (self->view, error);
    return;
  }

  while ((old = gtk_widget_get_first_child (GTK_WIDGET (self->list))) != NULL)
    gtk_list_box_remove (self->list, old);
  for (guint i = 0; i < devices->len; i++)
    gtk_list_box_append (self->list, row_new (g_ptr_array_index (devices, i)));
  frt_load_view_show_content (self->view);
}

static void
load (FrtDevicesPage *self)
{
  frt_load_view_show_asking (self->view);
  frt_client_list_devices_async (frt_visit_page_get_client (FRT_VISIT_PAGE (self)),
                                 frt_visit_page_get_cancellable (FRT_VISIT_PAGE (self)), on_listed, g_object_ref (self));
}

static void
on_signed_out (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (FrtDevicesPage) self = user_data;
  g_autoptr (GError) error = NULL;

  if (frt_client_sign_out_device_finish (FRT_CLIENT (source), result, &error))
    frt_toast_show (GTK_WIDGET (self), _("That device is signed out."));
  else if (!g_error_matches (error, FRT_ERROR, FRT_ERROR_NOT_FOUND))     /* then it was already */
    frt_failure_toast (GTK_WIDGET (self), error);
  load (self);
}

static void
on_answered (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (FrtDevicesPage) self = user_data;

  if (frt_confirm_finish (result, NULL))
    frt_client_sign_out_device_async (frt_visit_page_get_client (FRT_VISIT_PAGE (self)), self->asked_id,
                                      frt_visit_page_get_cancellable (FRT_VISIT_PAGE (self)), on_signed_out,
                                      g_object_ref (self));
}

static void
on_sign_out_activated (GtkWidget *widget, const char *action_name, GVariant *parameter)
{
  FrtDevicesPage *self = FRT_DEVICES_PAGE (widget);
  const FrtQuestion question = {
    .heading = _("Sign out that device?"),
    .body = _("Whoever uses it will have to sign in again. If you do not know the device, change your password too."),
    .confirm_label = _("_Sign Out"),
    .is_destructive = TRUE,
  };

  g_free (self->asked_id);
  self->asked_id = g_variant_dup_string (parameter, NULL);
  frt_confirm_async (widget, &question, frt_visit_page_get_cancellable (FRT_VISIT_PAGE (self)), on_answered,
                     g_object_ref (self));
}

static void
frt_devices_page_entered (FrtPage *page)
{
  FRT_PAGE_CLASS (frt_devices_page_parent_class)->entered (page);
  load (FRT_DEVICES_PAGE (page));
}

static gboolean
frt_devices_page_retry (FrtPage *page)
{
  load (FRT_DEVICES_PAGE (page));

  return TRUE;
}

static void
frt_devices_page_dispose (GObject *object)
{
  FrtDevicesPage *self = FRT_DEVICES_PAGE (object);

  g_clear_pointer (&self->asked_id, g_free);

  G_OBJECT_CLASS (frt_devices_page_parent_class)->dispose (object);
}

static void
frt_devices_page_class_init (FrtDevicesPageClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);
  FrtPageClass *page_class = FRT_PAGE_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = frt_devices_page_dispose;
  page_class->entered = frt_devices_page_entered;
  page_class->retry = frt_devices_page_retry;

  g_type_ensure (FRT_TYPE_LOAD_VIEW);
  gtk_widget_class_set_template_from_resource (widget_class, "/fr/fratrie/Fratrie/ui/frt-devices-page.ui");
  gtk_widget_class_bind_template_child (widget_class, FrtDevicesPage, view);
  gtk_widget_class_bind_template_child (widget_class, FrtDevicesPage, list);
  gtk_widget_class_bind_template_callback (widget_class, load);
  gtk_widget_class_install_action (widget_class, "device.sign-out", "s", on_sign_out_activated);
}

static void
frt_devices_page_init (FrtDevicesPage *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

/**
 * frt_devices_page_new:
 * @visit: a visit somebody is signed in with
 *
 * Returns: (transfer floating): the page
 */
GtkWidget *
frt_devices_page_new (FrtVisit *visit)
{
  return g_object_new (FRT_TYPE_DEVICES_PAGE, "visit", visit, NULL);
}
