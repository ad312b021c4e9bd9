/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Fratrie authors */
#include "client/frt-school-task.h"

#include "common/frt-error.h"
#include "common/frt-json.h"
#include "common/frt-time.h"

struct _FrtSchoolTask {
  GObject              parent_instance;

  FrtSchoolTaskFields  fields;
  GStringChunk        *texts;      /* (owned): what the fields point to */
};

G_DEFINE_FINAL_TYPE (FrtSchoolTask, frt_school_task, G_TYPE_OBJECT)

static const char *const kinds[] = {
  [FRT_SCHOOL_TASK_BREAK] = "break-request", [FRT_SCHOOL_TASK_NOT_MY_CHILD] = "not-my-child",
};
static const char *const states[] = {
  [FRT_SCHOOL_TASK_OPEN] = "open", [FRT_SCHOOL_TASK_ACCEPTED] = "accepted", [FRT_SCHOOL_TASK_REFUSED] = "refused",
};

static gboolean
find_word (const char *const *words, guint n_words, const char *word, const char *pointer, guint *index, GError **error)
{
  for (*index = 0; *index < n_words; (*index)++)
    if (g_str_equal (words[*index], word))
      return TRUE;

  return frt_error_set_field (error, pointer, "no such word");
}

static gboolean
read_optional_time (JsonObject *object, const char *name, gint64 *seconds, GError **error)
{
  const char *text = NULL;

  return frt_json_get_optional_string (object, name, &text, error) &&
         (text == NULL || frt_time_parse (text, seconds, error));
}

static gboolean
read_fields (JsonObject *object, FrtSchoolTaskFields *f, GError **error)
{
  const char *kind = NULL, *state = NULL;
  JsonObject *child = NULL;
  guint kind_index, state_index;

  if (!frt_json_get_string (object, "id", &f->id, error) || !frt_json_get_string (object, "kind", &kind, error) ||
      !frt_json_get_string (object, "state", &state, error) ||
      !read_optional_time (object, "created_at", &f->created_at, error) ||
      !frt_json_get_string (object, "username", &f->username, error) ||
      !frt_json_get_string (object, "first_name", &f->first_name, error) ||
      !frt_json_get_string (object, "last_name", &f->last_name, error) ||
      !frt_json_get_object (object, "child", &child, error) ||
      !frt_json_get_string (child, "first_name", &f->child_first_name, error) ||
      !frt_json_get_string (child, "last_name", &f->child_last_name, error) ||
      !frt_json_get_optional_string (child, "class", &f->child_class, error) ||
      !frt_json_get_optional_string (object, "reason", &f->reason, error) ||
      !frt_json_get_optional_string (object, "message", &f->message, error) ||
      !read_optional_time (object, "answered_at", &f->answered_at, error) ||
      !find_word (kinds, G_N_ELEMENTS (kinds), kind, "/kind", &kind_index, error) ||
      !find_word (states, G_N_ELEMENTS (states), state, "/state", &state_index, error))
    return FALSE;

  f->kind = (FrtSchoolTaskKind) kind_index;
  f->state = (FrtSchoolTaskState) state_index;

  return TRUE;
}

static void
frt_school_task_finalize (GObject *object)
{
  g_string_chunk_free (FRT_SCHOOL_TASK (object)->texts);

  G_OBJECT_CLASS (frt_school_task_parent_class)->finalize (object);
}

static void
frt_school_task_class_init (FrtSchoolTaskClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = frt_school_task_finalize;
}

static void
frt_school_task_init (FrtSchoolTask *self)
{
  self->texts = g_string_chunk_new (256);
}

/**
 * frt_school_task_new_from_json:
 * @object: one of the service's tasks
 * @error: return location for a #GError
 *
 * Returns: (transfer full): the task; %NULL with %FRT_ERROR_INVALID_REQUEST
 */
FrtSchoolTask *
frt_school_task_new_from_json (JsonObject *object, GError **error)
{
  FrtSchoolTaskFields fields = { 0 };
  const char **texts[] = {
    &fields.id, &fields.username, &fields.first_name, &fields.last_name, &fields.child_first_name,
    &fields.child_last_name, &fields.child_class, &fields.reason, &fields.message,
  };
  FrtSchoolTask *self;

  if (!read_fields (object, &fields, error))
    return NULL;

  self = g_object_new (FRT_TYPE_SCHOOL_TASK, NULL);
  for (gsize i = 0; i < G_N_ELEMENTS (texts); i++)
    if (*texts[i] != NULL)
      *texts[i] = g_string_chunk_insert (self->texts, *texts[i]);
  self->fields = fields;

  return self;
}

/* (transfer none): the whole record. */
const FrtSchoolTaskFields *
frt_school_task_get_fields (FrtSchoolTask *self)
{
  return &self->fields;
}
