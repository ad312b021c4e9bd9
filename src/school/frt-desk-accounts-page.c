/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Fratrie authors */
#include "config.h"

#include "school/frt-desk-accounts-page.h"

#include "school/frt-account-list.h"
#include "school/frt-account-window.h"
#include "school/frt-status-words.h"
#include "school/frt-text-column.h"
#include "widgets/frt-failure.h"
#include "widgets/frt-wrap-box.h"

#include <glib/gi18n.h>

struct _FrtDeskAccountsPage {
  FrtPage         parent_instance;

  FrtDesk        *desk;             /* (owned) */
  FrtAccountList *accounts;         /* (owned) */

  GtkEditable    *search_entry;
  GtkDropDown    *status_drop;
  FrtMessage     *message;
  GtkWidget      *empty;
  GtkColumnView  *view;
};

G_DEFINE_FINAL_TYPE (FrtDeskAccountsPage, frt_desk_accounts_page, FRT_TYPE_PAGE)

static char *
dup_name (gpointer item)
{
  return frt_school_account_dup_name (item);
}

static char *
dup_username (gpointer item)
{
  return g_strdup (frt_school_account_get_fields (item)->username);
}

static char *
dup_children (gpointer item)
{
  return g_strdup (frt_school_account_get_children (item));
}

static char *
dup_status (gpointer item)
{
  return g_strdup (frt_status_words_get (frt_school_account_get_status (item)));
}

/* The first choice is all of them. */
static void
search (FrtDeskAccountsPage *self)
{
  guint chosen = gtk_drop_down_get_selected (self->status_drop);
  const char *state = NULL;

  if (self->accounts == NULL || chosen > FRT_SCHOOL_ACCOUNT_LAST + 1)
    return;
  if (chosen > 0)
    state = frt_school_account_status_to_string ((FrtSchoolAccountStatus) (chosen - 1));

  frt_account_list_search (self->accounts, gtk_editable_get_text (self->search_entry), state);
}

static void
on_loading_changed (FrtDeskAccountsPage *self)
{
  g_autoptr (GError) problem = NULL;
  const gboolean found = g_list_model_get_n_items (G_LIST_MODEL (self->accounts)) > 0;

  if (frt_account_list_get_loading (self->accounts))
    return;

  g_object_get (self->accounts, "problem", &problem, NULL);
  if (problem != NULL)
    frt_failure_show_in_place (problem, self->message, NULL);
  else
    frt_message_set_text (self->message, NULL);
  gtk_widget_set_visible (self->empty, !found && problem == NULL);
}

static void
on_row_activated (FrtDeskAccountsPage *self, guint position)
{
  g_autoptr (FrtSchoolAccount) account = g_list_model_get_item (G_LIST_MODEL (self->accounts), position);
  FrtAccountWindow *window = frt_account_window_new (GTK_WINDOW (gtk_widget_get_root (GTK_WIDGET (self))), self->desk,
                                                     account);

  g_signal_connect_object (window, "changed", G_CALLBACK (search), self, G_CONNECT_SWAPPED);
  gtk_window_present (GTK_WINDOW (window));
}

static void
frt_desk_accounts_page_entered (FrtPage *page)
{
  FrtDeskAccountsPage *self = FRT_DESK_ACCOUNTS_PAGE (page);

  search (self);
  gtk_widget_grab_focus (GTK_WIDGET (self->search_entry));
}

static gboolean
frt_desk_accounts_page_retry (FrtPage *page)
{
  search (FRT_DESK_ACCOUNTS_PAGE (page));

  return TRUE;
}

static void
frt_desk_accounts_page_dispose (GObject *object)
{
  FrtDeskAccountsPage *self = FRT_DESK_ACCOUNTS_PAGE (object);

  g_clear_object (&self->desk);
  g_clear_object (&self->accounts);

  G_OBJECT_CLASS (frt_desk_accounts_page_parent_class)->dispose (object);
}

static void
frt_desk_accounts_page_class_init (FrtDeskAccountsPageClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = frt_desk_accounts_page_dispose;
  FRT_PAGE_CLASS (klass)->entered = frt_desk_accounts_page_entered;
  FRT_PAGE_CLASS (klass)->retry = frt_desk_accounts_page_retry;

  g_type_ensure (FRT_TYPE_MESSAGE);
  g_type_ensure (FRT_TYPE_WRAP_BOX);
  gtk_widget_class_set_template_from_resource (widget_class, "/fr/fratrie/School/ui/frt-desk-accounts-page.ui");
  gtk_widget_class_bind_template_child (widget_class, FrtDeskAccountsPage, search_entry);
  gtk_widget_class_bind_template_child (widget_class, FrtDeskAccountsPage, status_drop);
  gtk_widget_class_bind_template_child (widget_class, FrtDeskAccountsPage, message);
  gtk_widget_class_bind_template_child (widget_class, FrtDeskAccountsPage, empty);
  gtk_widget_class_bind_template_child (widget_class, FrtDeskAccountsPage, view);
  gtk_widget_class_bind_template_callback (widget_class, search);
  gtk_widget_class_bind_template_callback (widget_class, on_row_activated);
}

static void
frt_desk_accounts_page_init (FrtDeskAccountsPage *self)
{
  g_autoptr (GtkStringList) names = gtk_string_list_new (NULL);

  gtk_widget_init_template (GTK_WIDGET (self));

  /* Translators: accounts in whatever state. */
  gtk_string_list_append (names, _("All States"));
  for (guint i = 0; i <= FRT_SCHOOL_ACCOUNT_LAST; i++)
    gtk_string_list_append (names, frt_status_words_get ((FrtSchoolAccountStatus) i));
  gtk_drop_down_set_model (self->status_drop, G_LIST_MODEL (names));
  /* Translators: titles of the columns of a school's accounts. */
  frt_text_column_add (self->view, _("Guardian"), TRUE, dup_name);
  frt_text_column_add (self->view, _("Children"), TRUE, dup_children);
  frt_text_column_add (self->view, _("Username"), FALSE, dup_username);
  frt_text_column_add (self->view, _("State"), FALSE, dup_status);
  frt_text_column_show_first (self->view);
}

/**
 * frt_desk_accounts_page_new:
 * @desk: an open desk
 *
 * Returns: (transfer floating): the page
 */
GtkWidget *
frt_desk_accounts_page_new (FrtDesk *desk)
{
  FrtDeskAccountsPage *self = g_object_new (FRT_TYPE_DESK_ACCOUNTS_PAGE, NULL);
  g_autoptr (GtkNoSelection) selection = NULL;

  self->desk = g_object_ref (desk);
  self->accounts = frt_account_list_new (desk);
  g_signal_connect_object (self->accounts, "notify::loading", G_CALLBACK (on_loading_changed), self, G_CONNECT_SWAPPED);
  selection = gtk_no_selection_new (g_object_ref (G_LIST_MODEL (self->accounts)));
  gtk_column_view_set_model (self->view, GTK_SELECTION_MODEL (selection));

  return GTK_WIDGET (self);
}
