/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Fratrie authors */
#include "config.h"

#include "app/frt-account-form.h"

#include "app/frt-camera-button.h"
#include "app/frt-countdown.h"
#include "common/frt-identifier.h"
#include "widgets/frt-failure.h"
#include "widgets/frt-typed-secret.h"

#include <glib/gi18n.h>

struct _FrtAccountForm {
  AdwBin               parent_instance;

  FrtCountdown        *wait;             /* (owned): after too many wrong tries */
  gboolean             busy;             /* what was submitted is being verified */

  GtkCheckButton      *letter_check;
  GtkCheckButton      *account_check;
  AdwEntryRow         *username_row;
  AdwPasswordEntryRow *password_row;
  GtkButton           *add_button;
  GtkStack            *add_stack;        /* "add" or "busy", in the button */
  GtkLabel            *wait_label;
};

G_DEFINE_FINAL_TYPE (FrtAccountForm, frt_account_form, ADW_TYPE_BIN)

enum { SUBMITTED, EDITED, N_SIGNALS };

static guint signals[N_SIGNALS];

static const char *
get_text (gpointer row)
{
  return gtk_editable_get_text (GTK_EDITABLE (row));
}

static gboolean
is_from_letter (FrtAccountForm *self)
{
  return gtk_check_button_get_active (self->letter_check);
}

static const char *
refuse_row (gpointer row, const char *sentence)
{
  frt_failure_mark_row (row, sentence);
  gtk_widget_grab_focus (row);

  return sentence;
}

static void
update_add_button (FrtAccountForm *self)
{
  guint seconds = frt_countdown_get_seconds (self->wait);
  g_autofree char *text = frt_countdown_dup_text (self->wait);

  gtk_stack_set_visible_child_name (self->add_stack, self->busy ? "busy" : "add");
  gtk_widget_set_sensitive (GTK_WIDGET (self->add_button), !self->busy && seconds == 0);
  gtk_widget_set_visible (GTK_WIDGET (self->wait_label), seconds > 0);
  gtk_label_set_text (self->wait_label, text);
}

static void
on_origin_toggled (FrtAccountForm *self)
{
  /* Translators: the two words of a letter. */
  const char *letter = _("Provisional _Password");
  const char *account = _("_Password");

  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (self->password_row), is_from_letter (self) ? letter : account);
}

static void
on_edited (FrtAccountForm *self)
{
  frt_failure_mark_row (GTK_WIDGET (self->username_row), NULL);
  frt_failure_mark_row (GTK_WIDGET (self->password_row), NULL);
  g_signal_emit (self, signals[EDITED], 0);
}

static void
on_submitted (FrtAccountForm *self)
{
  if (gtk_widget_get_sensitive (GTK_WIDGET (self->add_button)))
    g_signal_emit (self, signals[SUBMITTED], 0);
}

/* Enter goes on: to the next field first. */
static void
on_username_activated (FrtAccountForm *self)
{
  if (*get_text (self->username_row) != '\0' && *get_text (self->password_row) == '\0')
    gtk_widget_grab_focus (GTK_WIDGET (self->password_row));
  else
    on_submitted (self);
}

static void
frt_account_form_finalize (GObject *object)
{
  g_clear_object (&FRT_ACCOUNT_FORM (object)->wait);

  G_OBJECT_CLASS (frt_account_form_parent_class)->finalize (object);
}

static void
frt_account_form_class_init (FrtAccountFormClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->finalize = frt_account_form_finalize;

  signals[SUBMITTED] = g_signal_new ("submitted", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                     G_TYPE_NONE, 0);
  signals[EDITED] = g_signal_new ("edited", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                  G_TYPE_NONE, 0);

  g_type_ensure (FRT_TYPE_CAMERA_BUTTON);
  gtk_widget_class_set_template_from_resource (widget_class, "/fr/fratrie/Fratrie/ui/frt-account-form.ui");
  gtk_widget_class_bind_template_child (widget_class, FrtAccountForm, letter_check);
  gtk_widget_class_bind_template_child (widget_class, FrtAccountForm, account_check);
  gtk_widget_class_bind_template_child (widget_class, FrtAccountForm, username_row);
  gtk_widget_class_bind_template_child (widget_class, FrtAccountForm, password_row);
  gtk_widget_class_bind_template_child (widget_class, FrtAccountForm, add_button);
  gtk_widget_class_bind_template_child (widget_class, FrtAccountForm, add_stack);
  gtk_widget_class_bind_template_child (widget_class, FrtAccountForm, wait_label);
  gtk_widget_class_bind_template_callback (widget_class, on_origin_toggled);
  gtk_widget_class_bind_template_callback (widget_class, on_edited);
  gtk_widget_class_bind_template_callback (widget_class, on_submitted);
  gtk_widget_class_bind_template_callback (widget_class, on_username_activated);
}

static void
frt_account_form_init (FrtAccountForm *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));

  self->wait = frt_countdown_new ();
  g_signal_connect_object (self->wait, "notify::seconds", G_CALLBACK (update_add_button), self, G_CONNECT_SWAPPED);
  on_origin_toggled (self);
  update_add_button (self);
}

/**
 * frt_account_form_is_empty:
 * @self: a #FrtAccountForm
 *
 * Returns: whether nothing is typed in either field
 */
gboolean
frt_account_form_is_empty (FrtAccountForm *self)
{
  return *get_text (self->username_row) == '\0' && *get_text (self->password_row) == '\0';
}

/**
 * frt_account_form_read:
 * @self: a #FrtAccountForm
 * @username: (out) (transfer full): normalised
 * @password: (out) (transfer full): as typed, or a letter's normalised
 *
 * Reads the fields. What cannot be right is refused here, so that a slip costs none of the tries; its field is marked
 * and has the focus.
 *
 * Returns: (transfer none) (nullable): why not, in the user's language; %NULL when both are read
 */
const char *
frt_account_form_read (FrtAccountForm *self, char **username, FrtSecret **password)
{
  g_autofree char *name = frt_username_normalise (get_text (self->username_row));
  const char *typed = get_text (self->password_row);
  g_autoptr (FrtSecret) secret = NULL;

  if (*get_text (self->username_row) == '\0')
    return refuse_row (self->username_row, _("Type the username."));
  if (name == NULL)
    return refuse_row (self->username_row, _("This is not a username. Type it as the letter shows it."));
  if (*typed == '\0')
    return refuse_row (self->password_row, is_from_letter (self) ? _("Type the provisional password, as on the letter.")
                                                                 : _("Type the password of that account."));

  secret = is_from_letter (self) ? frt_provisional_password_normalise (typed) : frt_secret_new (typed);
  if (secret == NULL)
    return refuse_row (self->password_row, _("A provisional password has 8 letters or digits, and never I, L, O, 0 or 1. "
                                             "Look at the letter again."));

  *username = g_steal_pointer (&name);
  *password = g_steal_pointer (&secret);

  return NULL;
}

/**
 * frt_account_form_take_letter:
 * @self: a #FrtAccountForm
 * @letter: what was opened or chosen
 *
 * Fills both fields with it.
 */
void
frt_account_form_take_letter (FrtAccountForm *self, const FrtLetterLink *letter)
{
  g_autoptr (FrtSecret) provisional = frt_provisional_password_normalise (frt_secret_get (letter->password));

  /* A sample's account may be activated already: its password is its holder's own. */
  gtk_check_button_set_active (provisional != NULL ? self->letter_check : self->account_check, TRUE);
  gtk_editable_set_text (GTK_EDITABLE (self->username_row), letter->username);
  gtk_editable_set_text (GTK_EDITABLE (self->password_row), frt_secret_get (letter->password));
  gtk_widget_grab_focus (GTK_WIDGET (self->add_button));
}

/**
 * frt_account_form_mark_wrong:
 * @self: a #FrtAccountForm
 * @sentence: what is wrong, in the user's language, as shown near it
 *
 * Marks both fields and keeps what was typed.
 */
void
frt_account_form_mark_wrong (FrtAccountForm *self, const char *sentence)
{
  frt_failure_mark_row (GTK_WIDGET (self->password_row), sentence);
  refuse_row (self->username_row, sentence);
}

/**
 * frt_account_form_clear:
 * @self: a #FrtAccountForm
 *
 * Empties both fields, for the next account.
 */
void
frt_account_form_clear (FrtAccountForm *self)
{
  frt_typed_secret_wipe (GTK_EDITABLE (self->password_row));
  gtk_editable_set_text (GTK_EDITABLE (self->username_row), "");
  gtk_widget_grab_focus (GTK_WIDGET (self->username_row));
}

/**
 * frt_account_form_focus:
 * @self: a #FrtAccountForm
 *
 * Gives the focus to the first field to type in. Not the form's grab_focus(): GTK calls that one also when the Tab key comes
 * by, which would then skip what stands above the field, and never leave it backwards.
 */
void
frt_account_form_focus (FrtAccountForm *self)
{
  gtk_widget_grab_focus (GTK_WIDGET (self->username_row));
}

/**
 * frt_account_form_set_busy:
 * @self: a #FrtAccountForm
 * @busy: whether something is being asked of the service
 *
 * Shows that it is; meanwhile nothing can be submitted.
 */
void
frt_account_form_set_busy (FrtAccountForm *self, gboolean busy)
{
  self->busy = busy;
  update_add_button (self);
}

/**
 * frt_account_form_set_suggested:
 * @self: a #FrtAccountForm
 * @suggested: whether adding is the next thing to do on the page
 */
void
frt_account_form_set_suggested (FrtAccountForm *self, gboolean suggested)
{
  if (suggested)
    gtk_widget_add_css_class (GTK_WIDGET (self->add_button), "suggested-action");
  else
    gtk_widget_remove_css_class (GTK_WIDGET (self->add_button), "suggested-action");
}

/**
 * frt_account_form_start_wait:
 * @self: a #FrtAccountForm
 * @seconds: how long nothing can be submitted
 *
 * Counts down in words.
 */
void
frt_account_form_start_wait (FrtAccountForm *self, guint seconds)
{
  frt_countdown_start (self->wait, seconds);
}
