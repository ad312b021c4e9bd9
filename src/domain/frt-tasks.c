/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Fratrie authors */

#include "domain/frt-tasks.h"

#include "common/frt-error.h"
#include "domain/frt-break-records.h"
#include "domain/frt-journal.h"
#include "domain/frt-letter-maker.h"
#include "domain/frt-notice.h"
#include "domain/frt-task-json.h"
#include "store/frt-people-tables.h"

/* The school's side: its list, its answers. */

#define MOST_LISTED 500

/**
 * frt_tasks_list:
 * @domain: the domain
 * @uai: a school
 * @error: return location for a #GError
 *
 * Returns: (transfer full): at most 500 tasks, the open ones first, then the newest; see the header
 */
JsonNode *
frt_tasks_list (const FrtDomain *domain, const char *uai, GError **error)
{
  g_autoptr (FrtTransaction) tx = frt_store_read (domain->store, error);
  g_autoptr (JsonObject) answer = json_object_new ();
  g_autoptr (GPtrArray) rows = NULL;
  JsonArray *tasks = json_array_new ();

  json_object_set_array_member (answer, "tasks", tasks);
  if (tx == NULL || !frt_tasks_table_list (tx, uai, MOST_LISTED, &rows, error))
    return NULL;
  for (guint i = 0; i < rows->len; i++)
    json_array_add_object_element (tasks, frt_task_to_json (rows->pdata[i], TRUE));
  return json_node_init_object (json_node_alloc (), answer);
}

static gboolean
find_open (FrtTransaction *tx, const char *uai, const char *task_id, FrtTaskRow **task, GError **error)
{
  gint64 id = frt_id_parse (task_id);
  g_autoptr (FrtTaskRow) found = NULL;

  if (!frt_tasks_table_find (tx, id, &found, error))
    return FALSE;
  if (found == NULL || !g_str_equal (found->uai, uai))
    return frt_error_set (error, FRT_ERROR_NOT_FOUND, "no such task in this school");
  if (found->state != FRT_TASK_OPEN)
    return frt_error_set_field (error, "/answer", "this was answered already: %s", frt_task_state_to_string (found->state));
  *task = g_steal_pointer (&found);
  return TRUE;
}

static gboolean
nothing_to_break (GError **error)
{
  return frt_error_set_field (error, "/answer", "there is no grouping to break any more: refuse the request");
}

/* Who answers for the record today gives it up, as in any break, but this record alone. */
static GPtrArray *
break_off (const FrtDomain *domain, FrtTransaction *tx, const FrtTaskRow *task, GPtrArray *provisionals, GError **error)
{
  g_autoptr (FrtAccountRow) account = NULL;
  g_autoptr (GPtrArray) attachments = NULL, leaving = NULL;
  g_autoptr (GError) refused = NULL;
  gint64 account_id;

  if (!frt_people_tables_find_answering (tx, task->guardian_id, &account_id, error) ||
      !frt_accounts_table_find (tx, account_id, &account, error))
    return NULL;
  if (account == NULL || !frt_break_records_choose (tx, task->uai, account, &attachments, &leaving, &refused)) {
    nothing_to_break (error);
    return NULL;
  }
  for (guint i = leaving->len; i-- > 0;)
    if (((FrtAttachmentRow *) leaving->pdata[i])->guardian_id != task->guardian_id)
      g_ptr_array_remove_index (leaving, i);
  if (leaving->len == 0) {
    nothing_to_break (error);
    return NULL;
  }
  return frt_break_records_release (domain, tx, task->uai, account, leaving, provisionals, NULL, error);
}

/* What an answer does. *letters: (transfer full) */
static gboolean
carry_out (const FrtDomain *domain, FrtTransaction *tx, const FrtTaskRow *task, gboolean accepted, GPtrArray *provisionals,
           GPtrArray **letters, GError **error)
{
  if (task->kind == FRT_TASK_BREAK_REQUEST && accepted) {
    *letters = break_off (domain, tx, task, provisionals, error);
    return *letters != NULL;
  }
  *letters = g_ptr_array_new ();
  return task->kind == FRT_TASK_BREAK_REQUEST ||
         frt_people_tables_set_rejected (tx, task->guardian_id, task->student_id, accepted ? task->created_at : 0, error);
}

static gboolean
tell_parent (const FrtDomain *domain, FrtTransaction *tx, const FrtTaskRow *task, const char *answer, const char *message,
             GError **error)
{
  g_autoptr (JsonObject) details = json_object_new ();
  g_autoptr (FrtAccountRow) account = NULL;

  json_object_set_string_member (details, "school", task->school_name);
  json_object_set_string_member (details, "answer", answer);
  if (message != NULL)
    json_object_set_string_member (details, "message", message);
  return frt_accounts_table_find (tx, task->account_id, &account, error) &&
         frt_notice_send (domain, tx, task->kind == FRT_TASK_BREAK_REQUEST ? FRT_MAIL_BREAK_ANSWERED
                                                                            : FRT_MAIL_NOT_MY_CHILD_ANSWERED,
                          account, details, NULL, error);
}

static gboolean
write_answer (const FrtDomain *domain, FrtTransaction *tx, const FrtTaskRow *task, FrtTaskState state, const char *message,
              GError **error)
{
  const char *answer = frt_task_state_to_string (state);
  g_autofree char *id = g_strdup_printf ("%" G_GINT64_FORMAT, task->id);
  const char *detail[] = { "task", id, "kind", frt_task_kind_to_string (task->kind), "answer", answer, NULL };

  return frt_tasks_table_answer (tx, task->id, state, message, frt_clock_now (&domain->clock), error) &&
         tell_parent (domain, tx, task, answer, message, error) &&
         frt_journal_write (domain, tx, task->uai, task->account_id, "task-answered", detail, error);
}

/**
 * frt_tasks_answer:
 * @domain: the domain
 * @uai: a school
 * @task_id: one of its open tasks
 * @accepted: the answer
 * @message: (nullable): what the parent is told besides
 * @letters: (out) (transfer full) (element-type FrtLetter): the new letters of a break; empty otherwise
 * @error: return location for a #GError
 *
 * Returns: (transfer full): the task, answered; %NULL with %FRT_ERROR_NOT_FOUND, or %FRT_ERROR_INVALID_REQUEST when it was
 *   answered already, there is nothing left to break, or @message is too long
 */
JsonNode *
frt_tasks_answer (const FrtDomain *domain, const char *uai, const char *task_id, gboolean accepted, const char *message,
                  GPtrArray **letters, GError **error)
{
  g_autoptr (GPtrArray) provisionals = NULL, made = NULL;
  g_autoptr (FrtTaskRow) task = NULL, answered = NULL;
  g_autoptr (FrtTransaction) tx = NULL;
  const char *kept;

  if (!frt_task_check_text (message, "/message", &kept, error))
    return NULL;
  provisionals = frt_provisional_make (domain, accepted ? 1 : 0, NULL, error);
  tx = provisionals ? frt_store_write (domain->store, error) : NULL;
  if (tx == NULL || !find_open (tx, uai, task_id, &task, error) ||
      !carry_out (domain, tx, task, accepted, provisionals, &made, error) ||
      !write_answer (domain, tx, task, accepted ? FRT_TASK_ACCEPTED : FRT_TASK_REFUSED, kept, error) ||
      !frt_tasks_table_find (tx, task->id, &answered, error) || !frt_transaction_commit (tx, error))
    return NULL;
  *letters = g_steal_pointer (&made);
  return json_node_init_object (json_node_alloc (), frt_task_to_json (answered, TRUE));
}
