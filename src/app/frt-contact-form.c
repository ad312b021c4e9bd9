/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Fratrie authors */
#include "config.h"

#include "app/frt-contact-form.h"

#include "app/frt-language.h"
#include "widgets/frt-failure.h"
#include "widgets/frt-whole-value.h"

#include <glib/gi18n.h>
#include <string.h>

struct _FrtContactForm {
  AdwBin        parent_instance;

  char        **languages;       /* (owned): in the order of the row's list */

  GtkWidget    *email_row;
  GtkWidget    *phone_row;
  AdwComboRow  *language_row;
  FrtMessage   *message;
};

G_DEFINE_FINAL_TYPE (FrtContactForm, frt_contact_form, ADW_TYPE_BIN)

enum { SUBMITTED, N_SIGNALS };

static guint signals[N_SIGNALS];

static char *
dup_text (GtkWidget *row)
{
  return g_strstrip (g_strdup (gtk_editable_get_text (GTK_EDITABLE (row))));
}

static void
on_edited (FrtContactForm *self)
{
  frt_failure_clear (self->message, self->email_row, self->phone_row, NULL);
}

static void
on_entry_activated (FrtContactForm *self)
{
  g_signal_emit (self, signals[SUBMITTED], 0);
}

static gboolean
refuse_row (FrtContactForm *self, GtkWidget *row, const char *sentence)
{
  frt_failure_refuse (self->message, row, sentence);

  return FALSE;
}

static gboolean
refuse_email (FrtContactForm *self)
{
  return refuse_row (self, self->email_row, _("This is not an email address. Type one you can read, such as "
                                              "name@example.org."));
}

static gboolean
refuse_phone (FrtContactForm *self)
{
  return refuse_row (self, self->phone_row, _("This is not a phone number. Type its digits, or leave the field empty."));
}

/* The service decides; this only spares a slip a journey. */
static gboolean
looks_like_email (const char *text)
{
  const char *at = strchr (text, '@');

  return at != NULL && at != text && at[1] != '\0' && strchr (at + 1, '@') == NULL && strchr (text, ' ') == NULL;
}

static gboolean
looks_like_phone (const char *text)
{
  return strspn (text, "+0123456789 .-()/") == strlen (text);
}

static void
frt_contact_form_finalize (GObject *object)
{
  g_strfreev (FRT_CONTACT_FORM (object)->languages);

  G_OBJECT_CLASS (frt_contact_form_parent_class)->finalize (object);
}

static void
frt_contact_form_class_init (FrtContactFormClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->finalize = frt_contact_form_finalize;

  signals[SUBMITTED] = g_signal_new ("submitted", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                     G_TYPE_NONE, 0);

  g_type_ensure (FRT_TYPE_MESSAGE);
  gtk_widget_class_set_template_from_resource (widget_class, "/fr/fratrie/Fratrie/ui/frt-contact-form.ui");
  gtk_widget_class_bind_template_child (widget_class, FrtContactForm, email_row);
  gtk_widget_class_bind_template_child (widget_class, FrtContactForm, phone_row);
  gtk_widget_class_bind_template_child (widget_class, FrtContactForm, language_row);
  gtk_widget_class_bind_template_child (widget_class, FrtContactForm, message);
  gtk_widget_class_bind_template_callback (widget_class, on_edited);
  gtk_widget_class_bind_template_callback (widget_class, on_entry_activated);
}

static void
frt_contact_form_init (FrtContactForm *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  self->languages = g_new0 (char *, 1);
  frt_whole_value_show (self->language_row);
}

static void
select_language (FrtContactForm *self, const char *code)
{
  for (guint i = 0; self->languages[i] != NULL; i++)
    if (g_str_equal (self->languages[i], code))
      adw_combo_row_set_selected (self->language_row, i);
}

/* Offers those the service can write in, as far as this computer's administrator lets; with the desktop's own chosen. */
static void
offer_languages (FrtContactForm *self, FrtSettings *settings, const char *const *codes)
{
  g_autoptr (GtkStringList) list = gtk_string_list_new (NULL);
  g_autoptr (GStrvBuilder) offered = g_strv_builder_new ();

  if (codes == NULL || codes[0] == NULL)
    codes = frt_language_get_all ();
  for (guint i = 0; codes[i] != NULL; i++)
    if (frt_settings_offers_language (settings, codes[i])) {
      g_strv_builder_add (offered, codes[i]);
      gtk_string_list_append (list, frt_language_get_name (codes[i]));
    }

  g_strfreev (self->languages);
  self->languages = g_strv_builder_end (offered);
  adw_combo_row_set_model (self->language_row, G_LIST_MODEL (list));
  gtk_widget_set_visible (GTK_WIDGET (self->language_row), self->languages[0] != NULL);
  if (self->languages[0] != NULL)
    select_language (self, frt_language_guess ((const char *const *) self->languages));
}

static void
show_account (FrtContactForm *self, FrtAccount *account)
{
  const FrtAccountFields *fields = frt_account_get_fields (account);

  gtk_editable_set_text (GTK_EDITABLE (self->email_row), fields->email ?: "");
  gtk_editable_set_text (GTK_EDITABLE (self->phone_row), fields->phone ?: "");
  if (fields->language != NULL)
    select_language (self, fields->language);
}

/**
 * frt_contact_form_set_visit:
 * @self: a #FrtContactForm
 * @visit: a visit with a session
 *
 * Offers the service's languages and fills the fields with what is known of the account.
 */
void
frt_contact_form_set_visit (FrtContactForm *self, FrtVisit *visit)
{
  const FrtServiceInfo *info = frt_visit_get_info (visit);
  FrtAccount *account = frt_client_get_account (frt_visit_get_client (visit));

  offer_languages (self, frt_visit_get_settings (visit), info != NULL ? (const char *const *) info->languages : NULL);
  if (account != NULL)
    show_account (self, account);
}

/**
 * frt_contact_form_check:
 * @self: a #FrtContactForm
 *
 * Returns: whether what is typed can be sent; if not, it is said, with the focus in the field to mend
 */
gboolean
frt_contact_form_check (FrtContactForm *self)
{
  g_autofree char *email = frt_contact_form_dup_email (self);
  g_autofree char *phone = frt_contact_form_dup_phone (self);

  on_edited (self);
  if (*email == '\0')
    return refuse_row (self, self->email_row, _("Type your email address: it is how you get back in if you forget your "
                                                "password."));
  if (!looks_like_email (email))
    return refuse_email (self);
  if (!looks_like_phone (phone))
    return refuse_phone (self);

  return TRUE;
}

/**
 * frt_contact_form_refuse:
 * @self: a #FrtContactForm
 * @error: why the service refused
 *
 * Says it, at the field it is about where that is known. What is typed stays.
 */
void
frt_contact_form_refuse (FrtContactForm *self, const GError *error)
{
  if (frt_failure_is_about (error, "/email"))
    refuse_email (self);
  else if (frt_failure_is_about (error, "/phone"))
    refuse_phone (self);
  else
    frt_failure_show_in_place (error, self->message, NULL);
}

/**
 * frt_contact_form_dup_email:
 * @self: a #FrtContactForm
 *
 * Returns: (transfer full): the email as typed, without outer spaces
 */
char *
frt_contact_form_dup_email (FrtContactForm *self)
{
  return dup_text (self->email_row);
}

/**
 * frt_contact_form_dup_phone:
 * @self: a #FrtContactForm
 *
 * Returns: (transfer full): the number as typed, without outer spaces; empty when there is none
 */
char *
frt_contact_form_dup_phone (FrtContactForm *self)
{
  return dup_text (self->phone_row);
}

/**
 * frt_contact_form_get_language:
 * @self: a #FrtContactForm
 *
 * Returns: (transfer none) (nullable): ISO 639-1
 */
const char *
frt_contact_form_get_language (FrtContactForm *self)
{
  const guint selected = adw_combo_row_get_selected (self->language_row);

  return selected < g_strv_length (self->languages) ? self->languages[selected] : NULL;
}
