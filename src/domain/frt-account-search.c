/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Fratrie authors */

#include "domain/frt-school-accounts.h"

#include "common/frt-error.h"
#include "common/frt-json.h"
#include "common/frt-limits.h"
#include "domain/frt-account-rules.h"
#include "store/frt-people-tables.h"
#include "store/frt-search-table.h"

#define USUAL_PAGE       50
#define USERNAME_SHORTEST 3      /* characters of a username that are worth looking for */

/* What a school calls the state of an account. Each is an account's state, and a time in which its letter expires (-1 never
 * notified, 0 dead) or it was last signed in to. */
typedef enum { NEVER_NOTIFIED, NOTIFIED, EXPIRED, ACTIVATED, IDLE, GROUPED, DISABLED } Status;

static const struct {
  const char      *name;
  FrtAccountState  state;
} statuses[] = {
  [NEVER_NOTIFIED] = { "never-notified", FRT_ACCOUNT_PROVISIONAL },
  [NOTIFIED] = { "notified", FRT_ACCOUNT_PROVISIONAL },
  [EXPIRED] = { "expired", FRT_ACCOUNT_PROVISIONAL },
  [ACTIVATED] = { "activated", FRT_ACCOUNT_ACTIVE },
  [IDLE] = { "idle", FRT_ACCOUNT_ACTIVE },
  [GROUPED] = { "grouped", FRT_ACCOUNT_GROUPED },
  [DISABLED] = { "disabled", FRT_ACCOUNT_DISABLED },
};

/* Idle is half way to being purged. */
static gint64
idle_before (const FrtDomain *domain)
{
  return frt_clock_now (&domain->clock) - (gint64) domain->settings.idle_days * FRT_DAY / 2;
}

static const char *
name_status (const FrtDomain *domain, const FrtAccountRow *account)
{
  gboolean idle = account->last_sign_in_at < idle_before (domain);
  gboolean expired = account->notified_until <= frt_clock_now (&domain->clock);

  switch (account->state) {
  case FRT_ACCOUNT_PROVISIONAL:
    return statuses[account->notified_until < 0 ? NEVER_NOTIFIED : expired ? EXPIRED : NOTIFIED].name;
  case FRT_ACCOUNT_ACTIVE:
    return statuses[idle ? IDLE : ACTIVATED].name;
  case FRT_ACCOUNT_GROUPED:
    return statuses[GROUPED].name;
  case FRT_ACCOUNT_DISABLED:
  default:
    return statuses[DISABLED].name;
  }
}

static void
narrow (const FrtDomain *domain, Status status, FrtSearch *search)
{
  gint64 now = frt_clock_now (&domain->clock);

  search->state = frt_account_state_to_string (statuses[status].state);
  if (status == NEVER_NOTIFIED)
    search->notified[1] = 0;
  else if (status == EXPIRED) {
    search->notified[0] = 0;
    search->notified[1] = now + 1;
  } else if (status == NOTIFIED)
    search->notified[0] = now + 1;
  else if (status == IDLE)
    search->signed_in[1] = idle_before (domain);
  else if (status == ACTIVATED)
    search->signed_in[0] = idle_before (domain);
}

static gboolean
choose_state (const FrtDomain *domain, const char *name, FrtSearch *search, GError **error)
{
  search->state = "";
  search->notified[0] = -1;
  search->signed_in[0] = 0;
  search->notified[1] = search->signed_in[1] = G_MAXINT64;
  if (name == NULL || *name == '\0')
    return TRUE;
  for (guint i = 0; i < G_N_ELEMENTS (statuses); i++)
    if (g_str_equal (statuses[i].name, name)) {
      narrow (domain, (Status) i, search);
      return TRUE;
    }
  return frt_error_set_field (error, "?state", "one of never-notified, notified, expired, activated, grouped, idle, disabled");
}

static gboolean
choose_page (const FrtAccountQuery *query, FrtSearch *search, GError **error)
{
  gint64 after = query->after ? frt_id_parse (query->after) : 0;

  if (query->after != NULL && after == 0)
    return frt_error_set_field (error, "?after", "not where a page ended");
  if (query->limit > FRT_SEARCH_PAGE_MAX)
    return frt_error_set_field (error, "?limit", "more than %d", FRT_SEARCH_PAGE_MAX);
  search->after = after;
  search->limit = query->limit != 0 ? query->limit : USUAL_PAGE;
  return TRUE;
}

/* "6 B" is one class, not two words. */
static gboolean
belongs_to (const char *before, const char *letter)
{
  return before != NULL && g_ascii_isdigit (*before) && strlen (letter) == 1;
}

/* The folded words of a query: (element-type utf8) */
static GPtrArray *
fold_query (const char *query)
{
  g_auto (GStrv) parts = g_strsplit_set (query ? query : "", " \t\n,;", -1);
  GPtrArray *words = g_ptr_array_new_with_free_func (g_free);

  for (guint i = 0; parts[i] != NULL; i++) {
    g_autofree char *folded = frt_name_fold (parts[i]);
    const char *before = words->len > 0 ? g_ptr_array_index (words, words->len - 1) : NULL;

    if (belongs_to (before, folded)) {
      char *joined = g_strconcat (before, folded, NULL);

      g_ptr_array_remove_index (words, words->len - 1);
      g_ptr_array_add (words, joined);
    } else if (*folded != '\0')
      g_ptr_array_add (words, g_steal_pointer (&folded));
  }
  return words;
}

static gboolean
find_ids (FrtTransaction *tx, const FrtAccountQuery *query, FrtSearch *search, GArray **ids, GError **error)
{
  g_autoptr (GPtrArray) words = fold_query (query->query);
  g_autofree char *username = query->query ? frt_username_normalise (query->query) : NULL;
  gboolean any = search->state[0] == '\0' && search->after == 0;

  for (guint i = 0; i < MIN (words->len, FRT_SEARCH_WORDS); i++)
    search->words[i] = g_ptr_array_index (words, i);
  if (!frt_search_table_list (tx, search, ids, error))
    return FALSE;
  if ((*ids)->len > 0 || !any || username == NULL || strlen (username) < USERNAME_SHORTEST)
    return TRUE;
  g_clear_pointer (ids, g_array_unref);
  return frt_search_table_list_username (tx, search->uai, username, search->limit, ids, error);
}

static gboolean
add_children (FrtTransaction *tx, const FrtAccountRow *account, JsonObject *object, GError **error)
{
  g_autoptr (GPtrArray) children = NULL;
  JsonArray *array = json_array_new ();

  json_object_set_array_member (object, "children", array);
  if (!frt_people_tables_list_origin_children (tx, account->id, account->student_id, &children, error))
    return FALSE;
  for (guint i = 0; i < children->len; i++) {
    const FrtOriginChildRow *row = g_ptr_array_index (children, i);
    JsonObject *child = json_object_new ();

    json_array_add_object_element (array, child);
    json_object_set_string_member (child, "first_name", row->first_name);
    json_object_set_string_member (child, "last_name", row->last_name);
    frt_json_set_string (child, "class", row->class_name);
  }
  return TRUE;
}

static gboolean
add_account (const FrtDomain *domain, FrtTransaction *tx, gint64 id, JsonArray *accounts, GError **error)
{
  g_autofree char *primary = NULL;
  g_autoptr (FrtAccountRow) row = NULL;
  g_autoptr (FrtAccount) account = NULL;
  g_autoptr (JsonNode) node = NULL;
  JsonObject *object;
  gint64 primary_id;

  if (!frt_accounts_table_find (tx, id, &row, error) ||
      !frt_account_rules_find_primary (tx, id, &primary_id, &primary, error))
    return FALSE;
  account = frt_account_rules_describe (row);
  node = frt_account_to_json (account);
  object = json_object_ref (json_node_get_object (node));
  json_array_add_object_element (accounts, object);
  json_object_set_string_member (object, "birth_name", row->birth_name);
  frt_json_set_string (object, "used_name", row->used_name);
  json_object_set_string_member (object, "status", name_status (domain, row));
  frt_json_set_time (object, "letter_expires_at",
                     row->state == FRT_ACCOUNT_PROVISIONAL ? MAX (row->notified_until, 0) : 0);
  frt_json_set_string (object, "primary_username", row->state == FRT_ACCOUNT_GROUPED ? primary : NULL);
  return add_children (tx, row, object, error);
}

/**
 * frt_school_accounts_search:
 * @domain: the domain
 * @uai: a school
 * @query: what to look for
 * @error: return location for a #GError
 *
 * Looks for at most four words. Where no name is found, one word is taken for the beginning of a username, or for the whole
 * of that under which a guardian of this school signs in with another school's account.
 *
 * Returns: (transfer full): a page of accounts by name, see the header; %NULL with %FRT_ERROR_INVALID_REQUEST
 */
JsonNode *
frt_school_accounts_search (const FrtDomain *domain, const char *uai, const FrtAccountQuery *query, GError **error)
{
  FrtSearch search = { .uai = uai };
  g_autoptr (JsonObject) answer = json_object_new ();
  g_autoptr (FrtTransaction) tx = NULL;
  g_autoptr (GArray) ids = NULL;
  g_autofree char *next = NULL;
  JsonArray *accounts = json_array_new ();

  json_object_set_array_member (answer, "accounts", accounts);
  if (!choose_state (domain, query->state, &search, error) || !choose_page (query, &search, error))
    return NULL;
  tx = frt_store_read (domain->store, error);
  if (tx == NULL || !find_ids (tx, query, &search, &ids, error))
    return NULL;
  for (guint i = 0; i < ids->len; i++)
    if (!add_account (domain, tx, g_array_index (ids, gint64, i), accounts, error))
      return NULL;
  if (ids->len == search.limit)
    next = g_strdup_printf ("%" G_GINT64_FORMAT, g_array_index (ids, gint64, ids->len - 1));
  frt_json_set_string (answer, "next", next);
  return json_node_init_object (json_node_alloc (), answer);
}
