/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Fratrie authors */
#include "config.h"

#include "app/frt-child-card.h"

#include "app/frt-contact.h"
#include "widgets/frt-child-row.h"
#include "widgets/frt-go-row.h"

#include <glib/gi18n.h>

struct _FrtChildCard {
  AdwBin      parent_instance;

  GtkListBox *list;     /* (unowned): the child */
};

G_DEFINE_FINAL_TYPE (FrtChildCard, frt_child_card, ADW_TYPE_BIN)

/* What a school wrote is plain text, and its address opened only when it is one over TLS. */
static GtkWidget *
service_row_new (const FrtService *service)
{
  g_autofree char *uri = frt_contact_dup_uri (service->url);
  GtkWidget *row = g_object_new (uri != NULL ? FRT_TYPE_GO_ROW : ADW_TYPE_ACTION_ROW,
                                 "use-markup", FALSE, "title", service->name, "title-lines", 0,
                                 "subtitle", service->description ?: "", "subtitle-lines", 0, NULL);

  if (uri != NULL) {
    g_object_set (row, "icon-name", "adw-external-link-symbolic", "tooltip-text", uri, NULL);
    frt_go_row_set_action (FRT_GO_ROW (row), "win.open-uri", g_variant_new_string (uri));
  }

  return row;
}

static GtkWidget *
no_service_row_new (void)
{
  GtkWidget *label = g_object_new (GTK_TYPE_LABEL, "label", _("No online service for this child."), "xalign", 0.0, "wrap",
                                   TRUE, "wrap-mode", PANGO_WRAP_WORD_CHAR, NULL);

  gtk_widget_add_css_class (label, "dim-label");
  gtk_widget_add_css_class (label, "frt-row-text");

  return g_object_new (GTK_TYPE_LIST_BOX_ROW, "activatable", FALSE, "child", label, NULL);
}

static gboolean
add_link (GtkFlowBox *box, const char *label, const char *address, const char *school)
{
  g_autofree char *uri = frt_contact_dup_uri (address);
  GtkWidget *link;

  if (uri == NULL)
    return FALSE;

  link = gtk_link_button_new_with_label (uri, label);
  gtk_accessible_update_property (GTK_ACCESSIBLE (link), GTK_ACCESSIBLE_PROPERTY_LABEL, label,
                                  GTK_ACCESSIBLE_PROPERTY_DESCRIPTION, school, -1);
  gtk_widget_add_css_class (link, "frt-link");
  gtk_widget_set_halign (link, GTK_ALIGN_START);
  gtk_flow_box_append (box, link);
  gtk_widget_set_focusable (gtk_widget_get_parent (link), FALSE);

  return TRUE;
}

static GtkWidget *
links_row_new (const FrtSchool *school)
{
  GtkWidget *row = g_object_new (GTK_TYPE_BOX, "orientation", GTK_ORIENTATION_VERTICAL, NULL);
  GtkWidget *title = g_object_new (GTK_TYPE_LABEL, "label", _("Useful Links"), "xalign", 0.0, "wrap", TRUE, NULL);
  GtkWidget *links = g_object_new (GTK_TYPE_FLOW_BOX, "selection-mode", GTK_SELECTION_NONE, "max-children-per-line", 3,
                                   "column-spacing", 12, "homogeneous", TRUE, NULL);
  gboolean any = FALSE;

  gtk_accessible_update_property (GTK_ACCESSIBLE (links), GTK_ACCESSIBLE_PROPERTY_LABEL, _("Useful Links"), -1);
  gtk_widget_add_css_class (title, "caption-heading");
  gtk_widget_add_css_class (title, "dim-label");
  gtk_widget_add_css_class (row, "frt-row-text");
  /* Translators: a link: the school's digital workspace ("espace numérique de travail" in French). */
  any = add_link (GTK_FLOW_BOX (links), _("ENT"), school->ent, school->name) || any;
  /* Translators: a link: the school's own website. */
  any = add_link (GTK_FLOW_BOX (links), _("School"), school->website, school->name) || any;
  /* Translators: a link: whom to write to or to call at the school. */
  any = add_link (GTK_FLOW_BOX (links), _("Contact"), school->contact, school->name) || any;
  gtk_box_append (GTK_BOX (row), title);
  gtk_box_append (GTK_BOX (row), links);

  return g_object_new (GTK_TYPE_LIST_BOX_ROW, "activatable", FALSE, "focusable", FALSE, "visible", any, "child", row, NULL);
}

static void
frt_child_card_class_init (FrtChildCardClass *klass)
{
}

static void
frt_child_card_init (FrtChildCard *self)
{
  self->list = g_object_new (GTK_TYPE_LIST_BOX, "selection-mode", GTK_SELECTION_NONE, NULL);
  gtk_widget_add_css_class (GTK_WIDGET (self->list), "boxed-list");
  adw_bin_set_child (ADW_BIN (self), GTK_WIDGET (self->list));
}

/**
 * frt_child_card_new:
 * @child: whom to show
 *
 * Returns: (transfer floating): the card
 */
GtkWidget *
frt_child_card_new (FrtChild *child)
{
  FrtChildCard *self = g_object_new (FRT_TYPE_CHILD_CARD, NULL);
  GPtrArray *services = frt_child_get_services (child);
  g_autofree char *name = frt_child_dup_display_name (child);

  gtk_accessible_update_property (GTK_ACCESSIBLE (self->list), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
  gtk_list_box_append (self->list, frt_child_row_new (child, FRT_CHILD_ROW_WITH_SCHOOL));
  for (guint i = 0; i < services->len; i++)
    gtk_list_box_append (self->list, service_row_new (g_ptr_array_index (services, i)));
  if (services->len == 0)
    gtk_list_box_append (self->list, no_service_row_new ());
  gtk_list_box_append (self->list, links_row_new (frt_child_get_fields (child)->school));

  return GTK_WIDGET (self);
}
