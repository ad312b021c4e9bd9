/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Fratrie authors */
#include "config.h"

#include "app/frt-grouping-problem.h"

#include "app/frt-contact.h"
#include "common/frt-error.h"
#include "widgets/frt-failure.h"

#include <glib/gi18n.h>

struct _FrtGroupingProblem {
  AdwBin          parent_instance;

  FrtMessage     *message;
  GtkLinkButton  *contact;
  GtkLabel       *contact_label;
};

G_DEFINE_FINAL_TYPE (FrtGroupingProblem, frt_grouping_problem, ADW_TYPE_BIN)

/* Whom to ask, when the service says so: the school in the problem, and a contact that can be opened. */
static void
show_contact (FrtGroupingProblem *self, const GError *error)
{
  JsonObject *members = frt_error_get_members (error);
  JsonObject *school = NULL;
  const char *name = "";
  const char *contact = NULL;
  g_autofree char *uri = NULL;
  g_autofree char *label = NULL;

  if (members != NULL && json_object_has_member (members, "school") &&
      JSON_NODE_HOLDS_OBJECT (json_object_get_member (members, "school")))
    school = json_object_get_object_member (members, "school");
  if (school != NULL) {
    name = json_object_get_string_member_with_default (school, "name", "");
    contact = json_object_get_string_member_with_default (school, "contact", NULL);
  }

  uri = frt_contact_dup_uri (contact);
  gtk_widget_set_visible (GTK_WIDGET (self->contact), uri != NULL);
  if (uri == NULL)
    return;

  /* Translators: a link to a school's contact: the school's name, then an address or a telephone number. */
  label = g_strdup_printf (_("Contact %s: %s"), name, contact);
  gtk_link_button_set_uri (self->contact, uri);
  gtk_label_set_text (self->contact_label, label);
}

static void
frt_grouping_problem_class_init (FrtGroupingProblemClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  g_type_ensure (FRT_TYPE_MESSAGE);
  gtk_widget_class_set_template_from_resource (widget_class, "/fr/fratrie/Fratrie/ui/frt-grouping-problem.ui");
  gtk_widget_class_bind_template_child (widget_class, FrtGroupingProblem, message);
  gtk_widget_class_bind_template_child (widget_class, FrtGroupingProblem, contact);
  gtk_widget_class_bind_template_child (widget_class, FrtGroupingProblem, contact_label);
}

static void
frt_grouping_problem_init (FrtGroupingProblem *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

const char *
frt_grouping_problem_get_text (FrtGroupingProblem *self)
{
  return frt_message_get_text (self->message);
}

/**
 * frt_grouping_problem_set_error:
 * @self: a #FrtGroupingProblem
 * @error: (nullable): what the service or the network said; a cancelled call is nothing to show
 *
 * Says it in the user's language.
 */
void
frt_grouping_problem_set_error (FrtGroupingProblem *self, const GError *error)
{
  g_autofree char *message = frt_failure_dup_sentence (error);

  frt_grouping_problem_set_text (self, message);
  if (message != NULL)
    show_contact (self, error);
}

/**
 * frt_grouping_problem_set_text:
 * @self: a #FrtGroupingProblem
 * @text: (nullable): a sentence in the user's language; %NULL when all is well
 *
 * Says it, with nobody to contact.
 */
void
frt_grouping_problem_set_text (FrtGroupingProblem *self, const char *text)
{
  frt_message_set_text (self->message, text);
  gtk_widget_set_visible (GTK_WIDGET (self->contact), FALSE);
  gtk_widget_set_visible (GTK_WIDGET (self), text != NULL);
}
