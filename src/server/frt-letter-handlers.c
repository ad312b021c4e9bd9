/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Fratrie authors */

#include "server/frt-handlers.h"

#include "common/frt-error.h"
#include "domain/frt-breaks.h"
#include "domain/frt-letters.h"
#include "server/frt-letter-pages.h"

/* Whatever gives a school new letters: pages to print, or JSON for whom asks for it. Their passwords are told here and never
 * again. */

static FrtReply *
reply_json (GPtrArray *letters)
{
  JsonArray *array = json_array_new ();
  JsonObject *object = json_object_new ();
  JsonNode *node;

  for (guint i = 0; i < letters->len; i++)
    json_array_add_element (array, frt_letter_to_json (letters->pdata[i]));
  json_object_set_array_member (object, "letters", array);
  node = json_node_init_object (json_node_alloc (), object);
  json_object_unref (object);
  return frt_reply_new_secret (200, node);
}

static gboolean
wants_json (FrtExchange *exchange)
{
  return frt_exchange_accepts (exchange, "application/json") && !frt_exchange_accepts (exchange, "application/pdf");
}

/* @letters: (nullable): none, and @error says why */
static FrtReply *
reply_letters (FrtExchange *exchange, GPtrArray *letters, GError **error)
{
  if (letters == NULL)
    return NULL;
  return wants_json (exchange) ? reply_json (letters) : frt_letter_pages_reply (exchange->site, letters, error);
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
  if (letters != NULL && letters->len == 0 && !wants_json (exchange)) {
    frt_error_set (error, FRT_ERROR_NOT_FOUND, "everybody has had a letter: there is no page to print");
    return NULL;
  }
  return reply_letters (exchange, letters, error);
}

FrtReply *
frt_handle_reset_account (FrtExchange *exchange, GError **error)
{
  const char *uai = exchange->parameters[0], *username = exchange->parameters[1];
  g_autoptr (GPtrArray) letters = g_ptr_array_new_with_free_func ((GDestroyNotify) frt_letter_free);
  FrtLetter *letter = frt_letters_reset (&exchange->acting, uai, username, error);

  if (letter == NULL)
    return NULL;
  g_ptr_array_add (letters, letter);
  return reply_letters (exchange, letters, error);
}

FrtReply *
frt_handle_break (FrtExchange *exchange, GError **error)
{
  const char *uai = exchange->parameters[0], *username = exchange->parameters[1];
  const char *reason = frt_exchange_get_string (exchange, "reason");
  g_autoptr (GPtrArray) letters = frt_breaks_perform (&exchange->acting, uai, username, reason, error);

  return reply_letters (exchange, letters, error);
}
