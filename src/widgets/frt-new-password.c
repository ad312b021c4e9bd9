/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Fratrie authors */
#include "config.h"

#include "widgets/frt-new-password.h"

#include "common/frt-password.h"
#include "widgets/frt-failure.h"
#include "widgets/frt-typed-secret.h"

#include <glib/gi18n-lib.h>

#define JUDGE_DELAY 150     /* milliseconds without a key: guessing as an attacker does takes a while */

struct _FrtNewPassword {
  AdwBin               parent_instance;

  char               **your_words;      /* (owned) (nullable) */
  FrtPasswordVerdict   verdict;         /* of what stands in @password, unless @judge_id is set */
  guint                judge_id;        /* a judgement to come; 0: none */
  gboolean             valid;

  AdwEntryRow         *password;
  AdwEntryRow         *repeat;
  GtkLevelBar         *strength;
  GtkLabel            *strength_name;
  FrtMessage          *message;
};

G_DEFINE_FINAL_TYPE (FrtNewPassword, frt_new_password, ADW_TYPE_BIN)

enum { PROP_0, PROP_VALID, N_PROPS };

static GParamSpec *props[N_PROPS];

static const char *
get_text (AdwEntryRow *row)
{
  return gtk_editable_get_text (GTK_EDITABLE (row));
}

/* Said in words too, since a bar's length is not heard and its colour not seen by all. */
static const char *
get_strength_name (FrtPasswordVerdict verdict)
{
  if (verdict.faults != 0)
    return _("Too weak");
  if (verdict.score < 4)
    return _("Strong enough");

  return _("Very strong");
}

static void
show_strength (FrtNewPassword *self)
{
  const gboolean is_empty = *get_text (self->password) == '\0';
  const char *name = is_empty ? "" : get_strength_name (self->verdict);
  /* A fault the guess count does not know of, such as the own name, is no strength. */
  const guint score = self->verdict.faults != 0 ? MIN (self->verdict.score, 1) : MAX (self->verdict.score, 3);

  gtk_level_bar_set_value (self->strength, is_empty ? 0 : score + 1);
  gtk_label_set_text (self->strength_name, name);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->strength), GTK_ACCESSIBLE_PROPERTY_VALUE_TEXT, name, -1);
}

static void
set_valid (FrtNewPassword *self, gboolean valid)
{
  if (self->valid == valid)
    return;

  self->valid = valid;
  g_object_notify_by_pspec (G_OBJECT (self), props[PROP_VALID]);
}

static void
judge (FrtNewPassword *self)
{
  g_clear_handle_id (&self->judge_id, g_source_remove);
  self->verdict = frt_password_judge (get_text (self->password), (const char *const *) self->your_words);
  show_strength (self);
  set_valid (self, self->verdict.faults == 0 && g_str_equal (get_text (self->password), get_text (self->repeat)));
}

static void
on_judge_due (gpointer user_data)
{
  FrtNewPassword *self = user_data;

  self->judge_id = 0;
  judge (self);
  if (*get_text (self->password) != '\0')
    frt_message_set_text (self->message, frt_password_faults_to_sentence (self->verdict.faults));
}

static void
on_changed (FrtNewPassword *self)
{
  frt_failure_clear (self->message, self->password, self->repeat, NULL);
  g_clear_handle_id (&self->judge_id, g_source_remove);
  self->judge_id = g_timeout_add_once (JUDGE_DELAY, on_judge_due, self);
}

static void
complain (FrtNewPassword *self, AdwEntryRow *row, const char *sentence)
{
  frt_message_set_text (self->message, sentence);
  frt_failure_mark_row (GTK_WIDGET (row), sentence);
  gtk_widget_grab_focus (GTK_WIDGET (row));
}

static void
frt_new_password_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  if (id == PROP_VALID)
    g_value_set_boolean (value, frt_new_password_get_valid (FRT_NEW_PASSWORD (object)));
  else
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
}

static void
frt_new_password_dispose (GObject *object)
{
  g_clear_handle_id (&FRT_NEW_PASSWORD (object)->judge_id, g_source_remove);

  G_OBJECT_CLASS (frt_new_password_parent_class)->dispose (object);
}

static void
frt_new_password_finalize (GObject *object)
{
  g_strfreev (FRT_NEW_PASSWORD (object)->your_words);

  G_OBJECT_CLASS (frt_new_password_parent_class)->finalize (object);
}

static void
frt_new_password_class_init (FrtNewPasswordClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->get_property = frt_new_password_get_property;
  object_class->dispose = frt_new_password_dispose;
  object_class->finalize = frt_new_password_finalize;

  props[PROP_VALID] = g_param_spec_boolean ("valid", NULL, NULL, FALSE, G_PARAM_READABLE | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, props);

  g_type_ensure (FRT_TYPE_MESSAGE);
  gtk_widget_class_set_template_from_resource (widget_class, "/fr/fratrie/Widgets/ui/frt-new-password.ui");
  gtk_widget_class_bind_template_child (widget_class, FrtNewPassword, password);
  gtk_widget_class_bind_template_child (widget_class, FrtNewPassword, repeat);
  gtk_widget_class_bind_template_child (widget_class, FrtNewPassword, strength);
  gtk_widget_class_bind_template_child (widget_class, FrtNewPassword, strength_name);
  gtk_widget_class_bind_template_child (widget_class, FrtNewPassword, message);
  gtk_widget_class_bind_template_callback (widget_class, on_changed);
}

static void
frt_new_password_init (FrtNewPassword *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

/**
 * frt_new_password_get_valid:
 * @self: a #FrtNewPassword
 *
 * Returns: whether the password is strong enough and typed twice alike, as of the last judgement
 */
gboolean
frt_new_password_get_valid (FrtNewPassword *self)
{
  return self->valid;
}

/**
 * frt_new_password_set_your_words:
 * @self: a #FrtNewPassword
 * @your_words: (nullable): %NULL-terminated, what a stranger who knows the family would try; copied
 */
void
frt_new_password_set_your_words (FrtNewPassword *self, const char *const *your_words)
{
  g_strfreev (self->your_words);
  self->your_words = g_strdupv ((char **) your_words);
}

/**
 * frt_new_password_check:
 * @self: a #FrtNewPassword
 *
 * Judges at once, and where something is wrong says what in place, with the focus in the field to change.
 *
 * Returns: whether the password can be sent
 */
gboolean
frt_new_password_check (FrtNewPassword *self)
{
  judge (self);
  frt_failure_clear (self->message, self->password, self->repeat, NULL);

  if (self->verdict.faults != 0)
    complain (self, self->password, frt_password_faults_to_sentence (self->verdict.faults));
  else if (!self->valid)
    complain (self, self->repeat, _("The two passwords differ. Type the same one twice."));

  return self->valid;
}

/**
 * frt_new_password_dup_secret:
 * @self: a #FrtNewPassword
 *
 * Returns: (transfer full) (nullable): the password to send; %NULL unless it is valid
 */
FrtSecret *
frt_new_password_dup_secret (FrtNewPassword *self)
{
  return self->valid ? frt_secret_new (get_text (self->password)) : NULL;
}

/**
 * frt_new_password_clear:
 * @self: a #FrtNewPassword
 *
 * Empties both fields, once the password was accepted.
 */
void
frt_new_password_clear (FrtNewPassword *self)
{
  frt_typed_secret_wipe (GTK_EDITABLE (self->password));
  frt_typed_secret_wipe (GTK_EDITABLE (self->repeat));
  judge (self);
}
