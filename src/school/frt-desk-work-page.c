/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Fratrie authors */
#include "config.h"

#include "school/frt-desk-work-page.h"

#include "school/frt-desk-accounts-page.h"
#include "school/frt-desk-figures-page.h"
#include "school/frt-desk-import-page.h"
#include "school/frt-desk-journal-page.h"
#include "school/frt-desk-letters-page.h"
#include "school/frt-desk-tasks-page.h"

#include <glib/gi18n.h>

struct _FrtDeskWorkPage {
  FrtPage       parent_instance;

  AdwViewStack *views;
};

G_DEFINE_FINAL_TYPE (FrtDeskWorkPage, frt_desk_work_page, FRT_TYPE_PAGE)

static const struct {
  const char *name;
  const char *icon;
  GtkWidget *(*new) (FrtDesk *desk);
} views[] = {
  { "accounts", "system-users-symbolic", frt_desk_accounts_page_new },
  { "import", "document-open-symbolic", frt_desk_import_page_new },
  { "letters", "mail-unread-symbolic", frt_desk_letters_page_new },
  { "tasks", "mail-replied-symbolic", frt_desk_tasks_page_new },
  { "figures", "view-list-symbolic", frt_desk_figures_page_new },
  { "journal", "document-open-recent-symbolic", frt_desk_journal_page_new },
};

static FrtPage *
get_view (FrtDeskWorkPage *self)
{
  return FRT_PAGE (adw_view_stack_get_visible_child (self->views));
}

/* It may show what another view has changed meanwhile. */
static void
on_view_changed (FrtDeskWorkPage *self)
{
  FrtPage *view = get_view (self);

  if (view != NULL && gtk_widget_get_root (GTK_WIDGET (self)) != NULL)
    frt_page_enter (view);
}

static void
frt_desk_work_page_entered (FrtPage *page)
{
  frt_page_enter (get_view (FRT_DESK_WORK_PAGE (page)));
}

static gboolean
frt_desk_work_page_retry (FrtPage *page)
{
  return frt_page_retry (get_view (FRT_DESK_WORK_PAGE (page)));
}

static void
frt_desk_work_page_class_init (FrtDeskWorkPageClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  FRT_PAGE_CLASS (klass)->entered = frt_desk_work_page_entered;
  FRT_PAGE_CLASS (klass)->retry = frt_desk_work_page_retry;

  gtk_widget_class_set_template_from_resource (widget_class, "/fr/fratrie/School/ui/frt-desk-work-page.ui");
  gtk_widget_class_bind_template_child (widget_class, FrtDeskWorkPage, views);
  gtk_widget_class_bind_template_callback (widget_class, on_view_changed);
}

static void
frt_desk_work_page_init (FrtDeskWorkPage *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

/**
 * frt_desk_work_page_new:
 * @desk: an open desk
 *
 * Returns: (transfer floating): the page
 */
GtkWidget *
frt_desk_work_page_new (FrtDesk *desk)
{
  FrtDeskWorkPage *self = g_object_new (FRT_TYPE_DESK_WORK_PAGE, NULL);

  for (gsize i = 0; i < G_N_ELEMENTS (views); i++) {
    GtkWidget *view = views[i].new (desk);

    adw_view_stack_add_titled (self->views, view, views[i].name, frt_page_get_title (FRT_PAGE (view)));
    adw_view_stack_page_set_icon_name (adw_view_stack_get_page (self->views, view), views[i].icon);
  }

  return GTK_WIDGET (self);
}
