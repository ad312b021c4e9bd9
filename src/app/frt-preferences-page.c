/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Fratrie authors */
#include "config.h"

#include "app/frt-preferences-page.h"

#include <glib/gi18n.h>

struct _FrtPreferencesPage {
  FrtVisitPage  parent_instance;

  AdwActionRow *server_row;
  GtkSwitch    *shared_switch;
  GtkWidget    *shared_row;
  GtkWidget    *managed_label;
};

G_DEFINE_FINAL_TYPE (FrtPreferencesPage, frt_preferences_page, FRT_TYPE_VISIT_PAGE)

static FrtSettings *
get_settings (FrtPreferencesPage *self)
{
  return frt_visit_get_settings (frt_visit_page_get_visit (FRT_VISIT_PAGE (self)));
}

static gboolean
on_shared_set (FrtPreferencesPage *self, gboolean shared)
{
  frt_visit_set_shared_computer (frt_visit_page_get_visit (FRT_VISIT_PAGE (self)), shared);

  return FALSE;
}

static void
frt_preferences_page_constructed (GObject *object)
{
  FrtPreferencesPage *self = FRT_PREFERENCES_PAGE (object);
  FrtSettings *settings = get_settings (self);
  const gboolean fixed = frt_settings_is_shared_computer_fixed (settings);
  FrtClient *client = frt_visit_page_get_client (FRT_VISIT_PAGE (self));
  g_autofree char *server = client != NULL ? g_strdup (frt_client_get_server (client)) : frt_settings_dup_server (settings);

  G_OBJECT_CLASS (frt_preferences_page_parent_class)->constructed (object);
  adw_action_row_set_subtitle (self->server_row, server != NULL ? server : _("None yet"));
  gtk_switch_set_active (self->shared_switch, frt_settings_get_shared_computer (settings));
  gtk_widget_set_sensitive (self->shared_row, !fixed);
  gtk_widget_set_sensitive (GTK_WIDGET (self->shared_switch), !fixed);      /* a screen reader asks the switch alone */
  gtk_widget_set_visible (self->managed_label, frt_settings_is_managed (settings));
  g_signal_connect_object (self->shared_switch, "state-set", G_CALLBACK (on_shared_set), self, G_CONNECT_SWAPPED);
}

static void
frt_preferences_page_class_init (FrtPreferencesPageClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->constructed = frt_preferences_page_constructed;

  gtk_widget_class_set_template_from_resource (widget_class, "/fr/fratrie/Fratrie/ui/frt-preferences-page.ui");
  gtk_widget_class_bind_template_child (widget_class, FrtPreferencesPage, server_row);
  gtk_widget_class_bind_template_child (widget_class, FrtPreferencesPage, shared_switch);
  gtk_widget_class_bind_template_child (widget_class, FrtPreferencesPage, shared_row);
  gtk_widget_class_bind_template_child (widget_class, FrtPreferencesPage, managed_label);
}

static void
frt_preferences_page_init (FrtPreferencesPage *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

/**
 * frt_preferences_page_new:
 * @visit: any visit
 *
 * Returns: (transfer floating): the page
 */
GtkWidget *
frt_preferences_page_new (FrtVisit *visit)
{
  return g_object_new (FRT_TYPE_PREFERENCES_PAGE, "visit", visit, NULL);
}
