/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Fratrie authors */
#include "config.h"

#include "school/frt-desk-school-page.h"

#include "client/frt-client-school.h"
#include "widgets/frt-busy-button.h"
#include "widgets/frt-failure.h"

#include <glib/gi18n.h>

struct _FrtDeskSchoolPage {
  FrtDeskPage        parent_instance;

  FrtSchoolSettings *settings;      /* (owned) (nullable) until they were loaded */

  GtkWidget         *form;
  GtkWidget         *ent_row;
  GtkWidget         *website_row;
  GtkWidget         *contact_row;
  GtkWidget         *address_row;
  GtkSwitch         *siblings_switch;
  FrtMessage        *message;
  FrtBusyButton     *save_button;
};

G_DEFINE_FINAL_TYPE (FrtDeskSchoolPage, frt_desk_school_page, FRT_TYPE_DESK_PAGE)

/* A row has one line: an address of several stands there with commas, as on an envelope that is read out. */
static char *
dup_one_line (const char *text)
{
  g_auto (GStrv) lines = g_strsplit (text ?: "", "\n", 0);

  return g_strjoinv (", ", lines);
}

static void
set_row (GtkWidget *row, const char *text)
{
  g_autofree char *line = dup_one_line (text);

  gtk_editable_set_text (GTK_EDITABLE (row), line);
}

static void
clear_failure (FrtDeskSchoolPage *self)
{
  frt_failure_clear (self->message, self->ent_row, self->website_row, self->contact_row, self->address_row, NULL);
}

/* @settings: (transfer full) */
static void
show_settings (FrtDeskSchoolPage *self, FrtSchoolSettings *settings)
{
  g_clear_pointer (&self->settings, frt_school_settings_free);
  self->settings = settings;
  frt_column_page_set_heading (FRT_COLUMN_PAGE (self), settings->school->name);
  set_row (self->ent_row, settings->school->ent);
  set_row (self->website_row, settings->school->website);
  set_row (self->contact_row, settings->school->contact);
  set_row (self->address_row, settings->address);
  gtk_switch_set_active (self->siblings_switch, settings->siblings);
  gtk_widget_set_visible (self->form, TRUE);
}

static void
on_loaded (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (FrtDeskSchoolPage) self = user_data;
  g_autoptr (GError) error = NULL;
  FrtSchoolSettings *settings = frt_client_load_school_finish (FRT_CLIENT (source), result, &error);

  if (settings != NULL)
    show_settings (self, settings);
  else
    frt_failure_show_in_place (error, self->message, NULL);
}

static void
load (FrtDeskSchoolPage *self)
{
  FrtDeskPage *page = FRT_DESK_PAGE (self);

  clear_failure (self);
  frt_client_load_school_async (frt_desk_page_get_client (page), frt_desk_get_uai (frt_desk_page_get_desk (page)),
                                frt_desk_page_get_cancellable (page), on_loaded, g_object_ref (self));
}

static void
show_failure (FrtDeskSchoolPage *self, const GError *error)
{
  const struct { const char *pointer; GtkWidget *row; } addresses[] = {
    { "/ent", self->ent_row },
    { "/website", self->website_row },
  };

  for (guint i = 0; i < G_N_ELEMENTS (addresses); i++)
    if (frt_failure_is_about (error, addresses[i].pointer)) {
      frt_failure_refuse (self->message, addresses[i].row,
                          _("This is no web address. Copy it from a browser: it begins with https://."));
      return;
    }

  frt_failure_show_in_place (error, self->message, NULL);
}

static void
on_saved (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (FrtDeskSchoolPage) self = user_data;
  g_autoptr (GError) error = NULL;
  FrtSchoolSettings *settings = frt_client_change_school_finish (FRT_CLIENT (source), result, &error);

  frt_busy_button_set_busy (self->save_button, FALSE);
  if (settings == NULL) {
    show_failure (self, error);
    return;
  }

  show_settings (self, settings);
  frt_toast_show (GTK_WIDGET (self), _("Saved. Parents see it at once."));
}

/* Returns: (nullable): what was typed, when it is another than before: so two who change different things both keep them */
static const char *
get_changed (GtkWidget *row, const char *before)
{
  g_autofree char *line = dup_one_line (before);
  const char *typed = gtk_editable_get_text (GTK_EDITABLE (row));

  return g_str_equal (typed, line) ? NULL : typed;
}

static void
on_save_clicked (FrtDeskSchoolPage *self)
{
  FrtDeskPage *page = FRT_DESK_PAGE (self);
  const FrtSchoolSettings *before = self->settings;
  const gboolean siblings = gtk_switch_get_active (self->siblings_switch);
  FrtSchoolChange change = { 0 };

  if (before == NULL || frt_busy_button_get_busy (self->save_button))
    return;

  clear_failure (self);
  frt_busy_button_set_busy (self->save_button, TRUE);
  change.ent = get_changed (self->ent_row, before->school->ent);
  change.website = get_changed (self->website_row, before->school->website);
  change.contact = get_changed (self->contact_row, before->school->contact);
  change.address = get_changed (self->address_row, before->address);
  change.siblings = !siblings != !before->siblings ? &siblings : NULL;
  frt_client_change_school_async (frt_desk_page_get_client (page), frt_desk_get_uai (frt_desk_page_get_desk (page)), &change,
                                  frt_desk_page_get_cancellable (page), on_saved, g_object_ref (self));
}

/* What is being typed is not lost by a look at another page. */
static void
frt_desk_school_page_entered (FrtPage *page)
{
  FRT_PAGE_CLASS (frt_desk_school_page_parent_class)->entered (page);
  if (FRT_DESK_SCHOOL_PAGE (page)->settings == NULL)
    load (FRT_DESK_SCHOOL_PAGE (page));
}

static gboolean
frt_desk_school_page_retry (FrtPage *page)
{
  FrtDeskSchoolPage *self = FRT_DESK_SCHOOL_PAGE (page);

  if (self->settings == NULL)
    load (self);
  else
    on_save_clicked (self);

  return TRUE;
}

static void
frt_desk_school_page_dispose (GObject *object)
{
  g_clear_pointer (&FRT_DESK_SCHOOL_PAGE (object)->settings, frt_school_settings_free);

  G_OBJECT_CLASS (frt_desk_school_page_parent_class)->dispose (object);
}

static void
frt_desk_school_page_class_init (FrtDeskSchoolPageClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = frt_desk_school_page_dispose;
  FRT_PAGE_CLASS (klass)->entered = frt_desk_school_page_entered;
  FRT_PAGE_CLASS (klass)->retry = frt_desk_school_page_retry;

  g_type_ensure (FRT_TYPE_BUSY_BUTTON);
  g_type_ensure (FRT_TYPE_MESSAGE);
  gtk_widget_class_set_template_from_resource (widget_class, "/fr/fratrie/School/ui/frt-desk-school-page.ui");
  gtk_widget_class_bind_template_child (widget_class, FrtDeskSchoolPage, form);
  gtk_widget_class_bind_template_child (widget_class, FrtDeskSchoolPage, ent_row);
  gtk_widget_class_bind_template_child (widget_class, FrtDeskSchoolPage, website_row);
  gtk_widget_class_bind_template_child (widget_class, FrtDeskSchoolPage, contact_row);
  gtk_widget_class_bind_template_child (widget_class, FrtDeskSchoolPage, address_row);
  gtk_widget_class_bind_template_child (widget_class, FrtDeskSchoolPage, siblings_switch);
  gtk_widget_class_bind_template_child (widget_class, FrtDeskSchoolPage, message);
  gtk_widget_class_bind_template_child (widget_class, FrtDeskSchoolPage, save_button);
  gtk_widget_class_bind_template_callback (widget_class, clear_failure);
  gtk_widget_class_bind_template_callback (widget_class, on_save_clicked);
}

static void
frt_desk_school_page_init (FrtDeskSchoolPage *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

/**
 * frt_desk_school_page_new:
 * @desk: an open desk
 *
 * Returns: (transfer floating): the page
 */
GtkWidget *
frt_desk_school_page_new (FrtDesk *desk)
{
  return g_object_new (FRT_TYPE_DESK_SCHOOL_PAGE, "desk", desk, NULL);
}
