/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Fratrie authors */
#include "config.h"

#include "school/frt-school-window.h"

#include "school/frt-desk-activation-page.h"
#include "school/frt-desk-code-page.h"
#include "school/frt-desk-sign-in-page.h"
#include "school/frt-desk-work-page.h"
#include "widgets/frt-banner.h"
#include "widgets/frt-page-stack.h"

#include <glib/gi18n.h>

struct _FrtSchoolWindow {
  AdwApplicationWindow  parent_instance;

  FrtDesk              *desk;           /* (owned) */
  GSettings            *settings;       /* (owned) */
  FrtDeskStage          stage;          /* whose page is shown */
  char                 *username;       /* (owned) (nullable): whose work is shown */

  AdwWindowTitle       *title;
  FrtBanner            *offline_banner;
  FrtPageStack         *pages;
};

G_DEFINE_FINAL_TYPE (FrtSchoolWindow, frt_school_window, ADW_TYPE_APPLICATION_WINDOW)

static FrtPage *
get_page (FrtSchoolWindow *self)
{
  return frt_page_stack_get_page (self->pages);
}

static void
update_title (FrtSchoolWindow *self)
{
  const char *title = frt_page_get_title (get_page (self));
  const char *program = _("Fratrie for Schools");

  adw_window_title_set_title (self->title, title ?: program);
  adw_window_title_set_subtitle (self->title, self->stage == FRT_DESK_OPEN ? frt_desk_get_uai (self->desk) ?: "" : "");
  gtk_window_set_title (GTK_WINDOW (self), program);
}

static void
on_page_changed (FrtSchoolWindow *self)
{
  g_signal_handlers_disconnect_by_func (get_page (self), update_title, self);
  g_signal_connect_object (get_page (self), "notify::title", G_CALLBACK (update_title), self, G_CONNECT_SWAPPED);
  update_title (self);
}

static void
on_offline_changed (FrtClient *client, GParamSpec *pspec, FrtSchoolWindow *self)
{
  gboolean offline;

  g_object_get (client, "offline", &offline, NULL);
  frt_banner_set_revealed (self->offline_banner, offline && self->stage == FRT_DESK_OPEN);
}

static void
on_retry_activated (GtkWidget *widget, const char *action_name, GVariant *parameter)
{
  frt_page_retry (get_page (FRT_SCHOOL_WINDOW (widget)));
}

static void
on_sign_out_activated (GtkWidget *widget, const char *action_name, GVariant *parameter)
{
  frt_desk_close (FRT_SCHOOL_WINDOW (widget)->desk);
}

/* Above what is there when a session ended by itself, so that one goes on where one was; else in place of it. */
static void
show_stage (FrtSchoolWindow *self)
{
  GtkWidget *page;

  switch (self->stage) {
  case FRT_DESK_ENDED:
    frt_page_stack_push (self->pages, FRT_PAGE (frt_desk_sign_in_page_new (self->desk)));
    return;
  case FRT_DESK_ACTIVATING:
    page = frt_desk_activation_page_new (self->desk);
    break;
  case FRT_DESK_ENROLLING:
    page = frt_desk_code_page_new (self->desk);
    break;
  case FRT_DESK_OPEN:
    page = frt_desk_work_page_new (self->desk);
    break;
  case FRT_DESK_CLOSED:
  default:
    page = frt_desk_sign_in_page_new (self->desk);
    break;
  }

  frt_page_stack_reset (self->pages, FRT_PAGE (page), FRT_MOVE_FADE);
}

static void
on_stage_changed (FrtSchoolWindow *self)
{
  const FrtDeskStage before = self->stage;
  FrtClient *client = frt_desk_get_client (self->desk);
  const char *username = frt_desk_get_username (self->desk);

  self->stage = frt_desk_get_stage (self->desk);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "win.sign-out", self->stage != FRT_DESK_CLOSED);
  if (client != NULL && self->stage == FRT_DESK_OPEN)
    g_signal_connect_object (client, "notify::offline", G_CALLBACK (on_offline_changed), self, 0);
  frt_banner_set_revealed (self->offline_banner, FALSE);

  if (before == FRT_DESK_ENDED && self->stage == FRT_DESK_OPEN && g_strcmp0 (username, self->username) == 0) {
    frt_page_stack_pop (self->pages);
    return;
  }

  g_free (self->username);
  self->username = g_strdup (username);
  show_stage (self);
}

static void
on_server_changed (FrtSchoolWindow *self)
{
  g_settings_set_string (self->settings, "server", frt_desk_get_server (self->desk) ?: "");
}

static void
frt_school_window_dispose (GObject *object)
{
  FrtSchoolWindow *self = FRT_SCHOOL_WINDOW (object);

  g_clear_object (&self->desk);
  g_clear_object (&self->settings);
  g_clear_pointer (&self->username, g_free);

  G_OBJECT_CLASS (frt_school_window_parent_class)->dispose (object);
}

static void
frt_school_window_class_init (FrtSchoolWindowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = frt_school_window_dispose;

  gtk_widget_class_install_action (widget_class, "win.retry", NULL, on_retry_activated);
  gtk_widget_class_install_action (widget_class, "win.sign-out", NULL, on_sign_out_activated);
  g_type_ensure (FRT_TYPE_BANNER);
  g_type_ensure (FRT_TYPE_PAGE_STACK);
  gtk_widget_class_set_template_from_resource (widget_class, "/fr/fratrie/School/ui/frt-school-window.ui");
  gtk_widget_class_bind_template_child (widget_class, FrtSchoolWindow, title);
  gtk_widget_class_bind_template_child (widget_class, FrtSchoolWindow, offline_banner);
  gtk_widget_class_bind_template_child (widget_class, FrtSchoolWindow, pages);
  gtk_widget_class_bind_template_callback (widget_class, on_page_changed);
}

static void
frt_school_window_init (FrtSchoolWindow *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

/**
 * frt_school_window_new:
 * @application: whose window
 * @settings: the console's
 * @server: (nullable): the service's address; the one used last when %NULL
 *
 * Returns: (transfer none): the window, not presented yet
 */
GtkWidget *
frt_school_window_new (GtkApplication *application, GSettings *settings, const char *server)
{
  FrtSchoolWindow *self = g_object_new (FRT_TYPE_SCHOOL_WINDOW, "application", application, NULL);
  g_autofree char *last = g_settings_get_string (settings, "server");

  self->settings = g_object_ref (settings);
  self->desk = frt_desk_new (server != NULL ? server : *last != '\0' ? last : NULL);
  g_settings_bind (settings, "window-width", self, "default-width", G_SETTINGS_BIND_NO_SENSITIVITY);
  g_settings_bind (settings, "window-height", self, "default-height", G_SETTINGS_BIND_NO_SENSITIVITY);
  g_settings_bind (settings, "window-maximized", self, "maximized", G_SETTINGS_BIND_NO_SENSITIVITY);
  g_signal_connect_object (self->desk, "notify::stage", G_CALLBACK (on_stage_changed), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->desk, "notify::server", G_CALLBACK (on_server_changed), self, G_CONNECT_SWAPPED);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "win.sign-out", FALSE);
  show_stage (self);

  return GTK_WIDGET (self);
}
