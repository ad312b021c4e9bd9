/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Fratrie authors */
#pragma once

#include "store/frt-transaction.h"

G_BEGIN_DECLS

typedef enum { FRT_TASK_NOT_MY_CHILD, FRT_TASK_BREAK_REQUEST } FrtTaskKind;
typedef enum { FRT_TASK_OPEN, FRT_TASK_ACCEPTED, FRT_TASK_REFUSED } FrtTaskState;

/* What a parent asked of a school. The names are as they are today, for reading. */
typedef struct {
  gint64        id;
  char         *uai;
  FrtTaskKind   kind;
  FrtTaskState  state;
  gint64        account_id;
  gint64        guardian_id;
  gint64        student_id;
  char         *reason;             /* (nullable) the parent's words */
  gint64        created_at;
  char         *message;            /* (nullable) the school's words */
  gint64        answered_at;
  char         *username;
  char         *holder_first_name;
  char         *holder_last_name;
  char         *child_first_name;
  char         *child_last_name;
  char         *child_class;        /* (nullable) */
  char         *school_name;
} FrtTaskRow;

void        frt_task_row_free            (FrtTaskRow *self);
const char *frt_task_kind_to_string      (FrtTaskKind kind);
const char *frt_task_state_to_string     (FrtTaskState state);

/* *id is the new task's. @reason: (nullable) */
gboolean    frt_tasks_table_add          (FrtTransaction *tx, const char *uai, FrtTaskKind kind, gint64 account_id,
                                          gint64 guardian_id, gint64 student_id, const char *reason, gint64 now, gint64 *id,
                                          GError **error);
/* *row is NULL when there is none. */
gboolean    frt_tasks_table_find         (FrtTransaction *tx, gint64 id, FrtTaskRow **row, GError **error);
/* The open one of that kind that an account has for a student, 0 for none. */
gboolean    frt_tasks_table_find_open    (FrtTransaction *tx, FrtTaskKind kind, gint64 account_id, gint64 student_id,
                                          gint64 *id, GError **error);
/* A school's, the open ones first, then the newest: FrtTaskRow. */
gboolean    frt_tasks_table_list         (FrtTransaction *tx, const char *uai, guint limit, GPtrArray **rows, GError **error);
/* An account's, the newest first. */
gboolean    frt_tasks_table_list_account (FrtTransaction *tx, gint64 account_id, GPtrArray **rows, GError **error);
gboolean    frt_tasks_table_answer       (FrtTransaction *tx, gint64 id, FrtTaskState state, const char *message, gint64 now,
                                          GError **error);
gboolean    frt_tasks_table_remove       (FrtTransaction *tx, gint64 id, GError **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (FrtTaskRow, frt_task_row_free)

G_END_DECLS
