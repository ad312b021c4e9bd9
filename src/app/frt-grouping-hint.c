/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Fratrie authors */
#include "config.h"

#include "app/frt-grouping-hint.h"

#include "client/frt-client-waiting-letters.h"
#include "widgets/frt-go-row.h"

#include <glib/gi18n.h>

struct _FrtGroupingHint {
  AdwPreferencesGroup  parent_instance;

  FrtVisit            *visit;           /* (owned) (nullable) until it is set */
  GCancellable        *cancellable;     /* (owned) (nullable): of the question under way */
  gboolean             letters_wait;

  AdwActionRow        *row;
};

G_DEFINE_FINAL_TYPE (FrtGroupingHint, frt_grouping_hint, ADW_TYPE_PREFERENCES_GROUP)

static void
update_visible (FrtGroupingHint *self)
{
  GListModel *children = frt_family_get_children (frt_visit_get_family (self->visit));

  gtk_widget_set_visible (GTK_WIDGET (self),
                          self->letters_wait || (children != NULL && g_list_model_get_n_items (children) <= 1));
}

static void
show_general (FrtGroupingHint *self)
{
  /* Translators: a hint on the home page while one child at most is attached. */
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (self->row), _("Do you have other letters?"));
  adw_action_row_set_subtitle (self->row, _("Group their accounts with this one, and see all your children here."));
}

static void
show_schools (FrtGroupingHint *self, char **names)
{
  g_autofree char *list = g_strjoinv (_(", "), names);
  /* Translators: under "Another letter probably waits for you"; %s is a school's name, or several. */
  g_autofree char *subtitle =
    g_strdup_printf (ngettext ("From %s. Group its account with this one. If you have no letter from there, ask the school "
                               "for it.",
                               "From %s. Group their accounts with this one. If you have no letters from there, ask the "
                               "schools for them.", g_strv_length (names)), list);

  /* Translators: a hint on the home page: a school has written to a parent of the same name and address. */
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (self->row), _("Another letter probably waits for you"));
  adw_action_row_set_subtitle (self->row, subtitle);
}

/* It is a hint: when it cannot be had, nothing is missed that the parent waits for. */
static void
on_listed (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (FrtGroupingHint) self = user_data;
  g_autoptr (GError) error = NULL;
  g_auto (GStrv) names = frt_client_list_waiting_letters_finish (FRT_CLIENT (source), result, &error);

  if (names == NULL)
    return;

  self->letters_wait = *names != NULL;
  if (self->letters_wait)
    show_schools (self, names);
  else
    show_general (self);
  update_visible (self);
}

static void
stop (FrtGroupingHint *self)
{
  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
}

static void
frt_grouping_hint_dispose (GObject *object)
{
  FrtGroupingHint *self = FRT_GROUPING_HINT (object);

  stop (self);
  g_clear_object (&self->visit);

  G_OBJECT_CLASS (frt_grouping_hint_parent_class)->dispose (object);
}

static void
frt_grouping_hint_class_init (FrtGroupingHintClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = frt_grouping_hint_dispose;

  g_type_ensure (FRT_TYPE_GO_ROW);
  gtk_widget_class_set_template_from_resource (widget_class, "/fr/fratrie/Fratrie/ui/frt-grouping-hint.ui");
  gtk_widget_class_bind_template_child (widget_class, FrtGroupingHint, row);
}

static void
frt_grouping_hint_init (FrtGroupingHint *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  show_general (self);
}

/**
 * frt_grouping_hint_set_visit:
 * @self: a #FrtGroupingHint
 * @visit: whose family to speak of, once
 */
void
frt_grouping_hint_set_visit (FrtGroupingHint *self, FrtVisit *visit)
{
  g_return_if_fail (self->visit == NULL);

  self->visit = g_object_ref (visit);
  g_signal_connect_object (frt_visit_get_family (visit), "notify::children", G_CALLBACK (update_visible), self,
                           G_CONNECT_SWAPPED);
  update_visible (self);
}

/**
 * frt_grouping_hint_refresh:
 * @self: a #FrtGroupingHint with a visit
 *
 * Asks the service again: an email may have been confirmed, or an account grouped, since.
 */
void
frt_grouping_hint_refresh (FrtGroupingHint *self)
{
  stop (self);
  self->cancellable = g_cancellable_new ();
  frt_client_list_waiting_letters_async (frt_visit_get_client (self->visit), self->cancellable, on_listed,
                                         g_object_ref (self));
}
