/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Fratrie authors */
#include "config.h"

#include "school/frt-account-window.h"

#include "client/frt-client-school.h"
#include "common/frt-error.h"
#include "school/frt-account-check.h"
#include "school/frt-letters-window.h"
#include "school/frt-status-words.h"
#include "widgets/frt-busy-button.h"
#include "widgets/frt-confirm-window.h"
#include "widgets/frt-failure.h"
#include "widgets/frt-mnemonic.h"
#include "widgets/frt-wrap-box.h"

#include <glib/gi18n.h>

struct _FrtAccountWindow {
  AdwWindow         parent_instance;

  FrtDesk          *desk;            /* (owned) */
  FrtSchoolAccount *account;         /* (owned): as it is shown */
  FrtBusyButton    *button;          /* (unowned) (nullable): what is being done */

  GtkLabel         *heading;
  AdwActionRow     *username_row;
  AdwActionRow     *status_row;
  AdwActionRow     *children_row;
  GtkWidget        *name_group;
  GtkWidget        *first_name_row;
  GtkWidget        *birth_name_row;
  GtkWidget        *used_name_row;
  GtkWidget        *reason_group;
  GtkWidget        *reason_row;
  FrtMessage       *message;
  FrtBusyButton    *break_button;
  FrtBusyButton    *enable_button;
  FrtBusyButton    *name_button;
  FrtBusyButton    *letter_button;
};

G_DEFINE_FINAL_TYPE (FrtAccountWindow, frt_account_window, ADW_TYPE_WINDOW)

enum { CHANGED, N_SIGNALS };

static guint signals[N_SIGNALS];

static const char *
get_text (GtkWidget *row)
{
  return gtk_editable_get_text (GTK_EDITABLE (row));
}

static gboolean
is_busy (FrtAccountWindow *self)
{
  return self->button != NULL;
}

static const char *
get_username (FrtAccountWindow *self)
{
  return frt_school_account_get_fields (self->account)->username;
}

/* All but the name to correct: that may have been typed. */
static void
show_account (FrtAccountWindow *self)
{
  const FrtAccountFields *fields = frt_school_account_get_fields (self->account);
  FrtSchoolAccountStatus status = frt_school_account_get_status (self->account);
  g_autofree char *name = frt_school_account_dup_name (self->account);
  g_autofree char *words = frt_status_words_dup_for (self->account);

  gtk_label_set_text (self->heading, name);
  g_object_set (self->username_row, "use-markup", FALSE, "subtitle", fields->username, NULL);
  g_object_set (self->status_row, "use-markup", FALSE, "subtitle", words, NULL);
  g_object_set (self->children_row, "use-markup", FALSE, "subtitle", frt_school_account_get_children (self->account), NULL);
  /* Translators: the account signs in again, or no more. */
  g_object_set (self->enable_button, "text", status == FRT_SCHOOL_ACCOUNT_DISABLED ? _("_Enable") : _("_Disable"), NULL);
  gtk_widget_set_visible (GTK_WIDGET (self->enable_button), status != FRT_SCHOOL_ACCOUNT_GROUPED);
  gtk_widget_set_visible (self->name_group, fields->kind == FRT_ACCOUNT_GUARDIAN);
  gtk_widget_set_visible (GTK_WIDGET (self->name_button), fields->kind == FRT_ACCOUNT_GUARDIAN);
  gtk_widget_set_visible (self->reason_group, status == FRT_SCHOOL_ACCOUNT_GROUPED);
  gtk_widget_set_visible (GTK_WIDGET (self->break_button), status == FRT_SCHOOL_ACCOUNT_GROUPED);
  gtk_widget_set_visible (GTK_WIDGET (self->letter_button), status != FRT_SCHOOL_ACCOUNT_GROUPED &&
                          status != FRT_SCHOOL_ACCOUNT_DISABLED);
}

static void
show_name (FrtAccountWindow *self)
{
  const char *used = frt_school_account_get_used_name (self->account);

  gtk_editable_set_text (GTK_EDITABLE (self->first_name_row), frt_school_account_get_fields (self->account)->first_name);
  gtk_editable_set_text (GTK_EDITABLE (self->birth_name_row), frt_school_account_get_birth_name (self->account));
  gtk_editable_set_text (GTK_EDITABLE (self->used_name_row), used != NULL ? used : "");
}

static void
stop (FrtAccountWindow *self)
{
  if (self->button != NULL)
    frt_busy_button_set_busy (self->button, FALSE);
  self->button = NULL;
}

/* @current: (nullable): how it stands now */
static void
tell_it_changed (FrtAccountWindow *self, FrtSchoolAccount *current)
{
  if (current != NULL) {
    g_set_object (&self->account, current);
    show_account (self);
  }
  frt_message_set_text (self->message, _("Somebody else has changed this account meanwhile. Nothing was done: look at how it "
                                         "stands now, then decide again."));
  g_signal_emit (self, signals[CHANGED], 0);
}

static void
fail (FrtAccountWindow *self, const GError *error)
{
  stop (self);
  if (g_error_matches (error, FRT_ERROR, FRT_ERROR_NOT_FOUND))
    tell_it_changed (self, NULL);
  else
    frt_failure_show_in_place (error, self->message, NULL);
}

typedef void (*Deed) (FrtAccountWindow *self);

typedef struct {
  FrtAccountWindow *self;      /* (owned) */
  Deed              deed;
} Step;

static void
on_checked (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autofree Step *step = user_data;
  g_autoptr (FrtAccountWindow) self = step->self;
  g_autoptr (GError) error = NULL;
  g_autoptr (FrtSchoolAccount) current = frt_account_check_finish (result, &error);

  if (current == NULL) {
    fail (self, error);
  } else if (!frt_school_account_is_same (current, self->account)) {
    stop (self);
    tell_it_changed (self, current);
  } else {
    step->deed (self);
  }
}

/* Nothing is done to an account that is another than what is shown: a colleague's letter would die, or a name be lost. */
static void
check_then (FrtAccountWindow *self, FrtBusyButton *button, Deed deed)
{
  Step *step = g_new (Step, 1);

  *step = (Step) { g_object_ref (self), deed };
  frt_message_set_text (self->message, NULL);
  frt_busy_button_set_busy (button, TRUE);
  self->button = button;
  frt_account_check_async (self->desk, self->account, NULL, on_checked, step);
}

/* Letters are shown above the window that asked for them, which then has nothing true to say any more. */
static void
take_letters (FrtAccountWindow *self, GBytes *pdf, const GError *error)
{
  if (pdf == NULL) {
    fail (self, error);
    return;
  }

  stop (self);
  frt_letters_window_present (GTK_WIDGET (gtk_window_get_transient_for (GTK_WINDOW (self))), pdf);
  g_signal_emit (self, signals[CHANGED], 0);
  gtk_window_destroy (GTK_WINDOW (self));
}

static void
on_reset (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (FrtAccountWindow) self = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) pdf = frt_client_reset_account_finish (FRT_CLIENT (source), result, &error);

  take_letters (self, pdf, error);
}

static void
reset (FrtAccountWindow *self)
{
  frt_client_reset_account_async (frt_desk_get_client (self->desk), frt_desk_get_uai (self->desk), get_username (self), NULL,
                                  on_reset, g_object_ref (self));
}

static void
on_reset_confirmed (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (FrtAccountWindow) self = user_data;

  if (frt_confirm_finish (result, NULL))
    check_then (self, self->letter_button, reset);
}

static void
on_letter_clicked (FrtAccountWindow *self)
{
  const FrtQuestion question = {
    .heading = _("Make a new letter?"),
    .body = _("The guardian gets a new provisional password. The old password, and every older letter, stop working at "
              "once."),
    .confirm_label = _("_Make the Letter"),
  };

  if (!is_busy (self))
    frt_confirm_async (GTK_WIDGET (self->letter_button), &question, NULL, on_reset_confirmed, g_object_ref (self));
}

static void
on_broken (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (FrtAccountWindow) self = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) pdf = frt_client_break_grouping_finish (FRT_CLIENT (source), result, &error);

  take_letters (self, pdf, error);
}

static void
break_grouping (FrtAccountWindow *self)
{
  const char *primary = frt_school_account_get_primary_username (self->account);

  frt_client_break_grouping_async (frt_desk_get_client (self->desk), frt_desk_get_uai (self->desk),
                                   primary != NULL ? primary : get_username (self), get_text (self->reason_row), NULL,
                                   on_broken, g_object_ref (self));
}

static void
on_break_confirmed (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (FrtAccountWindow) self = user_data;

  if (frt_confirm_finish (result, NULL))
    check_then (self, self->break_button, break_grouping);
}

static void
on_break_clicked (FrtAccountWindow *self)
{
  const char *primary = frt_school_account_get_primary_username (self->account);
  g_autofree char *body = g_strdup_printf (
    /* Translators: the username of the account that is kept, then children. */
    _("The account %s loses these children at once: %s. A new account is made for their guardian, and its letter must be "
      "printed. Children of other schools stay where they are."),
    primary != NULL ? primary : get_username (self), frt_school_account_get_children (self->account));
  const FrtQuestion question = {
    .heading = _("Undo the grouping?"),
    .body = body,
    .confirm_label = _("_Undo the Grouping"),
    .is_destructive = TRUE,
  };

  if (!is_busy (self))
    frt_confirm_async (GTK_WIDGET (self->break_button), &question, NULL, on_break_confirmed, g_object_ref (self));
}

/* What was changed is seen in the list. */
static void
finish_change (FrtAccountWindow *self, gboolean done, const GError *error)
{
  if (!done) {
    fail (self, error);
    return;
  }

  stop (self);
  g_signal_emit (self, signals[CHANGED], 0);
  gtk_window_destroy (GTK_WINDOW (self));
}

static void
on_enabled (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (FrtAccountWindow) self = user_data;
  g_autoptr (GError) error = NULL;
  const gboolean done = frt_client_enable_account_finish (FRT_CLIENT (source), result, &error);

  finish_change (self, done, error);
}

static void
enable (FrtAccountWindow *self)
{
  const gboolean disabled = frt_school_account_get_status (self->account) == FRT_SCHOOL_ACCOUNT_DISABLED;

  frt_client_enable_account_async (frt_desk_get_client (self->desk), frt_desk_get_uai (self->desk), get_username (self),
                                   disabled, NULL, on_enabled, g_object_ref (self));
}

static void
on_enable_clicked (FrtAccountWindow *self)
{
  if (!is_busy (self))
    check_then (self, self->enable_button, enable);
}

static void
on_name_corrected (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (FrtAccountWindow) self = user_data;
  g_autoptr (GError) error = NULL;
  const gboolean done = frt_client_correct_name_finish (FRT_CLIENT (source), result, &error);

  finish_change (self, done, error);
}

static void
correct_name (FrtAccountWindow *self)
{
  frt_client_correct_name_async (frt_desk_get_client (self->desk), frt_desk_get_uai (self->desk), get_username (self),
                                 get_text (self->birth_name_row), get_text (self->used_name_row),
                                 get_text (self->first_name_row), NULL, on_name_corrected, g_object_ref (self));
}

static void
on_name_clicked (FrtAccountWindow *self)
{
  GtkWidget *missing = *get_text (self->first_name_row) == '\0' ? self->first_name_row
                       : *get_text (self->birth_name_row) == '\0' ? self->birth_name_row : NULL;

  if (is_busy (self))
    return;

  frt_failure_clear (self->message, self->first_name_row, self->birth_name_row, NULL);
  if (missing != NULL) {
    frt_message_set_text (self->message, _("Type both a first name and a birth name."));
    frt_failure_mark_row (missing, frt_message_get_text (self->message));
    gtk_widget_grab_focus (missing);
    return;
  }

  check_then (self, self->name_button, correct_name);
}

static void
frt_account_window_dispose (GObject *object)
{
  FrtAccountWindow *self = FRT_ACCOUNT_WINDOW (object);

  g_clear_object (&self->desk);
  g_clear_object (&self->account);

  G_OBJECT_CLASS (frt_account_window_parent_class)->dispose (object);
}

static void
frt_account_window_class_init (FrtAccountWindowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = frt_account_window_dispose;
  signals[CHANGED] = g_signal_new ("changed", FRT_TYPE_ACCOUNT_WINDOW, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);

  g_type_ensure (FRT_TYPE_BUSY_BUTTON);
  g_type_ensure (FRT_TYPE_MESSAGE);
  g_type_ensure (FRT_TYPE_WRAP_BOX);
  gtk_widget_class_set_template_from_resource (widget_class, "/fr/fratrie/School/ui/frt-account-window.ui");
  gtk_widget_class_bind_template_child (widget_class, FrtAccountWindow, heading);
  gtk_widget_class_bind_template_child (widget_class, FrtAccountWindow, username_row);
  gtk_widget_class_bind_template_child (widget_class, FrtAccountWindow, status_row);
  gtk_widget_class_bind_template_child (widget_class, FrtAccountWindow, children_row);
  gtk_widget_class_bind_template_child (widget_class, FrtAccountWindow, name_group);
  gtk_widget_class_bind_template_child (widget_class, FrtAccountWindow, first_name_row);
  gtk_widget_class_bind_template_child (widget_class, FrtAccountWindow, birth_name_row);
  gtk_widget_class_bind_template_child (widget_class, FrtAccountWindow, used_name_row);
  gtk_widget_class_bind_template_child (widget_class, FrtAccountWindow, reason_group);
  gtk_widget_class_bind_template_child (widget_class, FrtAccountWindow, reason_row);
  gtk_widget_class_bind_template_child (widget_class, FrtAccountWindow, enable_button);
  gtk_widget_class_bind_template_child (widget_class, FrtAccountWindow, name_button);
  gtk_widget_class_bind_template_child (widget_class, FrtAccountWindow, message);
  gtk_widget_class_bind_template_child (widget_class, FrtAccountWindow, break_button);
  gtk_widget_class_bind_template_child (widget_class, FrtAccountWindow, letter_button);
  gtk_widget_class_bind_template_callback (widget_class, on_break_clicked);
  gtk_widget_class_bind_template_callback (widget_class, on_enable_clicked);
  gtk_widget_class_bind_template_callback (widget_class, on_letter_clicked);
  gtk_widget_class_bind_template_callback (widget_class, on_name_clicked);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Escape, 0, "window.close", NULL);
}

static void
frt_account_window_init (FrtAccountWindow *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  frt_mnemonic_name_once (GTK_WIDGET (self));
}

/**
 * frt_account_window_new:
 * @parent: the console's window
 * @desk: an open desk
 * @account: one of the school's
 *
 * Returns: (transfer none): the window, not presented yet
 */
FrtAccountWindow *
frt_account_window_new (GtkWindow *parent, FrtDesk *desk, FrtSchoolAccount *account)
{
  FrtAccountWindow *self = g_object_new (FRT_TYPE_ACCOUNT_WINDOW, "transient-for", parent, NULL);

  self->desk = g_object_ref (desk);
  self->account = g_object_ref (account);
  show_account (self);
  show_name (self);

  return self;
}
