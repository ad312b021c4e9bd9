/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Fratrie authors */
#include "config.h"

#include "school/frt-desk-figures-page.h"

#include "client/frt-client-school.h"
#include "school/frt-day-chart.h"
#include "school/frt-fold-row.h"
#include "school/frt-share-bar.h"
#include "widgets/frt-failure.h"

#include <glib/gi18n.h>

struct _FrtDeskFiguresPage {
  FrtDeskPage   parent_instance;

  FrtMessage   *message;
  GtkWidget    *totals;
  GtkWidget    *families_row;
  GtkWidget    *accounts_row;
  GtkWidget    *groupings_row;
  GtkWidget    *time_group;
  FrtDayChart  *chart;
  GtkWidget    *nothing_group;
  GtkWidget    *classes_group;
  GtkListBox   *classes;
};

G_DEFINE_FINAL_TYPE (FrtDeskFiguresPage, frt_desk_figures_page, FRT_TYPE_DESK_PAGE)

static GtkWidget *
class_row_new (const FrtClassFigures *figures)
{
  const gint64 notified = MAX (figures->provisional - figures->never_notified, 0);
  const gint64 parts[FRT_SHARE_BAR_PARTS] = { figures->grouped, figures->active, notified, figures->never_notified };
  g_autofree char *words = g_strdup_printf (
    /* Translators: how many accounts of a class are grouped, activated, and so on. */
    _("%u grouped, %u activated, %u with a letter, %u never notified"),
    (guint) figures->grouped, (guint) figures->active, (guint) notified, (guint) figures->never_notified);

  return frt_fold_row_new (figures->name != NULL ? figures->name : _("No class"), words, frt_share_bar_new (parts), FALSE);
}

static void
show_classes (FrtDeskFiguresPage *self, GPtrArray *classes)
{
  GtkWidget *row;

  while ((row = gtk_widget_get_first_child (GTK_WIDGET (self->classes))) != NULL)
    gtk_list_box_remove (self->classes, row);
  for (guint i = 0; i < classes->len; i++)
    gtk_list_box_append (self->classes, class_row_new (classes->pdata[i]));
  gtk_widget_set_visible (self->classes_group, classes->len > 0);
}

static void
show_figures (FrtDeskFiguresPage *self, const FrtSchoolFigures *figures)
{
  /* Translators: how many pupils, how many guardians. */
  g_autofree char *families = g_strdup_printf (_("%u pupils, %u guardians"), (guint) figures->children,
                                               (guint) figures->guardians);
  g_autofree char *accounts = g_strdup_printf (
    /* Translators: how many accounts stand how. */
    _("%u activated, %u grouped, %u not yet activated, %u disabled"),
    (guint) figures->active, (guint) figures->grouped, (guint) figures->provisional, (guint) figures->disabled);
  g_autofree char *groupings = g_strdup_printf ("%u", (guint) figures->groupings);
  gboolean activated;

  frt_column_page_set_heading (FRT_COLUMN_PAGE (self), figures->name);
  g_object_set (self->families_row, "subtitle", families, NULL);
  g_object_set (self->accounts_row, "subtitle", accounts, NULL);
  g_object_set (self->groupings_row, "subtitle", groupings, NULL);
  activated = frt_day_chart_set_days (self->chart, figures->days);
  gtk_widget_set_visible (self->nothing_group, !activated);
  gtk_widget_set_visible (self->totals, TRUE);
  gtk_widget_set_visible (self->time_group, activated);
  show_classes (self, figures->classes);
}

static void
on_loaded (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (FrtDeskFiguresPage) self = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (FrtSchoolFigures) figures = frt_client_load_figures_finish (FRT_CLIENT (source), result, &error);

  if (figures != NULL)
    show_figures (self, figures);
  else
    frt_failure_show_in_place (error, self->message, NULL);
}

static void
load (FrtDeskFiguresPage *self)
{
  FrtDeskPage *page = FRT_DESK_PAGE (self);

  frt_message_set_text (self->message, NULL);
  frt_client_load_figures_async (frt_desk_page_get_client (page), frt_desk_get_uai (frt_desk_page_get_desk (page)),
                                 frt_desk_page_get_cancellable (page), on_loaded, g_object_ref (self));
}

static void
frt_desk_figures_page_entered (FrtPage *page)
{
  FRT_PAGE_CLASS (frt_desk_figures_page_parent_class)->entered (page);
  load (FRT_DESK_FIGURES_PAGE (page));
}

static gboolean
frt_desk_figures_page_retry (FrtPage *page)
{
  load (FRT_DESK_FIGURES_PAGE (page));

  return TRUE;
}

static void
frt_desk_figures_page_class_init (FrtDeskFiguresPageClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  FRT_PAGE_CLASS (klass)->entered = frt_desk_figures_page_entered;
  FRT_PAGE_CLASS (klass)->retry = frt_desk_figures_page_retry;

  g_type_ensure (FRT_TYPE_DAY_CHART);
  g_type_ensure (FRT_TYPE_MESSAGE);
  gtk_widget_class_set_template_from_resource (widget_class, "/fr/fratrie/School/ui/frt-desk-figures-page.ui");
  gtk_widget_class_bind_template_child (widget_class, FrtDeskFiguresPage, message);
  gtk_widget_class_bind_template_child (widget_class, FrtDeskFiguresPage, totals);
  gtk_widget_class_bind_template_child (widget_class, FrtDeskFiguresPage, families_row);
  gtk_widget_class_bind_template_child (widget_class, FrtDeskFiguresPage, accounts_row);
  gtk_widget_class_bind_template_child (widget_class, FrtDeskFiguresPage, groupings_row);
  gtk_widget_class_bind_template_child (widget_class, FrtDeskFiguresPage, time_group);
  gtk_widget_class_bind_template_child (widget_class, FrtDeskFiguresPage, chart);
  gtk_widget_class_bind_template_child (widget_class, FrtDeskFiguresPage, nothing_group);
  gtk_widget_class_bind_template_child (widget_class, FrtDeskFiguresPage, classes_group);
  gtk_widget_class_bind_template_child (widget_class, FrtDeskFiguresPage, classes);
}

static void
frt_desk_figures_page_init (FrtDeskFiguresPage *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

/**
 * frt_desk_figures_page_new:
 * @desk: an open desk
 *
 * Returns: (transfer floating): the page
 */
GtkWidget *
frt_desk_figures_page_new (FrtDesk *desk)
{
  return g_object_new (FRT_TYPE_DESK_FIGURES_PAGE, "desk", desk, NULL);
}
