/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Fratrie authors */

#include "domain/frt-task-json.h"

#include "common/frt-error.h"
#include "common/frt-json.h"
#include "domain/frt-tasks.h"

static void
set_id (JsonObject *object, gint64 id)
{
  g_autofree char *text = g_strdup_printf ("%" G_GINT64_FORMAT, id);

  json_object_set_string_member (object, "id", text);
}

static JsonObject *
describe_child (const FrtTaskRow *row)
{
  JsonObject *child = json_object_new ();

  set_id (child, row->student_id);
  json_object_set_string_member (child, "first_name", row->child_first_name);
  json_object_set_string_member (child, "last_name", row->child_last_name);
  frt_json_set_string (child, "class", row->child_class);
  return child;
}

static void
add_school (JsonObject *object, const FrtTaskRow *row)
{
  JsonObject *school = json_object_new ();

  json_object_set_string_member (school, "uai", row->uai);
  json_object_set_string_member (school, "name", row->school_name);
  json_object_set_object_member (object, "school", school);
}

static void
add_holder (JsonObject *object, const FrtTaskRow *row)
{
  json_object_set_string_member (object, "username", row->username);
  json_object_set_string_member (object, "first_name", row->holder_first_name);
  json_object_set_string_member (object, "last_name", row->holder_last_name);
}

/* See the header. Returns: (transfer full) */
JsonObject *
frt_task_to_json (const FrtTaskRow *row, gboolean for_school)
{
  JsonObject *object = json_object_new ();

  set_id (object, row->id);
  json_object_set_string_member (object, "kind", frt_task_kind_to_string (row->kind));
  json_object_set_string_member (object, "state", frt_task_state_to_string (row->state));
  frt_json_set_time (object, "created_at", row->created_at);
  json_object_set_object_member (object, "child", describe_child (row));
  if (for_school)
    add_holder (object, row);
  else
    add_school (object, row);
  frt_json_set_string (object, "reason", row->reason);
  frt_json_set_string (object, "message", row->message);
  frt_json_set_time (object, "answered_at", row->answered_at);
  return object;
}

/* See the header. */
gboolean
frt_task_check_text (const char *text, const char *pointer, const char **kept, GError **error)
{
  *kept = text != NULL && *text != '\0' ? text : NULL;
  if (text != NULL && g_utf8_strlen (text, -1) > FRT_TASK_TEXT_MAX)
    return frt_error_set_field (error, pointer, "longer than %d characters", FRT_TASK_TEXT_MAX);
  return TRUE;
}
