/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Fratrie authors */

#include "domain/frt-siblings.h"

#include "domain/frt-account-rules.h"
#include "domain/frt-holder.h"
#include "store/frt-siblings-table.h"

/* Whether @row bears one of the account's names; @names: (element-type FrtHolderName) */
static gboolean
is_same_holder (GArray *names, const FrtSiblingRow *row)
{
  FrtHolderName holder = frt_sibling_row_get_holder (row);

  for (guint i = 0; i < names->len; i++)
    if (frt_name_same_holder (&g_array_index (names, FrtHolderName, i), &holder))
      return TRUE;
  return FALSE;
}

static void
add_school (JsonArray *schools, const FrtSiblingRow *row)
{
  guint count = json_array_get_length (schools);
  JsonObject *last = count > 0 ? json_array_get_object_element (schools, count - 1) : NULL;
  JsonObject *school;

  if (last != NULL && g_str_equal (json_object_get_string_member (last, "uai"), row->uai))
    return;
  school = json_object_new ();
  json_object_set_string_member (school, "uai", row->uai);
  json_object_set_string_member (school, "name", row->school_name);
  json_array_add_object_element (schools, school);
}

static gboolean
find_schools (FrtTransaction *tx, const FrtAccountRow *account, JsonArray *schools, GError **error)
{
  g_autoptr (GPtrArray) records = NULL, rows = NULL;
  g_autoptr (GArray) names = NULL;

  if (account->kind != FRT_ACCOUNT_GUARDIAN || account->confirmed_email == NULL)
    return TRUE;
  if (!frt_holder_list_names (tx, account, &records, &names, error) ||
      !frt_siblings_table_list (tx, account->id, account->confirmed_email, &rows, error))
    return FALSE;
  for (guint i = 0; i < rows->len; i++)
    if (is_same_holder (names, rows->pdata[i]))
      add_school (schools, rows->pdata[i]);
  return TRUE;
}

/**
 * frt_siblings_list:
 * @domain: the domain
 * @identity: who asks
 * @error: return location for a #GError
 *
 * Returns: (transfer full): where another letter probably waits, see the header; %NULL with %FRT_ERROR_SESSION_EXPIRED
 */
JsonNode *
frt_siblings_list (const FrtDomain *domain, const FrtIdentity *identity, GError **error)
{
  g_autoptr (FrtTransaction) tx = frt_store_read (domain->store, error);
  g_autoptr (JsonObject) answer = json_object_new ();
  g_autoptr (FrtAccountRow) account = NULL;
  JsonArray *schools = json_array_new ();

  json_object_set_array_member (answer, "schools", schools);
  if (tx == NULL || !frt_account_rules_find_own (tx, identity, &account, error) ||
      !find_schools (tx, account, schools, error))
    return NULL;
  return json_node_init_object (json_node_alloc (), answer);
}
