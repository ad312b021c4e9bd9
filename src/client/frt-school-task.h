/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Fratrie authors */
#pragma once

#include <gio/gio.h>
#include <json-glib/json-glib.h>

G_BEGIN_DECLS

typedef enum { FRT_SCHOOL_TASK_BREAK, FRT_SCHOOL_TASK_NOT_MY_CHILD } FrtSchoolTaskKind;
typedef enum { FRT_SCHOOL_TASK_OPEN, FRT_SCHOOL_TASK_ACCEPTED, FRT_SCHOOL_TASK_REFUSED } FrtSchoolTaskState;

typedef struct {
  const char         *id;
  FrtSchoolTaskKind   kind;
  FrtSchoolTaskState  state;
  gint64              created_at;
  const char         *username;         /* who asks */
  const char         *first_name;
  const char         *last_name;
  const char         *child_first_name;
  const char         *child_last_name;
  const char         *child_class;      /* (nullable) */
  const char         *reason;           /* (nullable): the parent's words */
  const char         *message;          /* (nullable): the school's answer */
  gint64              answered_at;      /* 0: not yet */
} FrtSchoolTaskFields;

/* What a parent asks of a school. Immutable. */
#define FRT_TYPE_SCHOOL_TASK (frt_school_task_get_type ())
G_DECLARE_FINAL_TYPE (FrtSchoolTask, frt_school_task, FRT, SCHOOL_TASK, GObject)

FrtSchoolTask             *frt_school_task_new_from_json (JsonObject     *object,
                                                          GError        **error);
const FrtSchoolTaskFields *frt_school_task_get_fields    (FrtSchoolTask  *self);

G_END_DECLS
