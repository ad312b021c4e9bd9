/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Fratrie authors */
#include "config.h"

#include "app/frt-sign-in-page.h"

#include "app/frt-camera-button.h"
#include "app/frt-countdown.h"
#include "widgets/frt-busy-button.h"
#include "widgets/frt-failure.h"

#include <glib/gi18n.h>

#define DEFAULT_WAIT 60     /* seconds, when the service does not say */

struct _FrtSignInPage {
  FrtVisitPage   parent_instance;

  FrtCountdown  *wait;          /* (owned): after too many wrong tries */
  GdkDevice     *keyboard;      /* (owned) (nullable) */

  GtkWidget     *username_row;
  GtkWidget     *password_row;
  FrtMessage    *caps_lock;
  FrtMessage    *message;
  GtkWidget     *stay_group;
  GtkSwitch     *stay_switch;
  FrtBusyButton *sign_in_button;
  GtkLabel      *wait_label;
};

G_DEFINE_FINAL_TYPE (FrtSignInPage, frt_sign_in_page, FRT_TYPE_VISIT_PAGE)

static const char *
get_text (GtkWidget *row)
{
  return gtk_editable_get_text (GTK_EDITABLE (row));
}

static FrtVisit *
get_visit (FrtSignInPage *self)
{
  return frt_visit_page_get_visit (FRT_VISIT_PAGE (self));
}

static void
update_caps_lock (FrtSignInPage *self)
{
  const gboolean is_on = self->keyboard != NULL && gdk_device_get_caps_lock_state (self->keyboard);
  const gboolean typing = gtk_widget_get_state_flags (self->password_row) & GTK_STATE_FLAG_FOCUS_WITHIN;

  frt_message_set_text (self->caps_lock, is_on && typing ? _("Caps Lock is on.") : NULL);
}

static void
update_wait (FrtSignInPage *self)
{
  const gboolean waiting = frt_countdown_get_seconds (self->wait) > 0;
  g_autofree char *text = frt_countdown_dup_text (self->wait);

  frt_busy_button_set_allowed (self->sign_in_button, !waiting);
  gtk_label_set_text (self->wait_label, text);
  gtk_widget_set_visible (GTK_WIDGET (self->wait_label), waiting);
}

static void
start_wait (FrtSignInPage *self, const GError *error)
{
  JsonObject *members = frt_error_get_members (error);
  gint64 seconds = members ? json_object_get_int_member_with_default (members, "retry_after", DEFAULT_WAIT) : DEFAULT_WAIT;

  frt_countdown_start (self->wait, (guint) CLAMP (seconds, 1, 60 * 60));
}

/* Before a password is typed for nothing. */
static void
show_address_problem (FrtSignInPage *self)
{
  const GError *problem = frt_client_get_address_error (frt_visit_page_get_client (FRT_VISIT_PAGE (self)));

  if (problem != NULL)
    frt_failure_show_in_place (problem, self->message, NULL);
}

static void
on_edited (FrtSignInPage *self)
{
  frt_failure_clear (self->message, self->username_row, self->password_row, NULL);
  show_address_problem (self);
}

static void
on_signed_in (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (FrtSignInPage) self = user_data;
  g_autoptr (GError) error = NULL;
  const gboolean signed_in = frt_client_sign_in_finish (FRT_CLIENT (source), result, &error);

  frt_busy_button_set_busy (self->sign_in_button, FALSE);
  if (signed_in)      /* what comes next, the visit says; the page goes, and the password with it */
    return;

  if (g_error_matches (error, FRT_ERROR, FRT_ERROR_INVALID_CREDENTIALS))
    frt_failure_show_in_place (error, self->message, self->username_row, self->password_row, NULL);
  else
    frt_failure_show_in_place (error, self->message, NULL);
  if (g_error_matches (error, FRT_ERROR, FRT_ERROR_TOO_MANY_ATTEMPTS))
    start_wait (self, error);
}

static void
on_sign_in_clicked (FrtSignInPage *self)
{
  g_autoptr (FrtSecret) password = NULL;
  const gboolean stay = frt_visit_get_can_stay (get_visit (self)) && gtk_switch_get_active (self->stay_switch);

  if (!gtk_widget_get_sensitive (GTK_WIDGET (self->sign_in_button)))
    return;

  on_edited (self);
  if (*get_text (self->username_row) == '\0') {
    frt_failure_refuse (self->message, self->username_row, _("Type the username printed on your letter."));
    return;
  }
  if (*get_text (self->password_row) == '\0') {
    frt_failure_refuse (self->message, self->password_row,
                        _("Type your password, or the provisional password printed on your letter."));
    return;
  }

  password = frt_secret_new (get_text (self->password_row));
  frt_busy_button_set_busy (self->sign_in_button, TRUE);
  frt_client_sign_in_async (frt_visit_page_get_client (FRT_VISIT_PAGE (self)), get_text (self->username_row), password, stay,
                            frt_visit_page_get_cancellable (FRT_VISIT_PAGE (self)), on_signed_in, g_object_ref (self));
}

/* Enter goes on: to the next field first. */
static void
on_username_activated (FrtSignInPage *self)
{
  if (*get_text (self->username_row) != '\0' && *get_text (self->password_row) == '\0')
    gtk_widget_grab_focus (self->password_row);
  else
    on_sign_in_clicked (self);
}

/* What the service calls itself tells a parent that the address was right. */
static void
update_heading (FrtSignInPage *self)
{
  FrtVisit *visit = get_visit (self);
  const FrtServiceInfo *info = frt_visit_get_info (visit);

  if (frt_visit_get_stage (visit) == FRT_STAGE_ENDED) {
    frt_column_page_set_heading (FRT_COLUMN_PAGE (self), _("Sign in again"));
    frt_column_page_set_description (FRT_COLUMN_PAGE (self), _("You have been signed out. Sign in again to go on where "
                                                               "you were; nothing you typed is lost."));
  } else {
    frt_column_page_set_heading (FRT_COLUMN_PAGE (self), info != NULL ? info->name : NULL);
  }
}

static gboolean
frt_sign_in_page_go_back (FrtPage *page)
{
  frt_visit_leave_service (get_visit (FRT_SIGN_IN_PAGE (page)));

  return TRUE;
}

static gboolean
frt_sign_in_page_retry (FrtPage *page)
{
  FrtSignInPage *self = FRT_SIGN_IN_PAGE (page);

  if (*get_text (self->username_row) == '\0' || *get_text (self->password_row) == '\0')
    return FALSE;

  on_sign_in_clicked (self);
  return TRUE;
}

static gboolean
frt_sign_in_page_take_letter (FrtPage *page, const FrtLetterLink *letter)
{
  FrtSignInPage *self = FRT_SIGN_IN_PAGE (page);

  if (frt_busy_button_get_busy (self->sign_in_button))
    return FALSE;

  gtk_editable_set_text (GTK_EDITABLE (self->username_row), letter->username);
  gtk_editable_set_text (GTK_EDITABLE (self->password_row), frt_secret_get (letter->password));
  gtk_widget_grab_focus (GTK_WIDGET (self->sign_in_button));

  return TRUE;
}

static void
watch_keyboard (FrtSignInPage *self)
{
  GdkSeat *seat = gdk_display_get_default_seat (gtk_widget_get_display (GTK_WIDGET (self)));
  GdkDevice *keyboard = seat != NULL ? gdk_seat_get_keyboard (seat) : NULL;

  g_set_object (&self->keyboard, keyboard);
  if (keyboard != NULL)
    g_signal_connect_object (keyboard, "notify::caps-lock-state", G_CALLBACK (update_caps_lock), self, G_CONNECT_SWAPPED);
}

static void
frt_sign_in_page_constructed (GObject *object)
{
  FrtSignInPage *self = FRT_SIGN_IN_PAGE (object);
  FrtVisit *visit = get_visit (self);
  const char *username = frt_session_get_username (frt_visit_get_session (visit));
  const gboolean ended = frt_visit_get_stage (visit) == FRT_STAGE_ENDED;

  G_OBJECT_CLASS (frt_sign_in_page_parent_class)->constructed (object);

  gtk_widget_set_visible (self->stay_group, frt_visit_get_can_stay (visit));
  frt_page_set_can_go_back (FRT_PAGE (self), !ended && !frt_settings_is_server_fixed (frt_visit_get_settings (visit)));
  if (ended) {
    gtk_editable_set_text (GTK_EDITABLE (self->username_row), username ?: "");
    gtk_switch_set_active (self->stay_switch, frt_session_get_stayed (frt_visit_get_session (visit)));
    g_object_set (self, "first-field", self->password_row, NULL);
  }
  g_signal_connect_object (visit, "notify::info", G_CALLBACK (update_heading), self, G_CONNECT_SWAPPED);
  update_heading (self);
  show_address_problem (self);
}

static void
frt_sign_in_page_dispose (GObject *object)
{
  FrtSignInPage *self = FRT_SIGN_IN_PAGE (object);

  g_clear_object (&self->wait);
  g_clear_object (&self->keyboard);

  G_OBJECT_CLASS (frt_sign_in_page_parent_class)->dispose (object);
}

static void
frt_sign_in_page_class_init (FrtSignInPageClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);
  FrtPageClass *page_class = FRT_PAGE_CLASS (klass);

  object_class->constructed = frt_sign_in_page_constructed;
  object_class->dispose = frt_sign_in_page_dispose;
  page_class->go_back = frt_sign_in_page_go_back;
  page_class->retry = frt_sign_in_page_retry;
  page_class->take_letter = frt_sign_in_page_take_letter;

  g_type_ensure (FRT_TYPE_BUSY_BUTTON);
  g_type_ensure (FRT_TYPE_CAMERA_BUTTON);
  g_type_ensure (FRT_TYPE_MESSAGE);
  gtk_widget_class_set_template_from_resource (widget_class, "/fr/fratrie/Fratrie/ui/frt-sign-in-page.ui");
  gtk_widget_class_bind_template_child (widget_class, FrtSignInPage, username_row);
  gtk_widget_class_bind_template_child (widget_class, FrtSignInPage, password_row);
  gtk_widget_class_bind_template_child (widget_class, FrtSignInPage, caps_lock);
  gtk_widget_class_bind_template_child (widget_class, FrtSignInPage, message);
  gtk_widget_class_bind_template_child (widget_class, FrtSignInPage, stay_group);
  gtk_widget_class_bind_template_child (widget_class, FrtSignInPage, stay_switch);
  gtk_widget_class_bind_template_child (widget_class, FrtSignInPage, sign_in_button);
  gtk_widget_class_bind_template_child (widget_class, FrtSignInPage, wait_label);
  gtk_widget_class_bind_template_callback (widget_class, on_edited);
  gtk_widget_class_bind_template_callback (widget_class, on_username_activated);
  gtk_widget_class_bind_template_callback (widget_class, on_sign_in_clicked);
}

static void
frt_sign_in_page_init (FrtSignInPage *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));

  self->wait = frt_countdown_new ();
  g_signal_connect_object (self->wait, "notify::seconds", G_CALLBACK (update_wait), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->password_row, "state-flags-changed", G_CALLBACK (update_caps_lock), self,
                           G_CONNECT_SWAPPED);
  watch_keyboard (self);
  update_wait (self);
}

/**
 * frt_sign_in_page_new:
 * @visit: a visit with a service, whose session has not begun or has ended by itself
 *
 * Returns: (transfer floating): the page
 */
GtkWidget *
frt_sign_in_page_new (FrtVisit *visit)
{
  return g_object_new (FRT_TYPE_SIGN_IN_PAGE, "visit", visit, NULL);
}
