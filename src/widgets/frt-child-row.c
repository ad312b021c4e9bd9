/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Fratrie authors */
#include "config.h"

#include "widgets/frt-child-row.h"

#include <glib/gi18n-lib.h>

#define AVATAR_SIZE 40     /* pixels */

struct _FrtChildRow {
  AdwActionRow  parent_instance;

  FrtChild     *child;     /* (owned) */
  GtkLabel     *mark;      /* (unowned) (nullable) until there is one: a suffix */
};

G_DEFINE_FINAL_TYPE (FrtChildRow, frt_child_row, ADW_TYPE_ACTION_ROW)

/* "3 A" would be read "A 3" within a text from right to left: so it is set apart, from left to right. */
static char *
dup_class_name (const FrtChildFields *fields)
{
  const gboolean apart = gtk_widget_get_default_direction () == GTK_TEXT_DIR_RTL;

  return g_strdup_printf (apart ? "\u2066%s\u2069" : "%s", fields->class_name);
}

static char *
dup_subtitle (FrtChild *child, FrtChildRowFlags flags)
{
  const FrtChildFields *fields = frt_child_get_fields (child);
  const char *school = (flags & FRT_CHILD_ROW_WITH_SCHOOL) ? fields->school->name : NULL;
  g_autofree char *class_name = fields->class_name != NULL ? dup_class_name (fields) : NULL;

  if (class_name != NULL && school != NULL)
    /* Translators: under a child's name: the school, then the class, such as "6 B". */
    return g_strdup_printf (_("%s, class %s"), school, class_name);
  if (class_name != NULL)
    /* Translators: under a child's name; %s is the class, such as "6 B". */
    return g_strdup_printf (_("Class %s"), class_name);

  return g_strdup (school ?: "");
}

static void
frt_child_row_dispose (GObject *object)
{
  g_clear_object (&FRT_CHILD_ROW (object)->child);

  G_OBJECT_CLASS (frt_child_row_parent_class)->dispose (object);
}

static void
frt_child_row_class_init (FrtChildRowClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = frt_child_row_dispose;
}

static void
frt_child_row_init (FrtChildRow *self)
{
  /* Before any text: a name is not markup. */
  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (self), FALSE);
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (self), FALSE);
}

/**
 * frt_child_row_new:
 * @child: whom to show
 * @flags: %FRT_CHILD_ROW_WITH_SCHOOL where the school is not said by what is around
 *
 * Returns: (transfer floating): a row for a list
 */
GtkWidget *
frt_child_row_new (FrtChild *child, FrtChildRowFlags flags)
{
  FrtChildRow *self = g_object_new (FRT_TYPE_CHILD_ROW, NULL);
  g_autofree char *name = frt_child_dup_display_name (child);
  g_autofree char *subtitle = dup_subtitle (child, flags);

  self->child = g_object_ref (child);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (self), name);
  adw_action_row_set_subtitle (ADW_ACTION_ROW (self), subtitle);
  adw_action_row_add_prefix (ADW_ACTION_ROW (self), adw_avatar_new (AVATAR_SIZE, name, TRUE));

  return GTK_WIDGET (self);
}

/**
 * frt_child_row_get_child:
 * @self: a #FrtChildRow
 *
 * Returns: (transfer none): whom it shows
 */
FrtChild *
frt_child_row_get_child (FrtChildRow *self)
{
  return self->child;
}

/**
 * frt_child_row_set_mark:
 * @self: a #FrtChildRow
 * @mark: a word in the user's language, such as "New"
 */
void
frt_child_row_set_mark (FrtChildRow *self, const char *mark)
{
  if (self->mark == NULL) {
    self->mark = GTK_LABEL (gtk_label_new (NULL));
    gtk_widget_set_valign (GTK_WIDGET (self->mark), GTK_ALIGN_CENTER);
    gtk_widget_add_css_class (GTK_WIDGET (self->mark), "frt-mark");
    gtk_widget_add_css_class (GTK_WIDGET (self->mark), "caption-heading");
    adw_action_row_add_suffix (ADW_ACTION_ROW (self), GTK_WIDGET (self->mark));
  }

  gtk_label_set_text (self->mark, mark);
}
