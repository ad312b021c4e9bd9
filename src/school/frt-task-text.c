/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Fratrie authors */
#include "config.h"

#include "school/frt-task-text.h"

#include <glib/gi18n.h>

static char *
dup_child (const FrtSchoolTaskFields *fields)
{
  if (fields->child_class == NULL)
    return g_strdup_printf ("%s %s", fields->child_first_name, fields->child_last_name);

  /* Translators: a pupil's first name, last name, class. */
  return g_strdup_printf (_("%s %s (%s)"), fields->child_first_name, fields->child_last_name, fields->child_class);
}

/* See the header. */
char *
frt_task_text_dup_title (FrtSchoolTask *task)
{
  const FrtSchoolTaskFields *fields = frt_school_task_get_fields (task);
  g_autofree char *child = dup_child (fields);

  /* Translators: %s is a pupil. */
  return g_strdup_printf (fields->kind == FRT_SCHOOL_TASK_BREAK ? _("Undo the grouping of %s") : _("%s is not their child"),
                          child);
}

/* See the header. */
char *
frt_task_text_dup_asker (FrtSchoolTask *task)
{
  const FrtSchoolTaskFields *fields = frt_school_task_get_fields (task);
  g_autoptr (GDateTime) at = g_date_time_new_from_unix_local (fields->created_at);
  g_autofree char *date = at != NULL ? g_date_time_format (at, "%x") : g_strdup ("");

  /* Translators: a guardian's first name, last name, username, then a date. */
  return g_strdup_printf (_("%s %s (%s), %s"), fields->first_name, fields->last_name, fields->username, date);
}

/* See the header. */
char *
frt_task_text_dup_effect (FrtSchoolTask *task)
{
  const FrtSchoolTaskFields *fields = frt_school_task_get_fields (task);
  g_autofree char *child = dup_child (fields);

  if (fields->kind == FRT_SCHOOL_TASK_BREAK)
    /* Translators: a guardian's first name, last name, username; then a pupil. */
    return g_strdup_printf (_("If you accept, %s %s (%s) loses %s and the school's other children of the same guardian at "
                              "once. A new account is made for them, and its letter must be printed. Children of other "
                              "schools stay where they are."),
                            fields->first_name, fields->last_name, fields->username, child);

  /* Translators: a guardian's first name, last name; then a pupil; then the pupil again. */
  return g_strdup_printf (_("If you accept, %s %s no longer sees %s; correct it in SIECLE too. If you refuse, %s is shown "
                            "again."),
                          fields->first_name, fields->last_name, child, child);
}
