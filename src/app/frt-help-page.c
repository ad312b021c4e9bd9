/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Fratrie authors */
#include "config.h"

#include "app/frt-help-page.h"

#include "app/frt-contact.h"
#include "app/frt-help-entry.h"

struct _FrtHelpPage {
  FrtVisitPage   parent_instance;

  GtkWidget     *support_box;
  GtkLinkButton *email_link;
  GtkLinkButton *phone_link;
  GtkLinkButton *page_link;
};

G_DEFINE_FINAL_TYPE (FrtHelpPage, frt_help_page, FRT_TYPE_VISIT_PAGE)

static gboolean
show_link (GtkLinkButton *link, const char *contact)
{
  g_autofree char *uri = frt_contact_dup_uri (contact);

  gtk_widget_set_visible (GTK_WIDGET (link), uri != NULL);
  if (uri != NULL) {
    gtk_link_button_set_uri (link, uri);
    gtk_button_set_label (GTK_BUTTON (link), contact);
  }

  return uri != NULL;
}

static void
update_support (FrtHelpPage *self)
{
  const FrtServiceInfo *info = frt_visit_get_info (frt_visit_page_get_visit (FRT_VISIT_PAGE (self)));
  const gboolean email = show_link (self->email_link, info != NULL ? info->support_email : NULL);
  const gboolean phone = show_link (self->phone_link, info != NULL ? info->support_phone : NULL);
  const gboolean page = show_link (self->page_link, info != NULL ? info->support_url : NULL);

  gtk_widget_set_visible (self->support_box, email || phone || page);
}

static void
frt_help_page_constructed (GObject *object)
{
  FrtVisit *visit = frt_visit_page_get_visit (FRT_VISIT_PAGE (object));

  G_OBJECT_CLASS (frt_help_page_parent_class)->constructed (object);
  g_signal_connect_object (visit, "notify::info", G_CALLBACK (update_support), object, G_CONNECT_SWAPPED);
  update_support (FRT_HELP_PAGE (object));
}

static void
frt_help_page_class_init (FrtHelpPageClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->constructed = frt_help_page_constructed;

  g_type_ensure (FRT_TYPE_HELP_ENTRY);
  gtk_widget_class_set_template_from_resource (widget_class, "/fr/fratrie/Fratrie/ui/frt-help-page.ui");
  gtk_widget_class_bind_template_child (widget_class, FrtHelpPage, support_box);
  gtk_widget_class_bind_template_child (widget_class, FrtHelpPage, email_link);
  gtk_widget_class_bind_template_child (widget_class, FrtHelpPage, phone_link);
  gtk_widget_class_bind_template_child (widget_class, FrtHelpPage, page_link);
}

static void
frt_help_page_init (FrtHelpPage *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

/**
 * frt_help_page_new:
 * @visit: any visit
 *
 * Returns: (transfer floating): the page
 */
GtkWidget *
frt_help_page_new (FrtVisit *visit)
{
  return g_object_new (FRT_TYPE_HELP_PAGE, "visit", visit, NULL);
}
