/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Fratrie authors */
#include "config.h"

#include "school/frt-desk-work-page.h"

#include "school/frt-desk-accounts-page.h"
#include "school/frt-desk-figures-page.h"
#include "school/frt-desk-frame.h"
#include "school/frt-desk-import-page.h"
#include "school/frt-desk-journal-page.h"
#include "school/frt-desk-letters-page.h"
#include "school/frt-desk-school-page.h"
#include "school/frt-desk-tasks-page.h"

#include <glib/gi18n.h>

struct _FrtDeskWorkPage {
  FrtPage        parent_instance;

  AdwViewStack  *views;
  GtkListBox    *list;
  GtkMenuButton *menu_button;
};

G_DEFINE_FINAL_TYPE (FrtDeskWorkPage, frt_desk_work_page, FRT_TYPE_PAGE)

enum { PROP_0, PROP_VIEW, N_PROPS };

static GParamSpec *props[N_PROPS];

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
  { "school", "emblem-system-symbolic", frt_desk_school_page_new },
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

  if (view == NULL || gtk_widget_get_root (GTK_WIDGET (self)) == NULL)
    return;

  for (guint i = 0; i < G_N_ELEMENTS (views); i++)
    if (g_str_equal (views[i].name, adw_view_stack_get_visible_child_name (self->views)))
      gtk_list_box_select_row (self->list, gtk_list_box_get_row_at_index (self->list, (int) i));
  gtk_menu_button_set_label (self->menu_button, frt_page_get_title (view));
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->menu_button), GTK_ACCESSIBLE_PROPERTY_LABEL, frt_page_get_title (view),
                                  -1);
  g_object_notify_by_pspec (G_OBJECT (self), props[PROP_VIEW]);
  frt_page_enter (view);
}

static void
on_row_activated (FrtDeskWorkPage *self, GtkListBoxRow *row)
{
  adw_view_stack_set_visible_child_name (self->views, views[gtk_list_box_row_get_index (row)].name);
}

static void
frt_desk_work_page_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  if (id == PROP_VIEW)
    g_value_set_string (value, adw_view_stack_get_visible_child_name (FRT_DESK_WORK_PAGE (object)->views));
  else
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
}

static void
frt_desk_work_page_set_property (GObject *object, guint id, const GValue *value, GParamSpec *pspec)
{
  if (id == PROP_VIEW)
    adw_view_stack_set_visible_child_name (FRT_DESK_WORK_PAGE (object)->views, g_value_get_string (value));
  else
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
}

static void
frt_desk_work_page_entered (FrtPage *page)
{
  on_view_changed (FRT_DESK_WORK_PAGE (page));
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

  G_OBJECT_CLASS (klass)->get_property = frt_desk_work_page_get_property;
  G_OBJECT_CLASS (klass)->set_property = frt_desk_work_page_set_property;
  FRT_PAGE_CLASS (klass)->entered = frt_desk_work_page_entered;
  FRT_PAGE_CLASS (klass)->retry = frt_desk_work_page_retry;

  props[PROP_VIEW] = g_param_spec_string ("view", NULL, NULL, NULL, G_PARAM_READWRITE | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (G_OBJECT_CLASS (klass), N_PROPS, props);
  gtk_widget_class_install_property_action (widget_class, "desk.view", "view");
  for (guint i = 0; i < G_N_ELEMENTS (views); i++)
    gtk_widget_class_add_binding_action (widget_class, GDK_KEY_1 + i, GDK_ALT_MASK, "desk.view", "s", views[i].name);

  g_type_ensure (FRT_TYPE_DESK_FRAME);
  gtk_widget_class_set_template_from_resource (widget_class, "/fr/fratrie/School/ui/frt-desk-work-page.ui");
  gtk_widget_class_bind_template_child (widget_class, FrtDeskWorkPage, views);
  gtk_widget_class_bind_template_child (widget_class, FrtDeskWorkPage, list);
  gtk_widget_class_bind_template_child (widget_class, FrtDeskWorkPage, menu_button);
  gtk_widget_class_bind_template_callback (widget_class, on_view_changed);
  gtk_widget_class_bind_template_callback (widget_class, on_row_activated);
}

static void
frt_desk_work_page_init (FrtDeskWorkPage *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

static GtkWidget *
view_row_new (const char *icon, const char *title)
{
  GtkWidget *row = gtk_list_box_row_new (), *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 12);
  GtkWidget *label = gtk_label_new (title);

  gtk_widget_set_margin_start (box, 6);
  gtk_widget_set_margin_end (box, 6);
  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_box_append (GTK_BOX (box), gtk_image_new_from_icon_name (icon));
  gtk_box_append (GTK_BOX (box), label);
  gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (row), box);
  gtk_accessible_update_property (GTK_ACCESSIBLE (row), GTK_ACCESSIBLE_PROPERTY_LABEL, title, -1);

  return row;
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
  g_autoptr (GMenu) menu = g_menu_new ();

  for (gsize i = 0; i < G_N_ELEMENTS (views); i++) {
    GtkWidget *view = views[i].new (desk);
    const char *title = frt_page_get_title (FRT_PAGE (view));
    g_autofree char *action = g_strconcat ("desk.view::", views[i].name, NULL);

    adw_view_stack_add_named (self->views, view, views[i].name);
    gtk_list_box_append (self->list, view_row_new (views[i].icon, title));
    g_menu_append (menu, title, action);
  }
  gtk_menu_button_set_menu_model (self->menu_button, G_MENU_MODEL (menu));

  return GTK_WIDGET (self);
}
