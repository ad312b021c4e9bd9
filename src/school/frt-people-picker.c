/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Fratrie authors */
#include "school/frt-people-picker.h"

#include "client/frt-client-school.h"
#include "school/frt-status-words.h"
#include "widgets/frt-failure.h"

#include <glib/gi18n.h>

#define MOST_FOUND 6      /* shown at once; more words find fewer people */

struct _FrtPeoplePicker {
  AdwBin          parent_instance;

  FrtDesk        *desk;            /* (owned) (nullable) until it is set */
  GCancellable   *cancellable;     /* (owned) (nullable): of the search under way */
  GListStore     *chosen;          /* (owned) of FrtSchoolAccount */
  GListStore     *found;           /* (owned) of FrtSchoolAccount */

  GtkEditable    *search_entry;
  FrtMessage     *message;
  GtkListBox     *found_list;
  GtkListBox     *chosen_list;
};

G_DEFINE_FINAL_TYPE (FrtPeoplePicker, frt_people_picker, ADW_TYPE_BIN)

enum { CHANGED, N_SIGNALS };

static guint signals[N_SIGNALS];

static const char *
get_username (FrtSchoolAccount *account)
{
  return frt_school_account_get_fields (account)->username;
}

static gboolean
is_same (gconstpointer one, gconstpointer other)
{
  return g_str_equal (get_username ((gpointer) one), get_username ((gpointer) other));
}

static gboolean
may_have_letter (FrtSchoolAccount *account)
{
  return frt_school_account_get_fields (account)->state == FRT_ACCOUNT_PROVISIONAL;
}

static void
changed (FrtPeoplePicker *self)
{
  gtk_widget_set_visible (GTK_WIDGET (self->chosen_list), g_list_model_get_n_items (G_LIST_MODEL (self->chosen)) > 0);
  g_signal_emit (self, signals[CHANGED], 0);
}

static void
show_found (FrtPeoplePicker *self, gboolean shown)
{
  if (!shown)
    g_list_store_remove_all (self->found);
  gtk_widget_set_visible (GTK_WIDGET (self->found_list), g_list_model_get_n_items (G_LIST_MODEL (self->found)) > 0);
}

/* A row with a person, and a button of that name. */
static GtkWidget *
row_new (FrtSchoolAccount *account, const char *icon, const char *label, GCallback on_clicked, FrtPeoplePicker *self)
{
  GtkWidget *row = adw_action_row_new ();
  GtkWidget *button = gtk_button_new_from_icon_name (icon);
  g_autofree char *name = frt_school_account_dup_name (account);
  g_autofree char *details = g_strdup_printf ("%s · %s · %s", frt_school_account_get_children (account),
                                              get_username (account),
                                              frt_status_words_get (frt_school_account_get_status (account)));

  g_object_set (row, "use-markup", FALSE, "title", name, "subtitle", details, "title-lines", 0, "subtitle-lines", 0, NULL);
  gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
  gtk_widget_set_tooltip_text (button, label);
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, label, -1);
  gtk_widget_add_css_class (button, "flat");
  g_object_set_data_full (G_OBJECT (button), "account", g_object_ref (account), g_object_unref);
  g_signal_connect_object (button, "clicked", on_clicked, self, 0);
  adw_action_row_add_suffix (ADW_ACTION_ROW (row), button);

  return row;
}

static void
on_add_clicked (GtkButton *button, FrtPeoplePicker *self)
{
  g_autoptr (FrtSchoolAccount) account = g_object_ref (g_object_get_data (G_OBJECT (button), "account"));

  if (!g_list_store_find_with_equal_func (self->chosen, account, is_same, NULL))
    g_list_store_append (self->chosen, account);
  show_found (self, FALSE);
  gtk_editable_set_text (self->search_entry, "");
  gtk_widget_grab_focus (GTK_WIDGET (self->search_entry));
  changed (self);
}

static void
on_remove_clicked (GtkButton *button, FrtPeoplePicker *self)
{
  guint position;

  if (!g_list_store_find (self->chosen, g_object_get_data (G_OBJECT (button), "account"), &position))
    return;

  gtk_widget_grab_focus (GTK_WIDGET (self->search_entry));
  g_list_store_remove (self->chosen, position);
  changed (self);
}

static GtkWidget *
found_row_new (gpointer account, gpointer self)
{
  g_autofree char *name = frt_school_account_dup_name (account);
  /* Translators: %s is a person, put on the list of those who get a letter. */
  g_autofree char *label = g_strdup_printf (_("Add %s"), name);
  GtkWidget *row = row_new (account, "list-add-symbolic", label, G_CALLBACK (on_add_clicked), self);

  gtk_widget_set_sensitive (row, may_have_letter (account));

  return row;
}

static GtkWidget *
chosen_row_new (gpointer account, gpointer self)
{
  g_autofree char *name = frt_school_account_dup_name (account);
  /* Translators: %s is a person, taken off the list of those who get a letter. */
  g_autofree char *label = g_strdup_printf (_("Remove %s"), name);

  return row_new (account, "list-remove-symbolic", label, G_CALLBACK (on_remove_clicked), self);
}

static void
on_people_found (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (FrtPeoplePicker) self = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (FrtSchoolAccountPage) page = frt_client_search_accounts_finish (FRT_CLIENT (source), result, &error);

  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return;      /* another search has begun meanwhile */

  g_clear_object (&self->cancellable);
  g_list_store_remove_all (self->found);
  for (guint i = 0; page != NULL && i < MIN (page->accounts->len, MOST_FOUND); i++)
    g_list_store_append (self->found, page->accounts->pdata[i]);
  show_found (self, TRUE);
  if (page == NULL)
    frt_failure_show_in_place (error, self->message, NULL);
  else if (page->accounts->len == 0)
    frt_message_set_text (self->message, _("Nobody is found by these words."));
}

static void
on_search_changed (FrtPeoplePicker *self)
{
  const char *words = gtk_editable_get_text (self->search_entry);

  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  frt_message_set_text (self->message, NULL);
  if (*words == '\0' || self->desk == NULL) {
    show_found (self, FALSE);
    return;
  }

  self->cancellable = g_cancellable_new ();
  frt_client_search_accounts_async (frt_desk_get_client (self->desk), frt_desk_get_uai (self->desk), words, NULL, NULL,
                                    self->cancellable, on_people_found, g_object_ref (self));
}

static void
frt_people_picker_dispose (GObject *object)
{
  FrtPeoplePicker *self = FRT_PEOPLE_PICKER (object);

  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  g_clear_object (&self->desk);
  g_clear_object (&self->chosen);
  g_clear_object (&self->found);

  G_OBJECT_CLASS (frt_people_picker_parent_class)->dispose (object);
}

static void
frt_people_picker_class_init (FrtPeoplePickerClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = frt_people_picker_dispose;
  signals[CHANGED] = g_signal_new ("changed", FRT_TYPE_PEOPLE_PICKER, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);

  g_type_ensure (FRT_TYPE_MESSAGE);
  gtk_widget_class_set_template_from_resource (widget_class, "/fr/fratrie/School/ui/frt-people-picker.ui");
  gtk_widget_class_bind_template_child (widget_class, FrtPeoplePicker, search_entry);
  gtk_widget_class_bind_template_child (widget_class, FrtPeoplePicker, message);
  gtk_widget_class_bind_template_child (widget_class, FrtPeoplePicker, found_list);
  gtk_widget_class_bind_template_child (widget_class, FrtPeoplePicker, chosen_list);
  gtk_widget_class_bind_template_callback (widget_class, on_search_changed);
}

static void
frt_people_picker_init (FrtPeoplePicker *self)
{
  self->chosen = g_list_store_new (FRT_TYPE_SCHOOL_ACCOUNT);
  self->found = g_list_store_new (FRT_TYPE_SCHOOL_ACCOUNT);

  gtk_widget_init_template (GTK_WIDGET (self));
  gtk_list_box_bind_model (self->found_list, G_LIST_MODEL (self->found), found_row_new, self, NULL);
  gtk_list_box_bind_model (self->chosen_list, G_LIST_MODEL (self->chosen), chosen_row_new, self, NULL);
}

/* See the header. */
void
frt_people_picker_set_desk (FrtPeoplePicker *self, FrtDesk *desk)
{
  g_set_object (&self->desk, desk);
}

/* See the header. */
char **
frt_people_picker_dup_usernames (FrtPeoplePicker *self)
{
  g_autoptr (GStrvBuilder) usernames = g_strv_builder_new ();

  for (guint i = 0; i < g_list_model_get_n_items (G_LIST_MODEL (self->chosen)); i++) {
    g_autoptr (FrtSchoolAccount) account = g_list_model_get_item (G_LIST_MODEL (self->chosen), i);

    g_strv_builder_add (usernames, get_username (account));
  }

  return g_strv_builder_end (usernames);
}

/* See the header. */
void
frt_people_picker_clear (FrtPeoplePicker *self)
{
  g_list_store_remove_all (self->chosen);
  changed (self);
}
