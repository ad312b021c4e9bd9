/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Fratrie authors */

#include "domain/frt-grouping-view.h"

#include "common/frt-json.h"
#include "domain/frt-children.h"
#include "store/frt-accounts-table.h"

/* The parts of a grouping while they are put together. */
typedef struct {
  FrtTransaction       *tx;           /* (unowned) */
  const FrtGroupingRow *row;          /* (unowned) */
  GPtrArray            *members;      /* (owned) of FrtMemberRow */
  GPtrArray            *roads;        /* (owned) of FrtRoadRow: the primary's today */
  GListStore           *accounts;     /* (owned) of FrtGroupingAccount */
  GPtrArray            *before;       /* (owned) of borrowed FrtRoadRow */
  GPtrArray            *after;        /* (owned) of borrowed FrtRoadRow */
  GPtrArray            *kept;         /* (owned) of GPtrArray: what the borrowed ones live in */
} View;

static void
view_clear (View *view)
{
  g_clear_pointer (&view->members, g_ptr_array_unref);
  g_clear_pointer (&view->roads, g_ptr_array_unref);
  g_clear_object (&view->accounts);
  g_clear_pointer (&view->before, g_ptr_array_unref);
  g_clear_pointer (&view->after, g_ptr_array_unref);
  g_clear_pointer (&view->kept, g_ptr_array_unref);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (View, view_clear)

static gboolean
add_account (View *view, const FrtMemberRow *member, GPtrArray *roads, GError **error)
{
  g_autoptr (GListModel) children = frt_children_from_roads (view->tx, roads, error);
  g_autoptr (FrtGroupingAccount) account = NULL;

  if (children == NULL)
    return FALSE;
  account = frt_grouping_account_new (member->username, member->origin, member->first_name, member->last_name, children);
  g_list_store_append (view->accounts, account);
  return TRUE;
}

static void
append_all (GPtrArray *array, GPtrArray *more)
{
  for (guint i = 0; i < more->len; i++)
    g_ptr_array_add (array, g_ptr_array_index (more, i));
}

/* Proposed: what the primary sees today, and what each member sees today. */
static gboolean
view_proposal (View *view, GError **error)
{
  append_all (view->before, view->roads);
  append_all (view->after, view->roads);
  for (guint i = 0; i < view->members->len; i++) {
    const FrtMemberRow *member = g_ptr_array_index (view->members, i);
    GPtrArray *roads;

    if (!frt_people_tables_list_roads (view->tx, member->account_id, &roads, error))
      return FALSE;
    g_ptr_array_add (view->kept, roads);
    append_all (view->after, roads);
    if (!add_account (view, member, roads, error))
      return FALSE;
  }
  return TRUE;
}

static gboolean
came_from (GPtrArray *records, gint64 guardian_id, gint64 account_id)
{
  for (guint i = 0; i < records->len; i++) {
    const FrtGroupingRecordRow *record = g_ptr_array_index (records, i);

    if (record->guardian_id == guardian_id && record->from_account_id == account_id)
      return TRUE;
  }
  return FALSE;
}

/* Confirmed: what came by it and by earlier ones, as far as it is still there. */
static gboolean
view_confirmed (View *view, GError **error)
{
  g_autoptr (GPtrArray) records = NULL;

  if (!frt_groupings_tables_records (view->tx, view->row->id, &records, error))
    return FALSE;
  for (guint i = 0; i < view->roads->len; i++) {
    FrtRoadRow *road = g_ptr_array_index (view->roads, i);
    gboolean earlier = road->grouping_id == 0 || road->grouped_at < view->row->confirmed_at ||
                       (road->grouped_at == view->row->confirmed_at && road->grouping_id < view->row->id);

    if (earlier)
      g_ptr_array_add (view->before, road);
    if (earlier || road->grouping_id == view->row->id)
      g_ptr_array_add (view->after, road);
  }
  for (guint i = 0; i < view->members->len; i++) {
    const FrtMemberRow *member = g_ptr_array_index (view->members, i);
    g_autoptr (GPtrArray) roads = g_ptr_array_new ();

    for (guint j = 0; j < view->roads->len; j++) {
      FrtRoadRow *road = g_ptr_array_index (view->roads, j);

      if (came_from (records, road->guardian_id, member->account_id))
        g_ptr_array_add (roads, road);
    }
    if (!add_account (view, member, roads, error))
      return FALSE;
  }
  return TRUE;
}

/* Over: nobody's children are shown any more. */
static gboolean
view_ended (View *view, GError **error)
{
  g_autoptr (GPtrArray) none = g_ptr_array_new ();

  for (guint i = 0; i < view->members->len; i++)
    if (!add_account (view, g_ptr_array_index (view->members, i), none, error))
      return FALSE;
  return TRUE;
}

static GPtrArray *
list_steps (const FrtGroupingRow *row, FrtGroupingState state, GPtrArray *members)
{
  g_autoptr (GPtrArray) steps = g_ptr_array_new_with_free_func ((GDestroyNotify) frt_grouping_step_free);

  g_ptr_array_add (steps, frt_grouping_step_new ("proposed", row->created_at));
  for (guint i = 0; i < members->len; i++)
    g_ptr_array_add (steps, frt_grouping_step_new ("account-added", ((FrtMemberRow *) members->pdata[i])->added_at));
  if (row->confirmed_at != 0) {
    g_ptr_array_add (steps, frt_grouping_step_new ("confirmed", row->confirmed_at));
    g_ptr_array_add (steps, frt_grouping_step_new ("sessions-ended", row->confirmed_at));
  }
  if (state == FRT_GROUPING_EXPIRED)
    g_ptr_array_add (steps, frt_grouping_step_new ("expired", row->expires_at));
  if (row->ended_at != 0)
    g_ptr_array_add (steps, frt_grouping_step_new (frt_grouping_state_to_string (state), row->ended_at));
  return g_steal_pointer (&steps);
}

/* Of everything the parent is shown before confirming. */
static char *
compute_digest (const FrtGroupingFields *fields, GListModel *accounts, GListModel *before, GListModel *after)
{
  FrtGroupingFields seen = { .id = fields->id, .state = FRT_GROUPING_PROPOSED, .digest = "",
                             .primary_username = fields->primary_username,
                             .primary_first_name = fields->primary_first_name,
                             .primary_last_name = fields->primary_last_name };
  g_autoptr (GPtrArray) no_steps = g_ptr_array_new ();
  g_autoptr (FrtGrouping) grouping = frt_grouping_new (&seen, accounts, before, after, no_steps);
  FrtJsonWriter *writer = frt_json_writer_new ();
  g_autofree char *text = NULL;

  frt_grouping_write (grouping, writer);
  text = frt_json_writer_end (writer, NULL);
  return g_compute_checksum_for_string (G_CHECKSUM_SHA256, text, -1);
}

static FrtGrouping *
assemble (View *view, const FrtAccountRow *primary, FrtGroupingState state, GError **error)
{
  g_autofree char *id = g_strdup_printf ("%" G_GINT64_FORMAT, view->row->id);
  g_autoptr (GListModel) before = frt_children_from_roads (view->tx, view->before, error);
  g_autoptr (GListModel) after = before ? frt_children_from_roads (view->tx, view->after, error) : NULL;
  g_autoptr (GPtrArray) steps = list_steps (view->row, state, view->members);
  g_autofree char *digest = NULL;
  FrtGroupingFields fields = {
    .id = id, .state = state,
    .created_at = view->row->created_at, .expires_at = view->row->expires_at, .confirmed_at = view->row->confirmed_at,
    .primary_username = primary->username, .primary_first_name = primary->first_name,
    .primary_last_name = primary->used_name ? primary->used_name : primary->birth_name,
  };

  if (after == NULL)
    return NULL;
  digest = view->row->digest ? g_strdup (view->row->digest)
                             : compute_digest (&fields, G_LIST_MODEL (view->accounts), before, after);
  fields.digest = digest;
  return frt_grouping_new (&fields, G_LIST_MODEL (view->accounts), before, after, steps);
}

/* See the header. */
gboolean
frt_grouping_view_is_expired (const FrtDomain *domain, const FrtGroupingRow *row)
{
  return row->state == FRT_GROUPING_PROPOSED && row->expires_at <= frt_clock_now (&domain->clock);
}

/**
 * frt_grouping_view_make:
 * @domain: the domain
 * @tx: a transaction
 * @row: a grouping
 * @error: return location for a #GError
 *
 * Returns: (transfer full): the grouping as its parent may see it now
 */
FrtGrouping *
frt_grouping_view_make (const FrtDomain *domain, FrtTransaction *tx, const FrtGroupingRow *row, GError **error)
{
  FrtGroupingState state = frt_grouping_view_is_expired (domain, row) ? FRT_GROUPING_EXPIRED : row->state;
  g_autoptr (FrtAccountRow) primary = NULL;
  g_auto (View) view = {
    .tx = tx, .row = row, .accounts = g_list_store_new (FRT_TYPE_GROUPING_ACCOUNT), .before = g_ptr_array_new (),
    .after = g_ptr_array_new (), .kept = g_ptr_array_new_with_free_func ((GDestroyNotify) g_ptr_array_unref),
  };

  if (!frt_accounts_table_find (tx, row->primary_account_id, &primary, error) ||
      !frt_groupings_tables_members (tx, row->id, row->state == FRT_GROUPING_PROPOSED, &view.members, error) ||
      !frt_people_tables_list_roads (tx, row->primary_account_id, &view.roads, error))
    return NULL;
  if (!(state == FRT_GROUPING_PROPOSED ? view_proposal (&view, error)
        : state == FRT_GROUPING_CONFIRMED ? view_confirmed (&view, error)
        : view_ended (&view, error)))
    return NULL;
  return assemble (&view, primary, state, error);
}
