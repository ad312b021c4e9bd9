/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Fratrie authors */

#include "domain/frt-school-settings.h"

#include "common/frt-error.h"
#include "common/frt-json.h"
#include "domain/frt-journal.h"
#include "domain/frt-schools.h"

static JsonNode *
to_json (const FrtSchoolRow *row)
{
  JsonNode *node = frt_school_to_json (row->school);
  JsonObject *object = json_node_get_object (node);

  frt_json_set_string (object, "address", row->address);
  json_object_set_boolean_member (object, "siblings", row->siblings);
  json_object_set_boolean_member (object, "level2_accounts", row->level2_accounts);
  json_object_set_boolean_member (object, "student_accounts", row->student_accounts);
  return node;
}

/**
 * frt_school_settings_show:
 * @domain: the domain
 * @uai: a school
 * @error: return location for a #GError
 *
 * Returns: (transfer full): see the header; %NULL with %FRT_ERROR_NOT_FOUND
 */
JsonNode *
frt_school_settings_show (const FrtDomain *domain, const char *uai, GError **error)
{
  g_autoptr (FrtTransaction) tx = frt_store_read (domain->store, error);
  g_autoptr (FrtSchoolRow) school = NULL;

  return tx != NULL && frt_schools_find (tx, uai, &school, error) ? to_json (school) : NULL;
}

/* A parent's program opens it, and letters show it. */
static gboolean
check_text (const char *pointer, const char *text, gboolean is_address, GError **error)
{
  g_autoptr (GUri) uri = NULL;

  if (text == NULL || *text == '\0')
    return TRUE;
  for (const char *at = text; *at != '\0'; at = g_utf8_next_char (at))
    if (g_unichar_iscntrl (g_utf8_get_char (at)) && *at != '\n')
      return frt_error_set_field (error, pointer, "must not hold control characters");
  if (!is_address)
    return TRUE;
  uri = strpbrk (text, " \n") == NULL ? g_uri_parse (text, G_URI_FLAGS_NONE, NULL) : NULL;
  return (uri != NULL && g_strv_contains ((const char *const[]) { "https", "http", NULL }, g_uri_get_scheme (uri)) &&
          g_uri_get_host (uri) != NULL && *g_uri_get_host (uri) != '\0') ||
         frt_error_set_field (error, pointer, "must be a web address that begins with https://");
}

typedef struct {
  const char *column;
  const char *before;     /* (nullable) */
  const char *after;      /* (nullable): what it is to be; it stays */
} Text;

/* @changed: names of what is another now, for the journal */
static gboolean
write_text (FrtTransaction *tx, const char *uai, const Text *text, GString *changed, GError **error)
{
  const char *after = text->after != NULL && *text->after != '\0' ? text->after : NULL;

  if (text->after == NULL || g_strcmp0 (text->before, after) == 0)
    return TRUE;
  g_string_append_printf (changed, "%s%s", changed->len > 0 ? ", " : "", text->column);
  return frt_schools_tables_set (tx, uai, text->column, after, error);
}

static gboolean
write_siblings (FrtTransaction *tx, const FrtSchoolRow *school, const FrtSchoolSettings *settings, GString *changed,
                GError **error)
{
  if (settings->siblings == NULL || !*settings->siblings == !school->siblings)
    return TRUE;
  g_string_append_printf (changed, "%ssiblings", changed->len > 0 ? ", " : "");
  return frt_schools_tables_set_flag (tx, school->school->uai, "siblings", *settings->siblings, error);
}

static gboolean
write_all (FrtTransaction *tx, const FrtSchoolRow *school, const FrtSchoolSettings *settings, GString *changed,
           GError **error)
{
  const Text texts[] = {
    { "address", school->address, settings->address },
    { "ent", school->school->ent, settings->ent },
    { "website", school->school->website, settings->website },
    { "contact", school->school->contact, settings->contact },
  };

  for (guint i = 0; i < G_N_ELEMENTS (texts); i++)
    if (!write_text (tx, school->school->uai, &texts[i], changed, error))
      return FALSE;
  return write_siblings (tx, school, settings, changed, error);
}

/**
 * frt_school_settings_change:
 * @domain: the domain
 * @uai: a school
 * @settings: what is to be
 * @error: return location for a #GError
 *
 * The journal is told once what changed, and nothing when all was so before.
 *
 * Returns: (transfer full): as frt_school_settings_show(); %NULL with %FRT_ERROR_NOT_FOUND or %FRT_ERROR_INVALID_REQUEST,
 *   which names the field
 */
JsonNode *
frt_school_settings_change (const FrtDomain *domain, const char *uai, const FrtSchoolSettings *settings, GError **error)
{
  g_autoptr (FrtTransaction) tx = NULL;
  g_autoptr (FrtSchoolRow) before = NULL;
  g_autoptr (FrtSchoolRow) after = NULL;
  g_autoptr (GString) changed = g_string_new (NULL);

  if (!check_text ("/address", settings->address, FALSE, error) || !check_text ("/ent", settings->ent, TRUE, error) ||
      !check_text ("/website", settings->website, TRUE, error) || !check_text ("/contact", settings->contact, FALSE, error))
    return NULL;
  tx = frt_store_write (domain->store, error);
  if (tx == NULL || !frt_schools_find (tx, uai, &before, error) || !write_all (tx, before, settings, changed, error))
    return NULL;
  if (changed->len > 0 &&
      !frt_journal_write (domain, tx, uai, 0, "school-changed", (const char *const[]) { "key", changed->str, NULL }, error))
    return NULL;
  return frt_schools_find (tx, uai, &after, error) && frt_transaction_commit (tx, error) ? to_json (after) : NULL;
}
