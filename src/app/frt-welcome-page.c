/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Fratrie authors */
#include "config.h"

#include "app/frt-welcome-page.h"

#include "app/frt-camera-button.h"
#include "client/frt-service-search.h"
#include "widgets/frt-busy-button.h"
#include "widgets/frt-failure.h"

#include <glib/gi18n.h>

struct _FrtWelcomePage {
  FrtVisitPage   parent_instance;

  GtkWidget     *address_row;
  FrtMessage    *message;
  FrtBusyButton *continue_button;
};

G_DEFINE_FINAL_TYPE (FrtWelcomePage, frt_welcome_page, FRT_TYPE_VISIT_PAGE)

static void
on_edited (FrtWelcomePage *self)
{
  frt_failure_clear (self->message, self->address_row, NULL);
}

static void
on_service_found (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (FrtWelcomePage) self = user_data;
  g_autoptr (FrtClient) client = NULL;
  g_autoptr (GError) error = NULL;
  g_autoptr (FrtServiceInfo) info = frt_service_search_finish (result, &client, &error);
  FrtVisit *visit = frt_visit_page_get_visit (FRT_VISIT_PAGE (self));

  frt_busy_button_set_busy (self->continue_button, FALSE);
  if (info == NULL) {
    frt_failure_show_in_place (error, self->message, self->address_row, NULL);
    return;
  }

  frt_settings_set_server (frt_visit_get_settings (visit), frt_client_get_server (client));
  frt_visit_take_service (visit, client, g_steal_pointer (&info));
}

static void
on_continue_clicked (FrtWelcomePage *self)
{
  const char *typed = gtk_editable_get_text (GTK_EDITABLE (self->address_row));

  if (frt_busy_button_get_busy (self->continue_button))
    return;

  on_edited (self);
  if (*typed == '\0') {
    frt_failure_refuse (self->message, self->address_row, _("Type the service address printed on your letter."));
    return;
  }

  frt_busy_button_set_busy (self->continue_button, TRUE);
  frt_service_search_async (typed, frt_visit_page_get_cancellable (FRT_VISIT_PAGE (self)), on_service_found,
                            g_object_ref (self));
}

static void
on_demo_clicked (FrtWelcomePage *self)
{
  frt_visit_begin_demo (frt_visit_page_get_visit (FRT_VISIT_PAGE (self)));
}

/* A demo that did not start, for one, has brought us back here. */
static void
show_problem (FrtWelcomePage *self)
{
  const GError *problem = frt_visit_get_problem (frt_visit_page_get_visit (FRT_VISIT_PAGE (self)));

  if (problem != NULL)
    frt_failure_show_in_place (problem, self->message, NULL);
}

static gboolean
frt_welcome_page_retry (FrtPage *page)
{
  on_continue_clicked (FRT_WELCOME_PAGE (page));

  return TRUE;
}

static void
frt_welcome_page_constructed (GObject *object)
{
  FrtWelcomePage *self = FRT_WELCOME_PAGE (object);
  FrtVisit *visit = frt_visit_page_get_visit (FRT_VISIT_PAGE (self));
  g_autofree char *server = frt_settings_dup_server (frt_visit_get_settings (visit));

  G_OBJECT_CLASS (frt_welcome_page_parent_class)->constructed (object);
  gtk_editable_set_text (GTK_EDITABLE (self->address_row), server ?: "");
  show_problem (self);
}

static void
frt_welcome_page_class_init (FrtWelcomePageClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->constructed = frt_welcome_page_constructed;
  FRT_PAGE_CLASS (klass)->retry = frt_welcome_page_retry;

  g_type_ensure (FRT_TYPE_BUSY_BUTTON);
  g_type_ensure (FRT_TYPE_CAMERA_BUTTON);
  g_type_ensure (FRT_TYPE_MESSAGE);
  gtk_widget_class_set_template_from_resource (widget_class, "/fr/fratrie/Fratrie/ui/frt-welcome-page.ui");
  gtk_widget_class_bind_template_child (widget_class, FrtWelcomePage, address_row);
  gtk_widget_class_bind_template_child (widget_class, FrtWelcomePage, message);
  gtk_widget_class_bind_template_child (widget_class, FrtWelcomePage, continue_button);
  gtk_widget_class_bind_template_callback (widget_class, on_edited);
  gtk_widget_class_bind_template_callback (widget_class, on_continue_clicked);
  gtk_widget_class_bind_template_callback (widget_class, on_demo_clicked);
}

static void
frt_welcome_page_init (FrtWelcomePage *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

/**
 * frt_welcome_page_new:
 * @visit: a visit without a service
 *
 * Returns: (transfer floating): the page
 */
GtkWidget *
frt_welcome_page_new (FrtVisit *visit)
{
  return g_object_new (FRT_TYPE_WELCOME_PAGE, "visit", visit, NULL);
}
