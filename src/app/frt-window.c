/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Fratrie authors */
#include "config.h"

#include "app/frt-window.h"

#include "app/frt-activation-wizard.h"
#include "app/frt-camera-window.h"
#include "app/frt-children-page.h"
#include "app/frt-grouping-wizard.h"
#include "app/frt-home-page.h"
#include "app/frt-letter-desk.h"
#include "app/frt-letter-reader.h"
#include "app/frt-lost-answer.h"
#include "app/frt-named-pages.h"
#include "app/frt-opening-page.h"
#include "app/frt-sample-letters-window.h"
#include "app/frt-shared-computer.h"
#include "app/frt-sign-in-page.h"
#include "app/frt-visit-banners.h"
#include "app/frt-welcome-page.h"
#include "app/frt-window-header.h"
#include "client/frt-service-search.h"
#include "widgets/frt-failure.h"
#include "widgets/frt-page-stack.h"

#include <glib/gi18n.h>

#define MOUSE_BACK 8     /* the button */

struct _FrtWindow {
  AdwApplicationWindow  parent_instance;

  FrtVisit             *visit;            /* (owned) */
  FrtStage              stage;            /* whose page is shown */
  FrtStage              ended;            /* the stage at which the session ended, whose pages wait below */
  char                 *username;         /* (owned) (nullable): whose pages are shown */
  FrtLetterDesk        *desk;             /* (owned) (nullable): where letters come in, unless none may */
  FrtLostAnswer        *lost_answer;      /* (owned) */
  FrtSharedComputer    *shared_computer;  /* (owned) */
  GtkWindow            *samples;          /* (unowned) (nullable): the sample letters' window */
  FrtLetterLink        *letter;           /* (owned) (nullable): to be used once there is a place for it */

  FrtPageStack         *pages;
  FrtVisitBanners      *banners;
  FrtWindowHeader      *header;
};

G_DEFINE_FINAL_TYPE (FrtWindow, frt_window, ADW_TYPE_APPLICATION_WINDOW)

/* A letter's, whose sentence is long and may come while one looks elsewhere: it stays until it is read. */
static void
show_failure (FrtWindow *self, const GError *error)
{
  g_autofree char *sentence = frt_error_dup_user_message (error);

  if (sentence != NULL)
    frt_visit_banners_tell (self->banners, sentence);
}

static FrtPage *
get_page (FrtWindow *self)
{
  return frt_page_stack_get_page (self->pages);
}

static void
update_header (FrtWindow *self)
{
  FrtPage *page = get_page (self);
  const char *title = frt_page_get_title (page);
  /* Translators: the window's title for the desktop: the page's title, then the app's name. */
  g_autofree char *full = g_strdup_printf (_("%s - Fratrie"), title ?: "");

  gtk_window_set_title (GTK_WINDOW (self), title != NULL ? full : "Fratrie");
  frt_window_header_show_page (self->header, page);
}

/* A letter that came while there was no page to fill in. */
static void
use_letter (FrtWindow *self)
{
  FrtLetterLink *letter = self->letter;

  if (letter == NULL || !frt_page_take_letter (get_page (self), letter))
    return;

  self->letter = NULL;
  frt_letter_link_free (letter);
}

static void
on_page_changed (FrtWindow *self)
{
  FrtPage *page = get_page (self);

  g_signal_handlers_disconnect_by_func (page, update_header, self);
  g_signal_connect_object (page, "notify::title", G_CALLBACK (update_header), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (page, "notify::can-go-back", G_CALLBACK (update_header), self, G_CONNECT_SWAPPED);
  update_header (self);
  frt_shared_computer_check (self->shared_computer);
  use_letter (self);
}

static void
on_grouping_closed (FrtWindow *self, gboolean confirmed)
{
  frt_page_stack_pop (self->pages);
  if (!confirmed) {
    frt_lost_answer_ask (self->lost_answer);
    return;
  }

  frt_visit_load_other_children (self->visit);
  if (!FRT_IS_CHILDREN_PAGE (get_page (self)))
    frt_page_stack_push (self->pages, FRT_PAGE (frt_children_page_new (self->visit)));
}

/* Asked for by a key, a page may be the one shown already. */
static void
show_page (FrtWindow *self, GtkWidget *page)
{
  if (G_OBJECT_TYPE (page) == G_OBJECT_TYPE (get_page (self))) {
    g_object_unref (g_object_ref_sink (page));
    return;
  }

  if (FRT_IS_GROUPING_WIZARD (page))
    g_signal_connect_object (page, "closed", G_CALLBACK (on_grouping_closed), self, G_CONNECT_SWAPPED);
  frt_page_stack_push (self->pages, FRT_PAGE (page));
}

static void
on_show_activated (GtkWidget *widget, const char *action_name, GVariant *parameter)
{
  FrtWindow *self = FRT_WINDOW (widget);
  GtkWidget *page = frt_named_page_new (g_variant_get_string (parameter, NULL), self->visit);

  if (page != NULL)
    show_page (self, page);
}

static void
on_back_activated (GtkWidget *widget, const char *action_name, GVariant *parameter)
{
  FrtWindow *self = FRT_WINDOW (widget);
  FrtPage *page = get_page (self);

  if (!frt_page_get_can_go_back (page) || frt_page_go_back (page))
    return;

  if (frt_page_stack_get_n_pages (self->pages) > 1)
    frt_page_stack_pop (self->pages);
}

static void
on_retry_activated (GtkWidget *widget, const char *action_name, GVariant *parameter)
{
  FrtWindow *self = FRT_WINDOW (widget);

  if (!frt_page_retry (get_page (self)))
    frt_visit_retry (self->visit);
}

static void
on_keep_session_activated (GtkWidget *widget, const char *action_name, GVariant *parameter)
{
  frt_session_keep (frt_visit_get_session (FRT_WINDOW (widget)->visit));
}

static void
on_sign_out_activated (GtkWidget *widget, const char *action_name, GVariant *parameter)
{
  frt_visit_sign_out (FRT_WINDOW (widget)->visit);
}

static void
on_sample_letters_activated (GtkWidget *widget, const char *action_name, GVariant *parameter)
{
  FrtWindow *self = FRT_WINDOW (widget);

  if (self->samples == NULL) {
    self->samples = GTK_WINDOW (frt_sample_letters_window_new (frt_visit_get_client (self->visit)));
    g_object_add_weak_pointer (G_OBJECT (self->samples), (gpointer *) &self->samples);
    gtk_window_set_transient_for (self->samples, GTK_WINDOW (self));
    g_signal_connect_object (self->samples, "chosen", G_CALLBACK (frt_window_take_letter), self, G_CONNECT_SWAPPED);
  }

  gtk_window_present (self->samples);
}

static void
on_uri_opened (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (FrtWindow) self = user_data;
  g_autoptr (GError) error = NULL;

  if (!g_app_info_launch_default_for_uri_finish (result, &error))
    frt_toast_show (GTK_WIDGET (self->pages), _("No application on this computer opens that link."));
}

static void
on_open_uri_activated (GtkWidget *widget, const char *action_name, GVariant *parameter)
{
  g_app_info_launch_default_for_uri_async (g_variant_get_string (parameter, NULL), NULL, NULL, on_uri_opened,
                                           g_object_ref (widget));
}

/* Above what is there when a session ended by itself, so that one goes on where one was; else in place of it. */
static void
show_stage (FrtWindow *self)
{
  FrtPage *page = NULL;

  switch (self->stage) {
  case FRT_STAGE_NO_SERVICE:
    page = FRT_PAGE (frt_welcome_page_new (self->visit));
    break;
  case FRT_STAGE_OPENING:
    page = FRT_PAGE (frt_opening_page_new (self->visit));
    break;
  case FRT_STAGE_SIGNED_OUT:
    page = FRT_PAGE (frt_sign_in_page_new (self->visit));
    break;
  case FRT_STAGE_ACTIVATING:
    page = FRT_PAGE (frt_activation_wizard_new (self->visit));
    break;
  case FRT_STAGE_SIGNED_IN:
    page = FRT_PAGE (frt_home_page_new (self->visit));
    break;
  case FRT_STAGE_ENDED:
    frt_page_stack_push (self->pages, FRT_PAGE (frt_sign_in_page_new (self->visit)));
    return;
  default:
    g_return_if_reached ();
  }

  frt_page_stack_reset (self->pages, page, FRT_MOVE_FADE);
}

/* Where one was when the session ended: below the page to sign in, or what was opened from there. */
static void
go_on (FrtWindow *self)
{
  while (!FRT_IS_SIGN_IN_PAGE (get_page (self)))
    frt_page_stack_pop (self->pages);
  frt_page_stack_pop (self->pages);
}

static void
on_stage_changed (FrtWindow *self)
{
  const FrtStage before = self->stage;
  const char *username = NULL;

  self->stage = frt_visit_get_stage (self->visit);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "win.sign-out", self->stage >= FRT_STAGE_ACTIVATING);
  if (before >= FRT_STAGE_ACTIVATING && self->stage <= FRT_STAGE_SIGNED_OUT) {
    g_clear_pointer (&self->letter, frt_letter_link_free);
    g_clear_pointer (&self->username, g_free);
  }
  if (self->stage != FRT_STAGE_SIGNED_IN && self->stage != FRT_STAGE_ACTIVATING) {
    self->ended = before;
    show_stage (self);
    return;
  }

  username = frt_account_get_fields (frt_client_get_account (frt_visit_get_client (self->visit)))->username;
  if (before == FRT_STAGE_ENDED && self->stage == self->ended && g_strcmp0 (username, self->username) == 0)
    go_on (self);
  else
    show_stage (self);
  g_free (self->username);
  self->username = g_strdup (username);
  if (self->stage == FRT_STAGE_SIGNED_IN)
    frt_lost_answer_ask (self->lost_answer);
}

static void
on_reading_changed (FrtWindow *self)
{
  const gboolean reading = frt_letter_desk_get_reading (self->desk);

  if (reading)
    frt_visit_banners_tell (self->banners, NULL);      /* what was wrong with the letter before */
  frt_visit_banners_set_reading (self->banners, reading);
}

static void
on_touch_activated (GtkWidget *widget, const char *action_name, GVariant *parameter)
{
  frt_shared_computer_touch (FRT_WINDOW (widget)->shared_computer);
}

static void
on_open_letter_activated (GtkWidget *widget, const char *action_name, GVariant *parameter)
{
  frt_letter_desk_choose (FRT_WINDOW (widget)->desk);
}

static void
on_use_camera_activated (GtkWidget *widget, const char *action_name, GVariant *parameter)
{
  GtkWidget *camera = frt_camera_window_new (NULL);

  gtk_window_set_transient_for (GTK_WINDOW (camera), GTK_WINDOW (widget));
  g_signal_connect_object (camera, "read", G_CALLBACK (frt_window_take_letter), widget, G_CONNECT_SWAPPED);
  gtk_window_present (GTK_WINDOW (camera));
}

static void
on_cancel_letter_activated (GtkWidget *widget, const char *action_name, GVariant *parameter)
{
  if (FRT_WINDOW (widget)->desk != NULL)
    frt_letter_desk_cancel (FRT_WINDOW (widget)->desk);
}

static void
on_mouse_pressed (GtkGestureClick *gesture, int n_press, double x, double y, GtkWidget *self)
{
  gtk_widget_activate_action (self, "win.back", NULL);
}

static void
frt_window_dispose (GObject *object)
{
  FrtWindow *self = FRT_WINDOW (object);

  if (self->samples != NULL)
    g_object_remove_weak_pointer (G_OBJECT (self->samples), (gpointer *) &self->samples);
  self->samples = NULL;
  g_clear_object (&self->desk);
  if (self->lost_answer != NULL)      /* an answer may still be on its way to it */
    g_object_run_dispose (G_OBJECT (self->lost_answer));
  g_clear_object (&self->lost_answer);
  g_clear_object (&self->shared_computer);
  g_clear_object (&self->visit);
  g_clear_pointer (&self->letter, frt_letter_link_free);
  g_clear_pointer (&self->username, g_free);

  G_OBJECT_CLASS (frt_window_parent_class)->dispose (object);
}

static void
install_actions (GtkWidgetClass *widget_class)
{
  gtk_widget_class_install_action (widget_class, "win.show", "s", on_show_activated);
  gtk_widget_class_install_action (widget_class, "win.back", NULL, on_back_activated);
  gtk_widget_class_install_action (widget_class, "win.open-uri", "s", on_open_uri_activated);
  gtk_widget_class_install_action (widget_class, "win.open-letter", NULL, on_open_letter_activated);
  gtk_widget_class_install_action (widget_class, "win.use-camera", NULL, on_use_camera_activated);
  gtk_widget_class_install_action (widget_class, "win.cancel-letter", NULL, on_cancel_letter_activated);
  gtk_widget_class_install_action (widget_class, "win.touch", NULL, on_touch_activated);
  gtk_widget_class_install_action (widget_class, "win.retry", NULL, on_retry_activated);
  gtk_widget_class_install_action (widget_class, "win.keep-session", NULL, on_keep_session_activated);
  gtk_widget_class_install_action (widget_class, "win.sign-out", NULL, on_sign_out_activated);
  gtk_widget_class_install_action (widget_class, "win.sample-letters", NULL, on_sample_letters_activated);

  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Left, GDK_ALT_MASK, "win.back", NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Escape, 0, "win.back", NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Back, 0, "win.back", NULL);
}

static void
frt_window_class_init (FrtWindowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = frt_window_dispose;
  install_actions (widget_class);

  g_type_ensure (FRT_TYPE_PAGE_STACK);
  g_type_ensure (FRT_TYPE_VISIT_BANNERS);
  g_type_ensure (FRT_TYPE_WINDOW_HEADER);
  gtk_widget_class_set_template_from_resource (widget_class, "/fr/fratrie/Fratrie/ui/frt-window.ui");
  gtk_widget_class_bind_template_child (widget_class, FrtWindow, pages);
  gtk_widget_class_bind_template_child (widget_class, FrtWindow, banners);
  gtk_widget_class_bind_template_child (widget_class, FrtWindow, header);
  gtk_widget_class_bind_template_callback (widget_class, on_page_changed);
}

static void
frt_window_init (FrtWindow *self)
{
  GtkGesture *mouse = gtk_gesture_click_new ();

  gtk_widget_init_template (GTK_WIDGET (self));
  gtk_gesture_single_set_button (GTK_GESTURE_SINGLE (mouse), MOUSE_BACK);
  gtk_event_controller_set_propagation_phase (GTK_EVENT_CONTROLLER (mouse), GTK_PHASE_CAPTURE);
  g_signal_connect (mouse, "pressed", G_CALLBACK (on_mouse_pressed), self);
  gtk_widget_add_controller (GTK_WIDGET (self), GTK_EVENT_CONTROLLER (mouse));
}

static void
take_letters (FrtWindow *self)
{
  self->desk = frt_letter_desk_new (GTK_WINDOW (self));
  g_signal_connect_object (self->desk, "notify::reading", G_CALLBACK (on_reading_changed), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->desk, "read", G_CALLBACK (frt_window_take_letter), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->desk, "failed", G_CALLBACK (show_failure), self, G_CONNECT_SWAPPED);
}

/**
 * frt_window_new:
 * @application: whose window
 * @visit: what it shows; begun by the caller
 *
 * Returns: (transfer none): the window, not presented yet
 */
GtkWidget *
frt_window_new (GtkApplication *application, FrtVisit *visit)
{
  FrtWindow *self = g_object_new (FRT_TYPE_WINDOW, "application", application, NULL);
  const gboolean letter_reading = frt_settings_get_letter_reading (frt_visit_get_settings (visit));

  self->visit = g_object_ref (visit);
  self->stage = frt_visit_get_stage (visit);
  frt_settings_bind_window (frt_visit_get_settings (visit), GTK_WINDOW (self));
  frt_visit_banners_set_visit (self->banners, visit);
  self->lost_answer = frt_lost_answer_new (visit, self->banners);
  self->shared_computer = frt_shared_computer_new (GTK_WIDGET (self), visit, self->banners);
  g_signal_connect_object (visit, "notify::stage", G_CALLBACK (on_stage_changed), self, G_CONNECT_SWAPPED);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "win.sign-out", FALSE);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "win.open-letter", letter_reading);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "win.use-camera", letter_reading);
  if (letter_reading)
    take_letters (self);
  show_stage (self);

  return GTK_WIDGET (self);
}

static void
on_letter_service_found (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (FrtWindow) self = user_data;
  g_autoptr (FrtClient) client = NULL;
  g_autoptr (GError) error = NULL;
  g_autoptr (FrtServiceInfo) info = frt_service_search_finish (result, &client, &error);

  if (self->letter == NULL || self->stage > FRT_STAGE_SIGNED_OUT)
    return;

  if (info == NULL) {
    g_clear_pointer (&self->letter, frt_letter_link_free);
    show_failure (self, error);
    return;
  }

  frt_settings_set_server (frt_visit_get_settings (self->visit), frt_client_get_server (client));
  frt_visit_take_service (self->visit, client, g_steal_pointer (&info));
}

static void
keep_letter (FrtWindow *self, const FrtLetterLink *letter)
{
  g_clear_pointer (&self->letter, frt_letter_link_free);
  self->letter = frt_letter_link_new (letter->server, letter->username, frt_secret_get (letter->password));
}

/* A letter of another service than the one in use: nobody is signed in, so it may be used instead. */
static void
follow_letter (FrtWindow *self, const FrtLetterLink *letter)
{
  keep_letter (self, letter);
  if (letter->server != NULL)
    frt_service_search_async (letter->server, NULL, on_letter_service_found, g_object_ref (self));
  else
    frt_visit_banners_tell (self->banners, _("Now type the service address printed on the letter."));
}

/**
 * frt_window_take_letter:
 * @self: a #FrtWindow
 * @letter: what was opened, or chosen among the samples
 *
 * Fills the fields of the page shown with it; of one that has none, those of the page that letters are for. A letter of
 * another service leads there, unless somebody is signed in here.
 */
void
frt_window_take_letter (FrtWindow *self, const FrtLetterLink *letter)
{
  FrtClient *client = frt_visit_get_client (self->visit);
  g_autoptr (GError) error = NULL;
  const gboolean ours = client != NULL &&
                        frt_letter_reader_check_service (letter, frt_client_get_server (client), &error);

  gtk_window_present (GTK_WINDOW (self));
  if (!ours && self->stage <= FRT_STAGE_SIGNED_OUT && !frt_settings_is_server_fixed (frt_visit_get_settings (self->visit)))
    follow_letter (self, letter);
  else if (client != NULL && !ours)
    show_failure (self, error);
  else if (self->stage == FRT_STAGE_ACTIVATING)
    frt_visit_banners_tell (self->banners, _("Activate this account first. Then open the letter again to group it."));
  else if (!frt_page_take_letter (get_page (self), letter)) {
    keep_letter (self, letter);
    if (self->stage == FRT_STAGE_SIGNED_IN)
      gtk_widget_activate_action (GTK_WIDGET (self), "win.show", "s", "grouping");
  }
}

/**
 * frt_window_open:
 * @self: a #FrtWindow
 * @text: as given on the command line
 * @file: the file that it is when it is no letter's link
 */
void
frt_window_open (FrtWindow *self, const char *text, GFile *file)
{
  if (self->desk == NULL)
    frt_visit_banners_tell (self->banners, _("Letters cannot be opened on this computer. Type what is printed on them."));
  else
    frt_letter_desk_read_text (self->desk, text, file);
}
