/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Fratrie authors */
#include "config.h"

#include "app/frt-opening-page.h"

#include "common/frt-error.h"
#include "widgets/frt-stack-show.h"

struct _FrtOpeningPage {
  FrtVisitPage   parent_instance;

  GtkStack      *stack;         /* "waiting" or "problem" */
  GtkLabel      *problem_text;
  GtkWidget     *cancel_button;
  GtkWidget     *another_button;
};

G_DEFINE_FINAL_TYPE (FrtOpeningPage, frt_opening_page, FRT_TYPE_VISIT_PAGE)

static void
update (FrtOpeningPage *self)
{
  const GError *problem = frt_visit_get_problem (frt_visit_page_get_visit (FRT_VISIT_PAGE (self)));
  g_autofree char *sentence = problem != NULL ? frt_error_dup_user_message (problem) : NULL;

  gtk_label_set_text (self->problem_text, sentence ?: "");
  frt_stack_show_named (self->stack, sentence != NULL ? "problem" : "waiting");
}

static void
on_retry_clicked (FrtOpeningPage *self)
{
  frt_visit_retry (frt_visit_page_get_visit (FRT_VISIT_PAGE (self)));
}

static void
on_leave_clicked (FrtOpeningPage *self)
{
  frt_visit_leave_service (frt_visit_page_get_visit (FRT_VISIT_PAGE (self)));
}

static gboolean
frt_opening_page_go_back (FrtPage *page)
{
  on_leave_clicked (FRT_OPENING_PAGE (page));

  return TRUE;
}

static void
frt_opening_page_constructed (GObject *object)
{
  FrtVisit *visit = frt_visit_page_get_visit (FRT_VISIT_PAGE (object));
  FrtOpeningPage *self = FRT_OPENING_PAGE (object);
  const gboolean fixed = frt_settings_is_server_fixed (frt_visit_get_settings (visit));

  G_OBJECT_CLASS (frt_opening_page_parent_class)->constructed (object);
  /* Where the administrator has chosen the service there is no other to go to. */
  frt_page_set_can_go_back (FRT_PAGE (self), !fixed);
  gtk_widget_set_visible (self->cancel_button, !fixed);
  gtk_widget_set_visible (self->another_button, !fixed);
  g_signal_connect_object (visit, "notify::problem", G_CALLBACK (update), self, G_CONNECT_SWAPPED);
  update (self);
}

static void
frt_opening_page_class_init (FrtOpeningPageClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->constructed = frt_opening_page_constructed;
  FRT_PAGE_CLASS (klass)->go_back = frt_opening_page_go_back;

  gtk_widget_class_set_template_from_resource (widget_class, "/fr/fratrie/Fratrie/ui/frt-opening-page.ui");
  gtk_widget_class_bind_template_child (widget_class, FrtOpeningPage, stack);
  gtk_widget_class_bind_template_child (widget_class, FrtOpeningPage, problem_text);
  gtk_widget_class_bind_template_child (widget_class, FrtOpeningPage, cancel_button);
  gtk_widget_class_bind_template_child (widget_class, FrtOpeningPage, another_button);
  gtk_widget_class_bind_template_callback (widget_class, on_retry_clicked);
  gtk_widget_class_bind_template_callback (widget_class, on_leave_clicked);
}

static void
frt_opening_page_init (FrtOpeningPage *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

/**
 * frt_opening_page_new:
 * @visit: a visit that is opening
 *
 * Returns: (transfer floating): the page
 */
GtkWidget *
frt_opening_page_new (FrtVisit *visit)
{
  return g_object_new (FRT_TYPE_OPENING_PAGE, "visit", visit, NULL);
}
