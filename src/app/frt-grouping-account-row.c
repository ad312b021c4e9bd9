/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Fratrie authors */
#include "config.h"

#include "app/frt-grouping-account-row.h"

#include "app/frt-children-by-school.h"
#include "app/frt-grouping-text.h"

#include <glib/gi18n.h>

struct _FrtGroupingAccountRow {
  AdwActionRow        parent_instance;

  FrtGroupingAccount *account;         /* (owned) */

  AdwAvatar          *avatar;
  GtkButton          *remove_button;
};

G_DEFINE_FINAL_TYPE (FrtGroupingAccountRow, frt_grouping_account_row, ADW_TYPE_ACTION_ROW)

enum { REMOVE, N_SIGNALS };

static guint signals[N_SIGNALS];

static void
append_school (GString *text, FrtSchoolChildren *one)
{
  g_string_append_printf (text, "\n%s", one->school->name);
  for (guint i = 0; i < one->children->len; i++) {
    const FrtChildFields *child = frt_child_get_fields (g_ptr_array_index (one->children, i));

    /* Translators: between a school and its first child, and between two children, in a line such as
     * "Collège des Pins: Zoé, Noé". */
    g_string_append (text, i == 0 ? C_("after a school", ": ") : C_("between children", ", "));
    g_string_append (text, child->first_name);
  }
}

static char *
dup_details (FrtGroupingAccount *account)
{
  g_autoptr (GPtrArray) schools = frt_children_by_school (frt_grouping_account_get_children (account));
  GString *text = g_string_new (frt_grouping_account_get_username (account));

  for (guint i = 0; i < schools->len; i++)
    append_school (text, g_ptr_array_index (schools, i));
  if (schools->len == 0)
    /* Translators: under an account to group that no child is attached to. */
    g_string_append_printf (text, "\n%s", _("No child"));

  return g_string_free (text, FALSE);
}

static void
on_remove_clicked (FrtGroupingAccountRow *self)
{
  g_signal_emit (self, signals[REMOVE], 0);
}

static void
frt_grouping_account_row_finalize (GObject *object)
{
  g_clear_object (&FRT_GROUPING_ACCOUNT_ROW (object)->account);

  G_OBJECT_CLASS (frt_grouping_account_row_parent_class)->finalize (object);
}

static void
frt_grouping_account_row_class_init (FrtGroupingAccountRowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->finalize = frt_grouping_account_row_finalize;

  signals[REMOVE] = g_signal_new ("remove", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                  G_TYPE_NONE, 0);

  gtk_widget_class_set_template_from_resource (widget_class, "/fr/fratrie/Fratrie/ui/frt-grouping-account-row.ui");
  gtk_widget_class_bind_template_child (widget_class, FrtGroupingAccountRow, avatar);
  gtk_widget_class_bind_template_child (widget_class, FrtGroupingAccountRow, remove_button);
  gtk_widget_class_bind_template_callback (widget_class, on_remove_clicked);
}

static void
frt_grouping_account_row_init (FrtGroupingAccountRow *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

/**
 * frt_grouping_account_row_new:
 * @account: an account of a grouping
 *
 * Returns: (transfer floating): its row
 */
GtkWidget *
frt_grouping_account_row_new (FrtGroupingAccount *account)
{
  FrtGroupingAccountRow *self = g_object_new (FRT_TYPE_GROUPING_ACCOUNT_ROW, NULL);
  g_autofree char *name = frt_grouping_account_dup_name (account);
  g_autofree char *details = dup_details (account);
  /* Translators: a button's tooltip and accessible name; %s is the name of an account's holder. */
  g_autofree char *remove = g_strdup_printf (_("Remove the account of %s"), name);

  self->account = g_object_ref (account);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (self), name);
  adw_action_row_set_subtitle (ADW_ACTION_ROW (self), details);
  adw_avatar_set_text (self->avatar, name);
  gtk_widget_set_tooltip_text (GTK_WIDGET (self->remove_button), remove);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->remove_button), GTK_ACCESSIBLE_PROPERTY_LABEL, remove, -1);

  return GTK_WIDGET (self);
}

const char *
frt_grouping_account_row_get_username (FrtGroupingAccountRow *self)
{
  return frt_grouping_account_get_username (self->account);
}
