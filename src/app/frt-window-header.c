/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Fratrie authors */
#include "config.h"

#include "app/frt-window-header.h"

#include "widgets/frt-column-page.h"
#include "widgets/frt-fitting-title.h"
#include "widgets/frt-mnemonic.h"
#include "widgets/frt-wrapped-labels.h"

struct _FrtWindowHeader {
  AdwBin           parent_instance;

  gboolean         named;           /* the page says itself what it is */

  GtkWidget       *bar;
  FrtFittingTitle *title;
  GtkWidget       *title_below;
  GtkWidget       *back_button;
  AdwBin          *page_button;
};

G_DEFINE_FINAL_TYPE (FrtWindowHeader, frt_window_header, ADW_TYPE_BIN)

static gboolean
has_heading (FrtPage *page)
{
  g_autofree char *heading = NULL;

  if (FRT_IS_COLUMN_PAGE (page))
    g_object_get (page, "heading", &heading, NULL);

  return heading != NULL && *heading != '\0';
}

/* A title that the bar has no room for stands below it, unless the page says itself what it is. */
static void
update_title_below (FrtWindowHeader *self)
{
  gboolean fits, below;

  g_object_get (self->title, "fits", &fits, NULL);
  below = !fits && !self->named;
  gtk_widget_set_visible (self->title_below, below);
  if (below)
    gtk_widget_add_css_class (self->bar, "frt-with-title-below");
  else
    gtk_widget_remove_css_class (self->bar, "frt-with-title-below");
}

static void
show_page_button (FrtWindowHeader *self, GtkWidget *button)
{
  if (adw_bin_get_child (self->page_button) == button)
    return;

  adw_bin_set_child (self->page_button, button);
  frt_wrapped_labels (GTK_WIDGET (self->page_button));
  frt_mnemonic_name_once (GTK_WIDGET (self->page_button));
}

static void
frt_window_header_class_init (FrtWindowHeaderClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  g_type_ensure (FRT_TYPE_FITTING_TITLE);
  gtk_widget_class_set_template_from_resource (widget_class, "/fr/fratrie/Fratrie/ui/frt-window-header.ui");
  gtk_widget_class_bind_template_child (widget_class, FrtWindowHeader, bar);
  gtk_widget_class_bind_template_child (widget_class, FrtWindowHeader, title);
  gtk_widget_class_bind_template_child (widget_class, FrtWindowHeader, title_below);
  gtk_widget_class_bind_template_child (widget_class, FrtWindowHeader, back_button);
  gtk_widget_class_bind_template_child (widget_class, FrtWindowHeader, page_button);
  gtk_widget_class_bind_template_callback (widget_class, update_title_below);
}

static void
frt_window_header_init (FrtWindowHeader *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

/**
 * frt_window_header_show_page:
 * @self: a #FrtWindowHeader
 * @page: the page shown
 *
 * Shows what @page says of itself.
 */
void
frt_window_header_show_page (FrtWindowHeader *self, FrtPage *page)
{
  self->named = has_heading (page);
  g_object_set (self->title, "title", frt_page_get_title (page), NULL);
  gtk_widget_set_visible (self->back_button, frt_page_get_can_go_back (page));
  show_page_button (self, frt_page_get_header_button (page));
  update_title_below (self);
}
