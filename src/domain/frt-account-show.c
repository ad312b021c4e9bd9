/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Fratrie authors */

#include "domain/frt-accounts.h"

#include "common/frt-error.h"
#include "common/frt-json.h"
#include "domain/frt-account-rules.h"
#include "domain/frt-children.h"

/* One account as an operator looks at it. */

static gboolean
add_children (FrtTransaction *tx, gint64 account_id, JsonObject *answer, GError **error)
{
  g_autoptr (GPtrArray) roads = NULL;
  g_autoptr (GListModel) children = NULL;

  if (!frt_people_tables_list_roads (tx, account_id, &roads, error))
    return FALSE;
  children = frt_children_from_roads (tx, roads, error);
  if (children == NULL)
    return FALSE;
  json_object_set_member (answer, "children", frt_children_to_json (children));
  return TRUE;
}

static gboolean
add_guardians (FrtTransaction *tx, gint64 account_id, JsonObject *answer, GError **error)
{
  JsonArray *guardians = json_array_new ();
  g_autoptr (GPtrArray) records = NULL;

  json_object_set_array_member (answer, "guardians", guardians);
  if (!frt_people_tables_attachments (tx, account_id, &records, error))
    return FALSE;
  for (guint i = 0; i < records->len; i++) {
    const FrtAttachmentRow *record = g_ptr_array_index (records, i);
    FrtHolderName holder = frt_attachment_row_get_holder (record);
    g_autoptr (FrtAccountRow) origin = NULL;
    JsonObject *object = json_object_new ();

    json_array_add_object_element (guardians, object);
    if (!frt_accounts_table_find (tx, record->origin_account_id, &origin, error))
      return FALSE;
    json_object_set_string_member (object, "uai", record->uai);
    json_object_set_string_member (object, "first_name", record->first_name);
    json_object_set_string_member (object, "last_name", frt_name_displayed (&holder));
    json_object_set_string_member (object, "origin_username", origin->username);
    json_object_set_boolean_member (object, "grouped", record->grouping_id != 0);
  }
  return TRUE;
}

static gboolean
add_letter (FrtTransaction *tx, gint64 account_id, JsonObject *answer, GError **error)
{
  g_autoptr (FrtLetterRow) letter = NULL;

  if (!frt_letters_table_find (tx, account_id, &letter, error))
    return FALSE;
  frt_json_set_time (answer, "letter_expires_at", letter != NULL && letter->live ? letter->expires_at : 0);
  return TRUE;
}

/**
 * frt_accounts_show:
 * @domain: the domain
 * @username: as typed
 * @error: return location for a #GError
 *
 * Returns: (transfer full): the account, its children and guardian records, see the header; %NULL with %FRT_ERROR_NOT_FOUND
 */
JsonNode *
frt_accounts_show (const FrtDomain *domain, const char *username, GError **error)
{
  g_autoptr (FrtTransaction) tx = frt_store_read (domain->store, error);
  g_autofree char *normalised = frt_username_normalise (username);
  g_autoptr (JsonObject) answer = json_object_new ();
  g_autoptr (FrtAccountRow) row = NULL;
  g_autoptr (FrtAccount) account = NULL;

  if (tx == NULL || (normalised != NULL && !frt_accounts_table_find_username (tx, normalised, &row, error)))
    return NULL;
  if (row == NULL) {
    frt_error_set (error, FRT_ERROR_NOT_FOUND, "no account named '%s'", username);
    return NULL;
  }
  account = frt_account_rules_describe (row);
  json_object_set_member (answer, "account", frt_account_to_json (account));
  if (!add_children (tx, row->id, answer, error) || !add_guardians (tx, row->id, answer, error) ||
      !add_letter (tx, row->id, answer, error))
    return NULL;
  return json_node_init_object (json_node_alloc (), answer);
}

/* See the header. Returns: (transfer full) */
char *
frt_accounts_find_guardian (const FrtDomain *domain, const char *uai, const char *guardian_key, GError **error)
{
  g_autoptr (FrtTransaction) tx = frt_store_read (domain->store, error);
  g_autoptr (FrtAccountRow) row = NULL;

  if (tx == NULL || !frt_accounts_table_find_guardian (tx, uai, guardian_key, &row, error))
    return NULL;
  if (row == NULL)
    frt_error_set (error, FRT_ERROR_NOT_FOUND, "nobody answers for person %s of %s", guardian_key, uai);
  return row ? g_strdup (row->username) : NULL;
}
