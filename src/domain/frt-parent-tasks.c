/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Fratrie authors */

#include "domain/frt-tasks.h"

#include "common/frt-error.h"
#include "domain/frt-account-rules.h"
#include "domain/frt-break-records.h"
#include "domain/frt-journal.h"
#include "domain/frt-task-json.h"
#include "store/frt-people-tables.h"

/* The parent's side: asking a school to break, and reading what it answered. */

/* The way by which a grouping brought the child, else the account's own. */
static const FrtRoadRow *
find_road (GPtrArray *roads, gint64 student_id)
{
  const FrtRoadRow *found = NULL;

  for (guint i = 0; i < roads->len; i++) {
    const FrtRoadRow *road = g_ptr_array_index (roads, i);

    if (road->student_id == student_id && road->guardian_id != 0 && (found == NULL || road->grouping_id != 0))
      found = road;
  }
  return found;
}

static gboolean
check_breakable (FrtTransaction *tx, const FrtAccountRow *account, const FrtRoadRow *road, GError **error)
{
  g_autoptr (GPtrArray) attachments = NULL, leaving = NULL;

  if (frt_break_records_choose (tx, road->school->uai, account, &attachments, &leaving, NULL))
    for (guint i = 0; i < leaving->len; i++)
      if (((FrtAttachmentRow *) leaving->pdata[i])->guardian_id == road->guardian_id)
        return TRUE;
  return frt_error_set_field (error, "/child_id", "this child did not come by a grouping: there is nothing to undo");
}

/* The open request for this child, made when there is none. */
static gboolean
find_or_add (const FrtDomain *domain, FrtTransaction *tx, const FrtAccountRow *account, const FrtRoadRow *road,
             const char *reason, gint64 *id, GError **error)
{
  g_autofree char *child = g_strdup_printf ("%" G_GINT64_FORMAT, road->student_id);
  const char *detail[] = { "child", child, NULL };

  if (!frt_tasks_table_find_open (tx, FRT_TASK_BREAK_REQUEST, account->id, road->student_id, id, error))
    return FALSE;
  return *id != 0 ||
         (frt_tasks_table_add (tx, road->school->uai, FRT_TASK_BREAK_REQUEST, account->id, road->guardian_id,
                               road->student_id, reason, frt_clock_now (&domain->clock), id, error) &&
          frt_journal_write (domain, tx, road->school->uai, account->id, "break-requested", detail, error));
}

/**
 * frt_tasks_ask_to_break:
 * @domain: the domain
 * @identity: a parent
 * @child_id: one of the children that a grouping brought
 * @reason: (nullable): why
 * @error: return location for a #GError
 *
 * Nothing changes until the school answers.
 *
 * Returns: (transfer full): the request, see the header; %NULL with %FRT_ERROR_INVALID_REQUEST when it is no child of this
 *   account, came by no grouping, or @reason is too long
 */
JsonNode *
frt_tasks_ask_to_break (const FrtDomain *domain, const FrtIdentity *identity, const char *child_id, const char *reason,
                        GError **error)
{
  g_autoptr (FrtTransaction) tx = NULL;
  g_autoptr (FrtAccountRow) account = NULL;
  g_autoptr (GPtrArray) roads = NULL;
  g_autoptr (FrtTaskRow) task = NULL;
  const FrtRoadRow *road;
  const char *kept;
  gint64 id;

  if (!frt_task_check_text (reason, "/reason", &kept, error))
    return NULL;
  tx = frt_store_write (domain->store, error);
  if (tx == NULL || !frt_account_rules_find_own (tx, identity, &account, error) ||
      !frt_people_tables_list_roads (tx, account->id, &roads, error))
    return NULL;
  road = find_road (roads, frt_id_parse (child_id));
  if (road == NULL) {
    frt_error_set_field (error, "/child_id", "not a child of this account");
    return NULL;
  }
  if (!check_breakable (tx, account, road, error) || !find_or_add (domain, tx, account, road, kept, &id, error) ||
      !frt_tasks_table_find (tx, id, &task, error) || !frt_transaction_commit (tx, error))
    return NULL;
  return json_node_init_object (json_node_alloc (), frt_task_to_json (task, FALSE));
}

/**
 * frt_tasks_list_own:
 * @domain: the domain
 * @identity: a parent
 * @error: return location for a #GError
 *
 * Returns: (transfer full): what this account asked of schools, and their answers; see the header
 */
JsonNode *
frt_tasks_list_own (const FrtDomain *domain, const FrtIdentity *identity, GError **error)
{
  g_autoptr (FrtTransaction) tx = frt_store_read (domain->store, error);
  g_autoptr (JsonObject) answer = json_object_new ();
  g_autoptr (GPtrArray) rows = NULL;
  JsonArray *lists[] = { [FRT_TASK_NOT_MY_CHILD] = json_array_new (), [FRT_TASK_BREAK_REQUEST] = json_array_new () };

  json_object_set_array_member (answer, "break_requests", lists[FRT_TASK_BREAK_REQUEST]);
  json_object_set_array_member (answer, "reports", lists[FRT_TASK_NOT_MY_CHILD]);
  if (tx == NULL || !frt_tasks_table_list_account (tx, identity->account_id, &rows, error))
    return NULL;
  for (guint i = 0; i < rows->len; i++) {
    const FrtTaskRow *row = g_ptr_array_index (rows, i);

    json_array_add_object_element (lists[row->kind], frt_task_to_json (row, FALSE));
  }
  return json_node_init_object (json_node_alloc (), answer);
}
