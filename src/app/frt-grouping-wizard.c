/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Fratrie authors */
#include "config.h"

#include "app/frt-grouping-wizard.h"

#include "app/frt-grouping-accounts-page.h"
#include "app/frt-grouping-check-page.h"
#include "app/frt-grouping-done-page.h"
#include "app/frt-grouping-intro-page.h"
#include "app/frt-grouping-progress-page.h"
#include "widgets/frt-confirm-window.h"
#include "widgets/frt-stack-show.h"
#include "widgets/frt-step-indicator.h"

#include <glib/gi18n.h>

typedef enum { STEP_INTRO, STEP_ACCOUNTS, STEP_CHECK, STEP_PROGRESS, STEP_DONE, N_STEPS } Step;

/* The pages' names in the stack, and in "wizard.show". */
static const char *const step_names[] = { "intro", "accounts", "check", "progress", "done" };
G_STATIC_ASSERT (G_N_ELEMENTS (step_names) == N_STEPS);

struct _FrtGroupingWizard {
  FrtPage           parent_instance;

  FrtWizard        *wizard;         /* (owned) */
  Step              step;
  gboolean          asking;         /* whether to leave: asked, not answered yet */
  GCancellable     *cancellable;    /* (owned) (nullable): lives from root to unroot */

  FrtStepIndicator *indicator;
  GtkStack         *pages;
};

G_DEFINE_FINAL_TYPE (FrtGroupingWizard, frt_grouping_wizard, FRT_TYPE_PAGE)

enum { PROP_0, PROP_WIZARD, N_PROPS };
enum { CLOSED, N_SIGNALS };

static GParamSpec *props[N_PROPS];
static guint signals[N_SIGNALS];

/* What is done is done: only what is proposed, or what nobody answers, can be walked away from. */
static void
update_can_go_back (FrtGroupingWizard *self)
{
  gboolean can_go_back = self->step < STEP_PROGRESS;

  if (self->step == STEP_PROGRESS)
    can_go_back = frt_wizard_get_work (self->wizard) == FRT_WIZARD_IDLE;
  frt_page_set_can_go_back (FRT_PAGE (self), can_go_back);
}

static FrtPage *
get_shown (FrtGroupingWizard *self)
{
  return FRT_PAGE (gtk_stack_get_visible_child (self->pages));
}

static void
show_step (FrtGroupingWizard *self, Step step)
{
  self->step = step;
  frt_stack_show_named (self->pages, step_names[step]);
  frt_step_indicator_set_step (self->indicator, step + 1);
  update_can_go_back (self);
  frt_page_enter (get_shown (self));
}

static void
close_wizard (FrtGroupingWizard *self)
{
  frt_wizard_abandon (self->wizard);
  g_signal_emit (self, signals[CLOSED], 0, self->step == STEP_DONE);
}

static void
on_leave_answered (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (FrtGroupingWizard) self = user_data;

  self->asking = FALSE;
  if (frt_confirm_finish (result, NULL))
    close_wizard (self);
}

static void
leave (FrtGroupingWizard *self)
{
  const FrtQuestion question = {
    .heading = _("Leave without grouping?"),
    .body = _("Nothing has changed. To group these accounts later, you will have to type them again."),
    /* Translators: leaves the grouping wizard without grouping. */
    .confirm_label = _("_Leave"),
    /* Translators: goes on with the grouping wizard instead of leaving it. */
    .cancel_label = _("_Stay"),
    .is_destructive = TRUE,
  };

  if (frt_wizard_get_n_accounts (self->wizard) == 0 || frt_wizard_is_unanswered (self->wizard)) {
    close_wizard (self);
  } else if (!self->asking) {
    self->asking = TRUE;
    frt_confirm_async (GTK_WIDGET (self), &question, self->cancellable, on_leave_answered, g_object_ref (self));
  }
}

static void
on_continue_activated (GtkWidget *widget, const char *action_name, GVariant *parameter)
{
  FrtGroupingWizard *self = FRT_GROUPING_WIZARD (widget);

  frt_wizard_clear_problem (self->wizard);
  if (self->step == STEP_DONE)
    close_wizard (self);
  else
    show_step (self, self->step + 1);
}

static void
on_show_activated (GtkWidget *widget, const char *action_name, GVariant *parameter)
{
  const char *name = g_variant_get_string (parameter, NULL);

  for (guint i = 0; i < N_STEPS; i++)
    if (g_str_equal (step_names[i], name))
      show_step (FRT_GROUPING_WIZARD (widget), i);
}

static void
frt_grouping_wizard_entered (FrtPage *page)
{
  FrtGroupingWizard *self = FRT_GROUPING_WIZARD (page);

  frt_page_enter (get_shown (self));
}

static gboolean
frt_grouping_wizard_go_back (FrtPage *page)
{
  FrtGroupingWizard *self = FRT_GROUPING_WIZARD (page);

  if (!frt_page_get_can_go_back (page))
    return TRUE;

  if (self->step == STEP_ACCOUNTS || self->step == STEP_CHECK)
    show_step (self, self->step - 1);
  else
    leave (self);

  return TRUE;
}

static gboolean
frt_grouping_wizard_retry (FrtPage *page)
{
  return frt_page_retry (get_shown (FRT_GROUPING_WIZARD (page)));
}

/* At the start the letter is about the next page. */
static gboolean
frt_grouping_wizard_take_letter (FrtPage *page, const FrtLetterLink *letter)
{
  FrtGroupingWizard *self = FRT_GROUPING_WIZARD (page);

  if (self->step == STEP_INTRO)
    show_step (self, STEP_ACCOUNTS);

  return frt_page_take_letter (get_shown (self), letter);
}

static void
frt_grouping_wizard_root (GtkWidget *widget)
{
  GTK_WIDGET_CLASS (frt_grouping_wizard_parent_class)->root (widget);
  FRT_GROUPING_WIZARD (widget)->cancellable = g_cancellable_new ();
}

static void
frt_grouping_wizard_unroot (GtkWidget *widget)
{
  FrtGroupingWizard *self = FRT_GROUPING_WIZARD (widget);

  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  GTK_WIDGET_CLASS (frt_grouping_wizard_parent_class)->unroot (widget);
}

static void
frt_grouping_wizard_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  if (id == PROP_WIZARD)
    g_value_set_object (value, FRT_GROUPING_WIZARD (object)->wizard);
  else
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
}

static void
frt_grouping_wizard_dispose (GObject *object)
{
  g_clear_object (&FRT_GROUPING_WIZARD (object)->wizard);

  G_OBJECT_CLASS (frt_grouping_wizard_parent_class)->dispose (object);
}

static void
frt_grouping_wizard_class_init (FrtGroupingWizardClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);
  FrtPageClass *page_class = FRT_PAGE_CLASS (klass);

  object_class->get_property = frt_grouping_wizard_get_property;
  object_class->dispose = frt_grouping_wizard_dispose;
  widget_class->root = frt_grouping_wizard_root;
  widget_class->unroot = frt_grouping_wizard_unroot;
  page_class->entered = frt_grouping_wizard_entered;
  page_class->go_back = frt_grouping_wizard_go_back;
  page_class->retry = frt_grouping_wizard_retry;
  page_class->take_letter = frt_grouping_wizard_take_letter;

  /* For the pages, in the template: the answers they share. */
  props[PROP_WIZARD] = g_param_spec_object ("wizard", NULL, NULL, FRT_TYPE_WIZARD, G_PARAM_READABLE | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, props);
  signals[CLOSED] = g_signal_new ("closed", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                  G_TYPE_NONE, 1, G_TYPE_BOOLEAN);

  g_type_ensure (FRT_TYPE_GROUPING_ACCOUNTS_PAGE);
  g_type_ensure (FRT_TYPE_GROUPING_CHECK_PAGE);
  g_type_ensure (FRT_TYPE_GROUPING_DONE_PAGE);
  g_type_ensure (FRT_TYPE_GROUPING_INTRO_PAGE);
  g_type_ensure (FRT_TYPE_GROUPING_PROGRESS_PAGE);
  g_type_ensure (FRT_TYPE_STEP_INDICATOR);
  gtk_widget_class_set_template_from_resource (widget_class, "/fr/fratrie/Fratrie/ui/frt-grouping-wizard.ui");
  gtk_widget_class_bind_template_child (widget_class, FrtGroupingWizard, indicator);
  gtk_widget_class_bind_template_child (widget_class, FrtGroupingWizard, pages);
  gtk_widget_class_install_action (widget_class, "wizard.continue", NULL, on_continue_activated);
  gtk_widget_class_install_action (widget_class, "wizard.show", "s", on_show_activated);
}

static void
frt_grouping_wizard_init (FrtGroupingWizard *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  frt_step_indicator_set_n_steps (self->indicator, N_STEPS);
  frt_stack_show_named (self->pages, step_names[STEP_INTRO]);
}

/**
 * frt_grouping_wizard_new:
 * @client: a #FrtClient somebody is signed in to
 *
 * Returns: (transfer floating): the wizard, at its first page
 */
GtkWidget *
frt_grouping_wizard_new (FrtClient *client)
{
  FrtGroupingWizard *self = g_object_new (FRT_TYPE_GROUPING_WIZARD, NULL);

  self->wizard = frt_wizard_new (client);
  g_object_notify_by_pspec (G_OBJECT (self), props[PROP_WIZARD]);
  g_signal_connect_object (self->wizard, "notify::work", G_CALLBACK (update_can_go_back), self, G_CONNECT_SWAPPED);

  return GTK_WIDGET (self);
}
