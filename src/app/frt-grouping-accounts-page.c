/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Fratrie authors */
#include "config.h"

#include "app/frt-grouping-accounts-page.h"

#include "app/frt-account-form.h"
#include "app/frt-grouping-account-row.h"
#include "app/frt-grouping-problem.h"
#include "app/frt-grouping-text.h"
#include "widgets/frt-message.h"

#include <glib/gi18n.h>

#define DEFAULT_WAIT 60     /* seconds, when the service does not say */

struct _FrtGroupingAccountsPage {
  FrtGroupingPage     parent_instance;

  GCancellable       *cancellable;    /* (owned) (nullable): lives from root to unroot */

  FrtGroupingProblem *problem;
  FrtAccountForm     *form;
  FrtMessage         *added;
  GtkWidget          *empty;          /* instead of the list while there is none */
  GtkListBox         *list;
  GtkButton          *continue_button;
};

G_DEFINE_FINAL_TYPE (FrtGroupingAccountsPage, frt_grouping_accounts_page, FRT_TYPE_GROUPING_PAGE)

static FrtWizard *
get_wizard (FrtGroupingAccountsPage *self)
{
  return frt_grouping_page_get_wizard (FRT_GROUPING_PAGE (self));
}

/* One suggested button: to add the first account, or what is typed; else to go on. */
static void
update_buttons (FrtGroupingAccountsPage *self)
{
  gboolean idle = frt_wizard_get_work (get_wizard (self)) == FRT_WIZARD_IDLE;
  guint n_accounts = frt_wizard_get_n_accounts (get_wizard (self));
  gboolean add_next = n_accounts == 0 || !frt_account_form_is_empty (self->form);

  frt_account_form_set_busy (self->form, !idle);
  frt_account_form_set_suggested (self->form, add_next);
  if (add_next)
    gtk_widget_remove_css_class (GTK_WIDGET (self->continue_button), "suggested-action");
  else
    gtk_widget_add_css_class (GTK_WIDGET (self->continue_button), "suggested-action");
  gtk_widget_set_sensitive (GTK_WIDGET (self->continue_button), idle && n_accounts > 0);
}

static void
on_edited (FrtGroupingAccountsPage *self)
{
  frt_wizard_clear_problem (get_wizard (self));
  frt_grouping_problem_set_text (self->problem, NULL);
  frt_message_set_text (self->added, NULL);
  update_buttons (self);
}

static void
on_account_removed (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (FrtGroupingAccountsPage) self = user_data;

  /* When it failed, the wizard's problem says why; the row that had the focus may be gone. */
  if (frt_wizard_work_finish (FRT_WIZARD (source), result, NULL))
    frt_account_form_focus (self->form);
}

static void
on_row_removed (FrtGroupingAccountsPage *self, FrtGroupingAccountRow *row)
{
  if (frt_wizard_get_work (get_wizard (self)) == FRT_WIZARD_IDLE)
    frt_wizard_remove_account_async (get_wizard (self), frt_grouping_account_row_get_username (row), self->cancellable,
                                     on_account_removed, g_object_ref (self));
}

static void
frt_grouping_accounts_page_grouping_changed (FrtGroupingPage *page, FrtWizard *wizard)
{
  FrtGroupingAccountsPage *self = FRT_GROUPING_ACCOUNTS_PAGE (page);
  FrtGrouping *grouping = frt_wizard_get_grouping (wizard);
  guint n_accounts = frt_wizard_get_n_accounts (wizard);
  GtkWidget *old;

  while ((old = gtk_widget_get_first_child (GTK_WIDGET (self->list))) != NULL)
    gtk_list_box_remove (self->list, old);
  for (guint i = 0; i < n_accounts; i++) {
    g_autoptr (FrtGroupingAccount) account = g_list_model_get_item (frt_grouping_get_accounts (grouping), i);
    GtkWidget *row = frt_grouping_account_row_new (account);

    g_signal_connect_object (row, "remove", G_CALLBACK (on_row_removed), self, G_CONNECT_SWAPPED);
    gtk_list_box_append (self->list, row);
  }

  gtk_widget_set_visible (self->empty, n_accounts == 0);
  gtk_widget_set_visible (GTK_WIDGET (self->list), n_accounts > 0);
  update_buttons (self);
}

static void
frt_grouping_accounts_page_work_changed (FrtGroupingPage *page, FrtWizard *wizard)
{
  update_buttons (FRT_GROUPING_ACCOUNTS_PAGE (page));
}

static void
start_wait (FrtGroupingAccountsPage *self, const GError *error)
{
  JsonObject *members = frt_error_get_members (error);
  gint64 seconds = members ? json_object_get_int_member_with_default (members, "retry_after", DEFAULT_WAIT) : DEFAULT_WAIT;

  frt_account_form_start_wait (self->form, (guint) CLAMP (seconds, 1, 60 * 60));
}

static void
frt_grouping_accounts_page_problem_changed (FrtGroupingPage *page, FrtWizard *wizard)
{
  FrtGroupingAccountsPage *self = FRT_GROUPING_ACCOUNTS_PAGE (page);
  const GError *error = frt_wizard_get_problem (wizard);

  frt_grouping_problem_set_error (self->problem, error);
  if (error != NULL)      /* the last good news is old news */
    frt_message_set_text (self->added, NULL);
  if (g_error_matches (error, FRT_ERROR, FRT_ERROR_INVALID_CREDENTIALS))
    frt_account_form_mark_wrong (self->form, frt_grouping_problem_get_text (self->problem));
  else if (g_error_matches (error, FRT_ERROR, FRT_ERROR_TOO_MANY_ATTEMPTS))
    start_wait (self, error);
}

/* In words, for who cannot see the list grow. */
static void
tell_added (FrtGroupingAccountsPage *self)
{
  GListModel *accounts = frt_grouping_get_accounts (frt_wizard_get_grouping (get_wizard (self)));
  g_autoptr (FrtGroupingAccount) last = g_list_model_get_item (accounts, g_list_model_get_n_items (accounts) - 1);
  g_autofree char *name = last ? frt_grouping_account_dup_name (last) : NULL;
  g_autofree char *text = NULL;

  if (name == NULL)
    return;

  /* Translators: an account was verified and added to the list; %s is the name of its holder. */
  text = g_strdup_printf (_("The account of %s is added."), name);
  frt_message_set_text (self->added, text);
}

static void
on_account_added (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (FrtGroupingAccountsPage) self = user_data;

  /* When it failed, the wizard's problem says why, and what was typed stays. */
  if (!frt_wizard_work_finish (FRT_WIZARD (source), result, NULL))
    return;

  frt_account_form_clear (self->form);
  tell_added (self);
}

static void
add_account (FrtGroupingAccountsPage *self)
{
  g_autofree char *username = NULL;
  g_autoptr (FrtSecret) password = NULL;
  const char *refusal = frt_account_form_read (self->form, &username, &password);

  frt_grouping_problem_set_text (self->problem, refusal);
  if (refusal == NULL)
    frt_wizard_add_account_async (get_wizard (self), username, password, self->cancellable, on_account_added,
                                  g_object_ref (self));
}

static void
on_submitted (FrtGroupingAccountsPage *self)
{
  if (frt_wizard_get_work (get_wizard (self)) != FRT_WIZARD_IDLE)
    return;

  if (frt_account_form_is_empty (self->form) && frt_wizard_get_n_accounts (get_wizard (self)) > 0)
    gtk_widget_activate_action (GTK_WIDGET (self), "wizard.continue", NULL);
  else
    add_account (self);
}

/* What is typed but not added would be left behind without a word. */
static void
on_continue_clicked (FrtGroupingAccountsPage *self)
{
  if (frt_account_form_is_empty (self->form)) {
    gtk_widget_activate_action (GTK_WIDGET (self), "wizard.continue", NULL);
    return;
  }

  frt_grouping_problem_set_text (self->problem, _("The account you typed is not added yet. Add it, or empty both fields."));
  frt_account_form_focus (self->form);
}

static void
frt_grouping_accounts_page_entered (FrtPage *page)
{
  update_buttons (FRT_GROUPING_ACCOUNTS_PAGE (page));
  FRT_PAGE_CLASS (frt_grouping_accounts_page_parent_class)->entered (page);
  frt_account_form_focus (FRT_GROUPING_ACCOUNTS_PAGE (page)->form);
}

static gboolean
frt_grouping_accounts_page_retry (FrtPage *page)
{
  FrtGroupingAccountsPage *self = FRT_GROUPING_ACCOUNTS_PAGE (page);

  if (!g_error_matches (frt_wizard_get_problem (get_wizard (self)), FRT_ERROR, FRT_ERROR_OFFLINE) ||
      frt_account_form_is_empty (self->form))
    return FALSE;

  on_submitted (self);
  return TRUE;
}

static gboolean
frt_grouping_accounts_page_take_letter (FrtPage *page, const FrtLetterLink *letter)
{
  FrtGroupingAccountsPage *self = FRT_GROUPING_ACCOUNTS_PAGE (page);

  if (frt_wizard_get_work (get_wizard (self)) != FRT_WIZARD_IDLE)
    return FALSE;

  frt_account_form_take_letter (self->form, letter);
  return TRUE;
}

static void
frt_grouping_accounts_page_root (GtkWidget *widget)
{
  GTK_WIDGET_CLASS (frt_grouping_accounts_page_parent_class)->root (widget);
  FRT_GROUPING_ACCOUNTS_PAGE (widget)->cancellable = g_cancellable_new ();
}

static void
frt_grouping_accounts_page_unroot (GtkWidget *widget)
{
  FrtGroupingAccountsPage *self = FRT_GROUPING_ACCOUNTS_PAGE (widget);

  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  GTK_WIDGET_CLASS (frt_grouping_accounts_page_parent_class)->unroot (widget);
}

static void
frt_grouping_accounts_page_class_init (FrtGroupingAccountsPageClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);
  FrtGroupingPageClass *page_class = FRT_GROUPING_PAGE_CLASS (klass);

  widget_class->root = frt_grouping_accounts_page_root;
  widget_class->unroot = frt_grouping_accounts_page_unroot;
  FRT_PAGE_CLASS (klass)->entered = frt_grouping_accounts_page_entered;
  FRT_PAGE_CLASS (klass)->retry = frt_grouping_accounts_page_retry;
  FRT_PAGE_CLASS (klass)->take_letter = frt_grouping_accounts_page_take_letter;
  page_class->grouping_changed = frt_grouping_accounts_page_grouping_changed;
  page_class->work_changed = frt_grouping_accounts_page_work_changed;
  page_class->problem_changed = frt_grouping_accounts_page_problem_changed;

  g_type_ensure (FRT_TYPE_ACCOUNT_FORM);
  g_type_ensure (FRT_TYPE_GROUPING_PROBLEM);
  g_type_ensure (FRT_TYPE_MESSAGE);
  gtk_widget_class_set_template_from_resource (widget_class, "/fr/fratrie/Fratrie/ui/frt-grouping-accounts-page.ui");
  gtk_widget_class_bind_template_child (widget_class, FrtGroupingAccountsPage, problem);
  gtk_widget_class_bind_template_child (widget_class, FrtGroupingAccountsPage, form);
  gtk_widget_class_bind_template_child (widget_class, FrtGroupingAccountsPage, added);
  gtk_widget_class_bind_template_child (widget_class, FrtGroupingAccountsPage, empty);
  gtk_widget_class_bind_template_child (widget_class, FrtGroupingAccountsPage, list);
  gtk_widget_class_bind_template_child (widget_class, FrtGroupingAccountsPage, continue_button);
  gtk_widget_class_bind_template_callback (widget_class, on_edited);
  gtk_widget_class_bind_template_callback (widget_class, on_submitted);
  gtk_widget_class_bind_template_callback (widget_class, on_continue_clicked);
}

static void
frt_grouping_accounts_page_init (FrtGroupingAccountsPage *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}
