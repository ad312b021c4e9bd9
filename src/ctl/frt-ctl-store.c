/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Fratrie authors */
#include "ctl/frt-ctl-commands.h"

#include "common/frt-error.h"
#include "domain/frt-events.h"
#include "domain/frt-otp.h"
#include "domain/frt-statistics.h"
#include "domain/frt-verify.h"

/* Where the service's key is: what the option says, or the variable, or else the usual place. (transfer full) */
static char *
dup_key_path (const char *option, FrtStore *store)
{
  const char *told = option != NULL ? option : g_getenv ("FRATRIE_KEY_FILE");

  return told != NULL ? g_strdup (told) : frt_key_default_path (frt_store_get_name (store));
}

/**
 * frt_ctl_init:
 * @ctl: the program
 * @arguments: none
 * @error: return location for a #GError
 *
 * Makes the store, or brings its schema up to date; makes the service's key, if there is none.
 *
 * Returns: %FALSE with the store's error, the key's or %FRT_ERROR_USAGE
 */
gboolean
frt_ctl_init (FrtCtl *ctl, char **arguments, GError **error)
{
  g_autofree char *told = NULL, *path = NULL, *text = NULL;
  const GOptionEntry entries[] = {
    { "key-file", 0, 0, G_OPTION_ARG_FILENAME, &told, "Where the service's key is or is to be (or FRATRIE_KEY_FILE)", "FILE" },
    { NULL },
  };
  g_autoptr (FrtKey) key = NULL;
  const FrtDomain *domain;
  gboolean made;

  if (!frt_ctl_parse (ctl, entries, arguments, error))
    return FALSE;

  domain = frt_ctl_open (ctl, FRT_STORE_CREATE, error);
  if (domain == NULL)
    return FALSE;
  path = dup_key_path (told, domain->store);
  key = frt_otp_open_key (domain, path, &made, error);
  if (key == NULL)
    return FALSE;

  text = made ? g_strdup_printf ("ready; the service's key is now in %s: keep a copy of it beside the backups", path)
              : g_strdup ("ready");
  frt_ctl_print_done (ctl, text, "store", frt_store_get_name (domain->store), "key_file", path, NULL);
  return TRUE;
}

static void
print_numbers (JsonObject *object, const char *const *names)
{
  for (guint i = 0; names[i] != NULL; i++)
    g_print (" %" G_GINT64_FORMAT " %s%s", json_object_get_int_member (object, names[i]), names[i],
             names[i + 1] != NULL ? "," : "");
}

static void
print_class (JsonArray *array, guint index, JsonNode *element, gpointer unused)
{
  static const char *const counts[] = { "children", "never_notified", "provisional", "active", "grouped", NULL };
  JsonObject *class = json_node_get_object (element);

  g_print ("  class %s:", json_object_get_string_member_with_default (class, "class", "-"));
  print_numbers (class, counts);
  g_print ("\n");
}

static void
print_school (JsonArray *array, guint index, JsonNode *element, gpointer unused)
{
  static const char *const counts[] = { "guardians", "children", "groupings", NULL };
  static const char *const states[] = { "provisional", "active", "grouped", "disabled", NULL };
  JsonObject *school = json_node_get_object (element);

  g_print ("%s  %s\n ", json_object_get_string_member (school, "uai"),
           json_object_get_string_member (school, "name"));
  print_numbers (school, counts);
  g_print ("\n  accounts:");
  print_numbers (json_object_get_object_member (school, "accounts"), states);
  g_print ("\n");
  if (json_object_has_member (school, "classes"))
    json_array_foreach_element (json_object_get_array_member (school, "classes"), print_class, NULL);
}

/* Prints an object that has one list, one element after another; or as JSON. Takes @node. */
static void
print_list (FrtCtl *ctl, JsonNode *node, const char *list, JsonArrayForeach print)
{
  if (frt_ctl_wants_json (ctl)) {
    frt_ctl_print_json (node);
    return;
  }

  json_array_foreach_element (json_object_get_array_member (json_node_get_object (node), list), print, NULL);
  json_node_unref (node);
}

/**
 * frt_ctl_stats:
 * @ctl: the program
 * @arguments: [UAI]
 * @error: return location for a #GError
 *
 * Counts what a school, or each of them, has.
 *
 * Returns: %FALSE with the domain's error or %FRT_ERROR_USAGE
 */
gboolean
frt_ctl_stats (FrtCtl *ctl, char **arguments, GError **error)
{
  const FrtDomain *domain;
  JsonNode *node;

  if (!frt_ctl_parse (ctl, NULL, arguments, error))
    return FALSE;

  domain = frt_ctl_open (ctl, FRT_STORE_EXISTING, error);
  node = domain != NULL ? frt_statistics_collect (domain, arguments[1], error) : NULL;
  if (node == NULL)
    return FALSE;

  print_list (ctl, node, "schools", print_school);
  return TRUE;
}

static void
print_detail (JsonObject *event, const char *name, JsonNode *value, gpointer unused)
{
  static const char *const shown_before[] = { "id", "at", "name", NULL };
  g_autofree char *text = json_to_string (value, FALSE);

  if (!g_strv_contains (shown_before, name) && !JSON_NODE_HOLDS_NULL (value))
    g_print (" %s=%s", name, text);
}

static void
print_event (JsonArray *array, guint index, JsonNode *element, gpointer unused)
{
  JsonObject *event = json_node_get_object (element);

  g_print ("%s %s", json_object_get_string_member (event, "at"),
           json_object_get_string_member (event, "name"));
  json_object_foreach_member (event, print_detail, NULL);
  g_print ("\n");
}

/**
 * frt_ctl_events:
 * @ctl: the program
 * @arguments: [UAI]
 * @error: return location for a #GError
 *
 * Lists the journal, oldest first.
 *
 * Returns: %FALSE with the domain's error or %FRT_ERROR_USAGE
 */
gboolean
frt_ctl_events (FrtCtl *ctl, char **arguments, GError **error)
{
  g_autofree char *since_text = NULL;
  const GOptionEntry entries[] = {
    { "since", 0, 0, G_OPTION_ARG_STRING, &since_text, "Only from then on, as 2026-09-19T09:11:46Z", "T" },
    { NULL },
  };
  const FrtDomain *domain;
  gint64 since = 0;
  JsonNode *node;

  if (!frt_ctl_parse (ctl, entries, arguments, error))
    return FALSE;

  if (since_text != NULL && !frt_time_parse (since_text, &since, NULL))
    return frt_error_set (error, FRT_ERROR_USAGE, "--since %s: a time is written 2026-09-19T09:11:46Z",
                          since_text);

  domain = frt_ctl_open (ctl, FRT_STORE_EXISTING, error);
  node = domain != NULL ? frt_events_list (domain, arguments[1], since, error) : NULL;
  if (node == NULL)
    return FALSE;

  print_list (ctl, node, "events", print_event);
  return TRUE;
}

static JsonNode *
describe_offending (GPtrArray *sentences)
{
  JsonObject *object = json_object_new ();
  JsonArray *array = json_array_new ();

  for (guint i = 0; i < sentences->len; i++)
    json_array_add_string_element (array, g_ptr_array_index (sentences, i));

  json_object_set_array_member (object, "offending", array);
  return json_node_init_object (json_node_alloc (), object);
}

/**
 * frt_ctl_verify:
 * @ctl: the program
 * @arguments: none
 * @error: return location for a #GError
 *
 * Checks every invariant and the chain of events; prints a sentence for each offending row.
 *
 * Returns: %FALSE with %FRT_ERROR_REFUSED when there is one, the domain's error or %FRT_ERROR_USAGE
 */
gboolean
frt_ctl_verify (FrtCtl *ctl, char **arguments, GError **error)
{
  g_autoptr (GPtrArray) sentences = NULL;
  const FrtDomain *domain;

  if (!frt_ctl_parse (ctl, NULL, arguments, error))
    return FALSE;

  domain = frt_ctl_open (ctl, FRT_STORE_EXISTING, error);
  sentences = domain != NULL ? frt_verify_all (domain, error) : NULL;
  if (sentences == NULL)
    return FALSE;

  if (frt_ctl_wants_json (ctl))
    frt_ctl_print_json (describe_offending (sentences));
  else
    for (guint i = 0; i < sentences->len; i++)
      g_print ("%s\n", (const char *) g_ptr_array_index (sentences, i));

  if (sentences->len > 0)
    return frt_error_set (error, FRT_ERROR_REFUSED, "%u rows break an invariant", sentences->len);

  if (!frt_ctl_wants_json (ctl))
    g_print ("every invariant holds\n");

  return TRUE;
}
