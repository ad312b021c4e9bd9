/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Fratrie authors */

#include "domain/frt-journal.h"

#include "common/frt-json.h"
#include "domain/frt-account-rules.h"
#include "store/frt-events-table.h"

/* Who of the staff does this, while signed in. */
static gboolean
add_actor (const FrtDomain *domain, FrtTransaction *tx, JsonObject *object, GError **error)
{
  g_autoptr (FrtAccountRow) actor = NULL;

  if (domain->actor == NULL)
    return TRUE;
  if (!frt_account_rules_find_own (tx, domain->actor, &actor, error))
    return FALSE;
  json_object_set_string_member (object, "by", actor->username);
  return TRUE;
}

/* See the header. */
gboolean
frt_journal_write (const FrtDomain *domain, FrtTransaction *tx, const char *uai, gint64 account_id, const char *name,
                   const char *const *detail, GError **error)
{
  g_autoptr (JsonObject) object = json_object_new ();
  g_autoptr (JsonNode) node = NULL;
  g_autofree char *text = NULL;

  for (guint i = 0; detail != NULL && detail[i] != NULL; i += 2)
    if (detail[i + 1] != NULL)
      json_object_set_string_member (object, detail[i], detail[i + 1]);
  if (!add_actor (domain, tx, object, error))
    return FALSE;
  node = json_node_init_object (json_node_alloc (), object);
  text = json_object_get_size (object) > 0 ? frt_json_write (node, NULL) : NULL;
  return frt_events_table_append (tx, frt_clock_now (&domain->clock), uai, account_id, name, text, error);
}
