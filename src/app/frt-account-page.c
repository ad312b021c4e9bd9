/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Fratrie authors */
#include "config.h"

#include "app/frt-account-page.h"

#include "widgets/frt-go-row.h"

#include <glib/gi18n.h>

struct _FrtAccountPage {
  FrtVisitPage  parent_instance;

  AdwAvatar    *avatar;
  AdwActionRow *holder_row;
  FrtGoRow     *children_row;
};

G_DEFINE_FINAL_TYPE (FrtAccountPage, frt_account_page, FRT_TYPE_VISIT_PAGE)

static void
update_holder (FrtAccountPage *self)
{
  FrtAccount *account = frt_client_get_account (frt_visit_page_get_client (FRT_VISIT_PAGE (self)));
  g_autofree char *name = account != NULL ? frt_account_dup_display_name (account) : NULL;

  if (name == NULL)
    return;

  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (self->holder_row), name);
  adw_action_row_set_subtitle (self->holder_row, frt_account_get_fields (account)->username);
  adw_avatar_set_text (self->avatar, name);
}

static void
update_children (FrtAccountPage *self)
{
  GListModel *children = frt_family_get_children (frt_visit_get_family (frt_visit_page_get_visit (FRT_VISIT_PAGE (self))));
  g_autofree char *title = NULL;

  if (children != NULL)
    /* Translators: leads to the list of children; %u is how many there are. */
    title = g_strdup_printf (_("Children (%u)"), g_list_model_get_n_items (children));

  /* Translators: leads to the list of children, of whom it is not known yet how many there are. */
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (self->children_row), title ?: _("Children"));
}

static void
frt_account_page_constructed (GObject *object)
{
  FrtAccountPage *self = FRT_ACCOUNT_PAGE (object);
  FrtVisit *visit = frt_visit_page_get_visit (FRT_VISIT_PAGE (self));

  G_OBJECT_CLASS (frt_account_page_parent_class)->constructed (object);
  g_signal_connect_object (frt_visit_get_client (visit), "notify::account", G_CALLBACK (update_holder), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (frt_visit_get_family (visit), "notify::children", G_CALLBACK (update_children), self,
                           G_CONNECT_SWAPPED);
  update_holder (self);
  update_children (self);
}

static void
frt_account_page_class_init (FrtAccountPageClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->constructed = frt_account_page_constructed;

  g_type_ensure (FRT_TYPE_GO_ROW);
  gtk_widget_class_set_template_from_resource (widget_class, "/fr/fratrie/Fratrie/ui/frt-account-page.ui");
  gtk_widget_class_bind_template_child (widget_class, FrtAccountPage, avatar);
  gtk_widget_class_bind_template_child (widget_class, FrtAccountPage, holder_row);
  gtk_widget_class_bind_template_child (widget_class, FrtAccountPage, children_row);
}

static void
frt_account_page_init (FrtAccountPage *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

/**
 * frt_account_page_new:
 * @visit: a visit somebody is signed in with
 *
 * Returns: (transfer floating): the page
 */
GtkWidget *
frt_account_page_new (FrtVisit *visit)
{
  return g_object_new (FRT_TYPE_ACCOUNT_PAGE, "visit", visit, NULL);
}
