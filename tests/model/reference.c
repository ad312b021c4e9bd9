/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Fratrie authors */

#include "model/reference.h"

static void
account_free (gpointer data)
{
  RefAccount *account = data;

  g_free (account->username);
  g_free (account->password);
  g_free (account);
}

static void
grouping_free (gpointer data)
{
  g_array_unref (((RefGrouping *) data)->members);
  g_free (data);
}

Reference *
reference_new (void)
{
  Reference *self = g_new0 (Reference, 1);

  for (int school = 0; school < SCHOOLS; school++)
    for (int person = 0; person < PERSONS; person++)
      self->answers[school][person] = self->came_by[school][person] = NOBODY;
  self->accounts = g_ptr_array_new_with_free_func (account_free);
  self->groupings = g_ptr_array_new_with_free_func (grouping_free);
  self->tasks = g_array_new (FALSE, FALSE, sizeof (RefTask));
  return self;
}

void
reference_free (Reference *self)
{
  g_ptr_array_unref (self->accounts);
  g_ptr_array_unref (self->groupings);
  g_array_unref (self->tasks);
  g_free (self);
}

RefAccount *
reference_account (Reference *self, int account)
{
  return g_ptr_array_index (self->accounts, account);
}

RefGrouping *
reference_grouping (Reference *self, int grouping)
{
  return g_ptr_array_index (self->groupings, grouping);
}

int
reference_find_username (Reference *self, const char *username)
{
  for (int i = 0; i < (int) self->accounts->len; i++)
    if (g_strcmp0 (reference_account (self, i)->username, username) == 0)
      return i;
  return NOBODY;
}

char *
reference_student_name (int school, int student)
{
  return g_strdup_printf ("k%d%d", school, student);
}

static int
open_account (Reference *self, int school, int person)
{
  RefAccount *account = g_new0 (RefAccount, 1);

  account->state = FRT_ACCOUNT_PROVISIONAL;
  account->school = school;
  account->person = person;
  account->created_at = self->now;
  g_ptr_array_add (self->accounts, account);
  return (int) self->accounts->len - 1;
}

void
reference_import (Reference *self, int school, int level[PERSONS][STUDENTS])
{
  for (int person = 0; person < PERSONS; person++) {
    for (int student = 0; student < STUDENTS; student++)
      self->level[school][person][student] = level[person][student];
  }
  reference_open_missing (self, school);
}

void
reference_open_missing (Reference *self, int school)
{
  for (int person = 0; person < PERSONS; person++) {
    gboolean entitled = FALSE;

    for (int student = 0; student < STUDENTS; student++)
      entitled |= self->level[school][person][student] == 1;
    if (entitled && self->answers[school][person] == NOBODY)
      self->answers[school][person] = open_account (self, school, person);
  }
}

gboolean
reference_sees (Reference *self, int account, int school, int student)
{
  for (int person = 0; person < PERSONS; person++)
    if (self->answers[school][person] == account && self->level[school][person][student] == 1 &&
        !self->rejected[school][person][student])
      return TRUE;
  return FALSE;
}

char *
reference_children (Reference *self, int account)
{
  GString *names = g_string_new (NULL);

  for (int school = 0; school < SCHOOLS; school++)
    for (int student = 0; student < STUDENTS; student++)
      if (reference_sees (self, account, school, student))
        g_string_append_printf (names, "k%d%d ", school, student);
  return g_string_free (names, FALSE);
}

void
reference_reject (Reference *self, int account, int school, int student)
{
  for (int person = 0; person < PERSONS; person++)
    if (self->answers[school][person] == account && self->level[school][person][student] == 1)
      self->rejected[school][person][student] = TRUE;
  reference_ask (self, FALSE, account, school, student);
}

RefTask *
reference_find_task (Reference *self, gboolean is_break, int account, int school, int student)
{
  for (guint i = 0; i < self->tasks->len; i++) {
    RefTask *task = &g_array_index (self->tasks, RefTask, i);

    if (task->open && task->is_break == is_break && task->account == account && task->school == school &&
        task->student == student)
      return task;
  }
  return NULL;
}

void
reference_ask (Reference *self, gboolean is_break, int account, int school, int student)
{
  RefTask task = { is_break, TRUE, account, school, student };

  if (reference_find_task (self, is_break, account, school, student) == NULL)
    g_array_append_val (self->tasks, task);
}

void
reference_show_again (Reference *self, const RefTask *task)
{
  self->rejected[task->school][reference_account (self, task->account)->person][task->student] = FALSE;
}

/* Whom a grouped account was grouped into. */
static int
find_primary (Reference *self, int account)
{
  for (int i = 0; i < (int) self->groupings->len; i++) {
    const RefGrouping *grouping = reference_grouping (self, i);

    for (guint j = 0; j < grouping->members->len; j++)
      if (!grouping->broken && g_array_index (grouping->members, int, j) == account)
        return grouping->primary;
  }
  return NOBODY;
}

int
reference_judge_add (Reference *self, int primary, int other, const GArray *members, gint64 now)
{
  const RefAccount *account = reference_account (self, other);
  int root = other;

  if (other == primary)
    return FRT_ERROR_SAME_ACCOUNT;
  if (account->state == FRT_ACCOUNT_GROUPED) {
    while (reference_account (self, root)->state == FRT_ACCOUNT_GROUPED)
      root = find_primary (self, root);
    return root == primary ? FRT_ERROR_ALREADY_GROUPED_HERE : FRT_ERROR_ALREADY_GROUPED_ELSEWHERE;
  }
  if (account->state == FRT_ACCOUNT_DISABLED)
    return FRT_ERROR_ACCOUNT_DISABLED;
  if (account->letter_expires != 0 && account->letter_expires <= now)
    return FRT_ERROR_LETTER_EXPIRED;
  for (guint i = 0; i < members->len; i++)
    if (g_array_index (members, int, i) == other)
      return FRT_ERROR_ALREADY_ADDED;
  if (account->person != reference_account (self, primary)->person)
    return FRT_ERROR_HOLDER_MISMATCH;
  return FRT_ERROR_LAST + 1;
}

void
reference_confirm (Reference *self, int primary, const GArray *members)
{
  RefGrouping *grouping = g_new0 (RefGrouping, 1);

  grouping->primary = primary;
  grouping->members = g_array_copy ((GArray *) members);
  for (int school = 0; school < SCHOOLS; school++)
    grouping->from[school] = NOBODY;
  g_ptr_array_add (self->groupings, grouping);
  for (guint i = 0; i < members->len; i++) {
    int member = g_array_index (members, int, i);

    reference_account (self, member)->state = FRT_ACCOUNT_GROUPED;
    for (int school = 0; school < SCHOOLS; school++)
      for (int person = 0; person < PERSONS; person++)
        if (self->answers[school][person] == member) {
          self->answers[school][person] = primary;
          self->came_by[school][person] = (int) self->groupings->len - 1;
          grouping->from[school] = member;
        }
  }
}

gboolean
reference_answers (Reference *self, int account, int school)
{
  return self->answers[school][reference_account (self, account)->person] == account;
}

gboolean
reference_can_break (Reference *self, int account, int school)
{
  int person = reference_account (self, account)->person;
  int records = 0;

  for (int i = 0; i < SCHOOLS; i++)
    records += self->answers[i][person] == account;
  return reference_answers (self, account, school) && (self->came_by[school][person] != NOBODY || records > 1);
}

static gboolean
brings_nothing (const RefGrouping *grouping, int account)
{
  for (int school = 0; school < SCHOOLS; school++)
    if (grouping->from[school] == account)
      return FALSE;
  return TRUE;
}

/* The record of this school is out of every grouping; who brings nothing any more is disabled. */
static void
take_out (Reference *self, int school, int person)
{
  for (int i = 0; i < (int) self->groupings->len; i++) {
    RefGrouping *grouping = reference_grouping (self, i);

    if (grouping->broken || grouping->from[school] == NOBODY ||
        reference_account (self, grouping->primary)->person != person)
      continue;
    grouping->from[school] = NOBODY;
    grouping->broken = TRUE;
    for (int other = 0; other < SCHOOLS; other++)
      grouping->broken &= grouping->from[other] == NOBODY;
    for (guint j = 0; j < grouping->members->len; j++) {
      int member = g_array_index (grouping->members, int, j);

      if (brings_nothing (grouping, member))
        reference_account (self, member)->state = FRT_ACCOUNT_DISABLED;
    }
  }
}

int
reference_break (Reference *self, int account, int school)
{
  int person = reference_account (self, account)->person;
  int fresh = open_account (self, school, person);

  take_out (self, school, person);
  self->answers[school][person] = fresh;
  self->came_by[school][person] = NOBODY;
  return fresh;
}

/* An account, and whatever was ever grouped into it and is not gone yet. */
static void
remove_account (Reference *self, int index)
{
  RefAccount *account = reference_account (self, index);

  for (int school = 0; school < SCHOOLS; school++)
    if (self->answers[school][account->person] == index) {
      take_out (self, school, account->person);
      self->answers[school][account->person] = self->came_by[school][account->person] = NOBODY;
    }
  for (guint i = 0; i < self->tasks->len; i++)
    if (g_array_index (self->tasks, RefTask, i).account == index && g_array_index (self->tasks, RefTask, i).is_break)
      g_array_index (self->tasks, RefTask, i).open = FALSE;
  g_clear_pointer (&account->username, g_free);
  account->state = FRT_ACCOUNT_DISABLED;
  account->gone = TRUE;
  for (guint i = 0; i < self->groupings->len; i++) {
    RefGrouping *grouping = reference_grouping (self, (int) i);

    if (grouping->primary != index)
      continue;
    grouping->broken = TRUE;
    for (guint j = 0; j < grouping->members->len; j++)
      if (!reference_account (self, g_array_index (grouping->members, int, j))->gone)
        remove_account (self, g_array_index (grouping->members, int, j));
  }
}

void
reference_purge (Reference *self, gint64 never_activated_before, gint64 idle_before)
{
  for (int i = 0; i < (int) self->accounts->len; i++) {
    const RefAccount *account = reference_account (self, i);
    gint64 used = account->last_sign_in != 0 ? account->last_sign_in : account->created_at;
    gboolean over = account->state == FRT_ACCOUNT_PROVISIONAL
                    ? account->created_at <= never_activated_before && account->letter_at <= never_activated_before
                    : account->state != FRT_ACCOUNT_GROUPED && used <= idle_before;

    if (over && !account->gone)
      remove_account (self, i);
  }
}
