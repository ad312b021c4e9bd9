/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Fratrie authors */
#include "ctl/frt-ctl-commands.h"

#include "domain/frt-accounts.h"

static const char *
get (JsonObject *object, const char *name)
{
  return json_object_get_string_member_with_default (object, name, "-");
}

static void
print_guardian (JsonArray *array, guint index, JsonNode *element, gpointer unused)
{
  JsonObject *guardian = json_node_get_object (element);

  g_print ("  guardian at %s: %s %s, from %s\n", get (guardian, "uai"), get (guardian, "first_name"),
           get (guardian, "last_name"), get (guardian, "origin_username"));
}

static void
print_child (JsonArray *array, guint index, JsonNode *element, gpointer unused)
{
  JsonObject *child = json_node_get_object (element);

  g_print ("  child: %s %s, class %s, %s\n", get (child, "first_name"), get (child, "last_name"),
           get (child, "class"), get (json_object_get_object_member (child, "school"), "name"));
}

static void
print_account (JsonObject *shown)
{
  JsonObject *account = json_object_get_object_member (shown, "account");

  g_print ("%s: %s, %s\n", get (account, "username"), get (account, "kind"), get (account, "state"));
  g_print ("  holder: %s %s\n", get (account, "first_name"), get (account, "last_name"));
  g_print ("  email: %s, activated: %s, last sign-in: %s\n", get (account, "email"),
           get (account, "activated_at"), get (account, "last_sign_in_at"));
  g_print ("  letter expires: %s\n", get (shown, "letter_expires_at"));
  json_array_foreach_element (json_object_get_array_member (shown, "guardians"), print_guardian, NULL);
  json_array_foreach_element (json_object_get_array_member (shown, "children"), print_child, NULL);
}

/**
 * frt_ctl_account_show:
 * @ctl: the program
 * @arguments: USERNAME
 * @error: return location for a #GError
 *
 * Shows an account: its holder, its state, the guardian records it answers for, its children.
 *
 * Returns: %FALSE with the domain's error or %FRT_ERROR_USAGE
 */
gboolean
frt_ctl_account_show (FrtCtl *ctl, char **arguments, GError **error)
{
  const FrtDomain *domain;
  JsonNode *node;

  if (!frt_ctl_parse (ctl, NULL, arguments, error))
    return FALSE;

  domain = frt_ctl_open (ctl, FRT_STORE_EXISTING, error);
  node = domain != NULL ? frt_accounts_show (domain, arguments[1], error) : NULL;
  if (node == NULL)
    return FALSE;

  if (frt_ctl_wants_json (ctl)) {
    frt_ctl_print_json (node);
    return TRUE;
  }

  print_account (json_node_get_object (node));
  json_node_unref (node);
  return TRUE;
}
