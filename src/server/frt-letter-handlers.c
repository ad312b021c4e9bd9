/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Fratrie authors */

#include "server/frt-handlers.h"

#include "common/frt-error.h"
#include "domain/frt-breaks.h"
#include "domain/frt-letters.h"
#include "server/frt-letter-pages.h"
#include "server/frt-server.h"

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
reply_letters (FrtExchange *exchange, gboolean json, GPtrArray *letters, GError **error)
{
  if (letters == NULL)
    return NULL;
  return json ? reply_json (letters) : frt_letter_pages_reply (exchange->site, letters, error);
}

/* @choice borrows @usernames, (nullable). */
static gboolean
read_choice (FrtExchange *exchange, const char *const *usernames, FrtLetterChoice *choice, GError **error)
{
  const char *state = frt_exchange_get_string (exchange, "state");

  *choice = (FrtLetterChoice) {
    .usernames = usernames,
    .class_name = frt_exchange_get_string (exchange, "class"),
    .language = frt_exchange_get_string (exchange, "language"),
  };
  if (usernames != NULL && (state != NULL || choice->class_name != NULL))
    return frt_error_set_field (error, "/usernames", "say whom by name, or by state and class");
  if (state != NULL)
    return frt_letters_for_from_string (state, &choice->whom);      /* which the contract has checked */
  if (usernames == NULL && frt_exchange_has (exchange, "pending") && !frt_exchange_get_boolean (exchange, "pending"))
    return frt_error_set_field (error, "/pending", "false says for nobody: name them in usernames");
  return TRUE;
}

static FrtReply *
reply_count (FrtExchange *exchange, const FrtLetterChoice *choice, GError **error)
{
  JsonObject *object;
  FrtLetterCount count;

  if (!frt_letter_choice_count (&exchange->acting, exchange->parameters[0], choice, &count, error))
    return NULL;
  object = json_object_new ();
  json_object_set_int_member (object, "count", count.letters);
  json_object_set_int_member (object, "replaced", count.replaced);
  return frt_reply_new_object (200, object);
}

/* What an answer is to be, before the headers that say so may be gone. */
typedef struct {
  FrtExchange *exchange;
  gboolean     json;
  gboolean     in_parts;
} Wish;

/* Who asks for parts is told how far it is; for who has left, nothing is made. */
static gboolean
on_progress (guint done, guint total, gpointer data)
{
  const Wish *wish = data;

  if (frt_server_is_cut (wish->exchange->server))
    return FALSE;
  return !wish->in_parts || total == 0 || frt_exchange_tell_progress (wish->exchange, done, total);
}

static GPtrArray *
issue (const Wish *wish, const FrtLetterChoice *choice, GError **error)
{
  const FrtProgress progress = { on_progress, (gpointer) wish };
  g_autoptr (GError) failure = NULL;
  GPtrArray *letters = frt_letters_issue (&wish->exchange->acting, wish->exchange->parameters[0], choice, &progress, &failure);

  if (g_error_matches (failure, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    frt_error_set (error, FRT_ERROR_UNAVAILABLE, "%s: no letter was made",
                   frt_server_is_cut (wish->exchange->server) ? "the service is stopping" : "whoever asked has left");
  else if (failure != NULL)
    g_propagate_error (error, g_steal_pointer (&failure));
  return letters;
}

FrtReply *
frt_handle_issue_letters (FrtExchange *exchange, GError **error)
{
  const Wish wish = { exchange, wants_json (exchange), frt_exchange_accepts (exchange, "multipart/mixed") };
  g_autofree const char **usernames = frt_exchange_list_strings (exchange, "usernames");
  g_autoptr (GPtrArray) letters = NULL;
  FrtLetterChoice choice;

  if (!read_choice (exchange, usernames, &choice, error))
    return NULL;
  if (frt_exchange_get_query_flag (exchange, "dry_run"))
    return reply_count (exchange, &choice, error);
  letters = issue (&wish, &choice, error);
  if (letters != NULL && letters->len == 0 && !wish.json) {
    frt_error_set (error, FRT_ERROR_NOT_FOUND, "there is nobody to print a letter for");
    return NULL;
  }
  return reply_letters (exchange, wish.json, letters, error);
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
  return reply_letters (exchange, wants_json (exchange), letters, error);
}

FrtReply *
frt_handle_break (FrtExchange *exchange, GError **error)
{
  const char *uai = exchange->parameters[0], *username = exchange->parameters[1];
  const char *reason = frt_exchange_get_string (exchange, "reason");
  g_autoptr (GPtrArray) letters = frt_breaks_perform (&exchange->acting, uai, username, reason, error);

  return reply_letters (exchange, wants_json (exchange), letters, error);
}
