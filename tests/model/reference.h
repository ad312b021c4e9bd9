/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Fratrie authors */
#pragma once

#include "common/frt-account.h"
#include "common/frt-error.h"

G_BEGIN_DECLS

/* The rules once more, as plainly as can be: arrays, no transactions, no layers. What the real thing does is compared with
 * this after each step. Persons, schools and students are small numbers; a guardian record is (school, person). */

#define SCHOOLS  3
#define PERSONS  4
#define STUDENTS 4      /* of each school */
#define NOBODY   (-1)

typedef struct {
  char            *username;       /* (owned) (nullable): unknown until a letter tells it */
  char            *password;       /* (owned) (nullable): what proves the account, or proved it last */
  gint64           letter_expires; /* 0: the password is its own */
  FrtAccountState  state;
  int              person;
  int              school;
  gint64           created_at;
  gint64           last_sign_in;
  gint64           letter_at;      /* of its newest letter, 0: none yet */
  gboolean         gone;           /* purged */
} RefAccount;

typedef struct {
  int      primary;
  gboolean broken;
  GArray  *members;                /* (owned) of int: the accounts that were added, whatever they brought */
  int      from[SCHOOLS];          /* account that brought the primary's record of that school, or NOBODY */
} RefGrouping;

/* What a parent asked of a school: to break, or "not my child" of a student. */
typedef struct {
  gboolean is_break;
  gboolean open;
  int      account;
  int      school;
  int      student;
} RefTask;

typedef struct {
  int        level[SCHOOLS][PERSONS][STUDENTS];      /* in the school's last file, 0: no link */
  gboolean   rejected[SCHOOLS][PERSONS][STUDENTS];
  int        answers[SCHOOLS][PERSONS];              /* an account, or NOBODY */
  int        came_by[SCHOOLS][PERSONS];              /* a grouping, or NOBODY */
  GPtrArray *accounts;                               /* of RefAccount */
  GPtrArray *groupings;                              /* of RefGrouping */
  GArray    *tasks;                                  /* of RefTask */
  gint64     now;                                    /* what the test's clock says */
} Reference;

Reference   *reference_new           (void);
void         reference_free          (Reference *self);
RefAccount  *reference_account       (Reference *self, int account);
RefGrouping *reference_grouping      (Reference *self, int grouping);
int          reference_find_username (Reference *self, const char *username);

/* A school's new file: @level replaces what was known. */
void         reference_import        (Reference *self, int school, int level[PERSONS][STUDENTS]);
/* The first names of an account's children, by school, then name. */
char        *reference_children      (Reference *self, int account);
gboolean     reference_sees          (Reference *self, int account, int school, int student);
void         reference_reject        (Reference *self, int account, int school, int student);
/* What adding @other, with its right password, to a proposal of @primary must say; FRT_ERROR_LAST + 1 when it is added. */
int          reference_judge_add     (Reference *self, int primary, int other, const GArray *members, gint64 now);
void         reference_confirm       (Reference *self, int primary, const GArray *members);
/* Whether it answers for anybody of the school; if not, a break knows no such account. */
gboolean     reference_answers       (Reference *self, int account, int school);
/* Which account's record leaves, or NOBODY: then the break must be refused. */
gboolean     reference_can_break     (Reference *self, int account, int school);
int          reference_break         (Reference *self, int account, int school);

/* Whoever of a school is entitled to an account and has none gets one. */
void         reference_open_missing  (Reference *self, int school);
/* Those provisional since @never_activated_before, and those not signed in to since @idle_before, are gone. */
void         reference_purge         (Reference *self, gint64 never_activated_before, gint64 idle_before);
/* Opens a task, unless the account's request to break is open for that student already. */
void         reference_ask           (Reference *self, gboolean is_break, int account, int school, int student);
/* The open task of that account for that student, (transfer none), NULL when there is none. */
RefTask     *reference_find_task     (Reference *self, gboolean is_break, int account, int school, int student);
/* A refused "not my child". */
void         reference_show_again    (Reference *self, const RefTask *task);

/* A student's first name: sorts as school, then number. */
char        *reference_student_name  (int school, int student);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (Reference, reference_free)

G_END_DECLS
