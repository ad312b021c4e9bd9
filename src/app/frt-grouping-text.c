/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Fratrie authors */
#include "config.h"

#include "app/frt-grouping-text.h"

#include "app/frt-children-by-school.h"
#include "app/frt-time-text.h"

#include <glib/gi18n.h>

static const struct {
  const char *name;
  const char *title;
} steps[] = {
  /* Translators: a line of a grouping's follow-up, followed by its time. */
  { "proposed", N_("Grouping started") },
  /* Translators: a line of a grouping's follow-up, followed by its time. */
  { "account-added", N_("Account verified and added") },
  /* Translators: a line of a grouping's follow-up, followed by its time. */
  { "confirmed", N_("Grouping confirmed") },
  /* Translators: a line of a grouping's follow-up, followed by its time. */
  { "sessions-ended", N_("Other usernames no longer sign in") },
  /* Translators: a line of a grouping's follow-up, followed by its time. */
  { "cancelled", N_("Grouping cancelled") },
  /* Translators: a line of a grouping's follow-up, followed by its time. */
  { "expired", N_("Grouping expired") },
  /* Translators: a line of a grouping's follow-up, followed by its time. */
  { "broken", N_("Grouping undone by a school") },
};

/**
 * frt_grouping_step_get_title:
 * @step: a step of the follow-up
 *
 * Returns: (transfer none): what happened, in the user's language; the bare name for a step of a newer service
 */
const char *
frt_grouping_step_get_title (const FrtGroupingStep *step)
{
  for (guint i = 0; i < G_N_ELEMENTS (steps); i++)
    if (g_str_equal (steps[i].name, step->name))
      return _(steps[i].title);

  return step->name;
}

/**
 * frt_grouping_step_dup_time:
 * @step: a step of the follow-up
 *
 * Returns: (transfer full): when, in this computer's time zone; empty for a time no calendar has
 */
char *
frt_grouping_step_dup_time (const FrtGroupingStep *step)
{
  return frt_time_text (step->at);
}

/* Translators: a person: the first name, then the last name. */
static char *
dup_person (const char *first_name, const char *last_name)
{
  return g_strdup_printf (C_("person", "%s %s"), first_name, last_name);
}

char *
frt_grouping_dup_primary_name (FrtGrouping *grouping)
{
  const FrtGroupingFields *fields = frt_grouping_get_fields (grouping);

  return dup_person (fields->primary_first_name, fields->primary_last_name);
}

char *
frt_grouping_account_dup_name (FrtGroupingAccount *account)
{
  return dup_person (frt_grouping_account_get_first_name (account), frt_grouping_account_get_last_name (account));
}

/**
 * frt_grouping_account_dup_schools:
 * @account: an account added to a grouping
 *
 * Returns: (transfer full): the names of its children's schools, in one line
 */
char *
frt_grouping_account_dup_schools (FrtGroupingAccount *account)
{
  g_autoptr (GPtrArray) schools = frt_children_by_school (frt_grouping_account_get_children (account));
  g_autoptr (GString) names = g_string_new (NULL);

  for (guint i = 0; i < schools->len; i++) {
    FrtSchoolChildren *one = g_ptr_array_index (schools, i);

    if (i > 0)
      /* Translators: between the names of two schools in a list. */
      g_string_append (names, C_("between schools", ", "));
    g_string_append (names, one->school->name);
  }

  return g_string_free (g_steal_pointer (&names), FALSE);
}

/**
 * frt_school_dup_label:
 * @school: a school
 *
 * Returns: (transfer full): its name, and its city where one is known
 */
char *
frt_school_dup_label (FrtSchool *school)
{
  if (school->city == NULL || *school->city == '\0')
    return g_strdup (school->name);

  /* Translators: a school's name, then its city. */
  return g_strdup_printf (_("%s, %s"), school->name, school->city);
}
