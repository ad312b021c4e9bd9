/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Fratrie authors */

#include "server/frt-handlers.h"

#include "common/frt-error.h"
#include "common/frt-letter.h"
#include "domain/frt-breaks.h"
#include "domain/frt-letters.h"

/* Whatever gives a school new letters. Their passwords are told here and never again. */

static FrtReply *
reply_letters (GPtrArray *letters)
{
  JsonArray *array;
  JsonObject *object;
  JsonNode *node;

  if (letters == NULL)
    return NULL;
  array = json_array_new ();
  for (guint i = 0; i < letters->len; i++)
    json_array_add_element (array, frt_letter_to_json (letters->pdata[i]));
  object = json_object_new ();
  json_object_set_array_member (object, "letters", array);
  node = json_node_init_object (json_node_alloc (), object);
  json_object_unref (object);
  return frt_reply_new_secret (200, node);
}

FrtReply *
frt_handle_issue_letters (FrtExchange *exchange, GError **error)
{
  g_autofree const char **usernames = frt_exchange_list_strings (exchange, "usernames");
  const FrtLetterChoice choice = { .usernames = usernames, .language = frt_exchange_get_string (exchange, "language") };
  g_autoptr (GPtrArray) letters = NULL;

  if (usernames == NULL && frt_exchange_has (exchange, "pending") && !frt_exchange_get_boolean (exchange, "pending")) {
    frt_error_set_field (error, "/pending", "false says for nobody: name them in usernames");
    return NULL;
  }
  letters = frt_letters_issue (&exchange->acting, exchange->parameters[0], &choice, error);
  return reply_letters (letters);
}

FrtReply *
frt_handle_reset_account (FrtExchange *exchange, GError **error)
{
  g_autoptr (GPtrArray) letters = g_ptr_array_new_with_free_func ((GDestroyNotify) frt_letter_free);
  FrtLetter *letter = frt_letters_reset (&exchange->acting, exchange->parameters[0], exchange->parameters[1], error);

  if (letter == NULL)
    return NULL;
  g_ptr_array_add (letters, letter);
  return reply_letters (letters);
}

FrtReply *
frt_handle_break (FrtExchange *exchange, GError **error)
{
  const char *uai = exchange->parameters[0], *username = exchange->parameters[1];
  const char *reason = frt_exchange_get_string (exchange, "reason");
  g_autoptr (GPtrArray) letters = frt_breaks_perform (&exchange->acting, uai, username, reason, error);

  return reply_letters (letters);
}
