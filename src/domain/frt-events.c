/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Fratrie authors */

#include "domain/frt-events.h"

#include "common/frt-json.h"
#include "domain/frt-schools.h"
#include "store/frt-events-table.h"

static JsonNode *
describe (const FrtEventRow *row)
{
  g_autofree char *id = g_strdup_printf ("%" G_GINT64_FORMAT, row->id);
  g_autoptr (JsonObject) object = json_object_new ();
  JsonNode *detail = row->detail ? json_from_string (row->detail, NULL) : NULL;

  json_object_set_string_member (object, "id", id);
  json_object_set_string_member (object, "name", row->name);
  frt_json_set_time (object, "at", row->at);
  frt_json_set_string (object, "uai", row->uai);
  frt_json_set_string (object, "username", row->username);
  if (detail != NULL)
    json_object_set_member (object, "detail", detail);
  return json_node_init_object (json_node_alloc (), object);
}

/**
 * frt_events_to_json:
 * @rows: (element-type FrtEventRow): events
 *
 * Returns: (transfer full): `{"events":[…]}`, in the order given
 */
JsonNode *
frt_events_to_json (GPtrArray *rows)
{
  g_autoptr (JsonObject) answer = json_object_new ();
  JsonArray *events = json_array_new ();

  json_object_set_array_member (answer, "events", events);
  for (guint i = 0; i < rows->len; i++)
    json_array_add_element (events, describe (g_ptr_array_index (rows, i)));
  return json_node_init_object (json_node_alloc (), answer);
}

/**
 * frt_events_list:
 * @domain: the domain
 * @uai: (nullable): a school, or every one
 * @since: seconds since 1970; 0 for all
 * @error: return location for a #GError
 *
 * Returns: (transfer full): the journal, oldest first; %NULL with %FRT_ERROR_NOT_FOUND
 */
JsonNode *
frt_events_list (const FrtDomain *domain, const char *uai, gint64 since, GError **error)
{
  g_autoptr (FrtTransaction) tx = frt_store_read (domain->store, error);
  g_autoptr (FrtSchoolRow) school = NULL;
  g_autoptr (GPtrArray) rows = NULL;

  if (tx == NULL || (uai != NULL && !frt_schools_find (tx, uai, &school, error)) ||
      !frt_events_table_list_since (tx, uai, since, &rows, error))
    return NULL;
  return frt_events_to_json (rows);
}
