/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Fratrie authors */

#include "common/frt-letter-link.h"

#include "common/frt-error.h"
#include "common/frt-identifier.h"

#include <string.h>

#define SCHEME   "fratrie"
#define LINK_MAX 2048      /* bytes */

/**
 * frt_letter_link_new:
 * @server: (nullable): the service's address
 * @username: a username
 * @password: a letter's password
 *
 * Returns: (transfer full): a letter's link
 */
FrtLetterLink *
frt_letter_link_new (const char *server, const char *username, const char *password)
{
  FrtLetterLink *self = g_new (FrtLetterLink, 1);

  *self = (FrtLetterLink) { g_strdup (server), g_strdup (username), frt_secret_new (password) };
  return self;
}

static gboolean
not_a_letter (GError **error)
{
  return frt_error_set (error, FRT_ERROR_INVALID_FILE, "not a letter's link");
}

static FrtLetterLink *
read_parameters (GHashTable *parameters, GError **error)
{
  const char *server = g_hash_table_lookup (parameters, "s");
  const char *typed_username = g_hash_table_lookup (parameters, "u");
  const char *typed_password = g_hash_table_lookup (parameters, "p");
  g_autofree char *username = typed_username ? frt_username_normalise (typed_username) : NULL;
  g_autoptr (FrtSecret) password = typed_password ? frt_provisional_password_normalise (typed_password) : NULL;

  if (username == NULL || password == NULL) {
    not_a_letter (error);
    return NULL;
  }
  return frt_letter_link_new (server, username, frt_secret_get (password));
}

/**
 * frt_letter_link_detect:
 * @text: any text
 *
 * Returns: whether it begins as a letter's link does, be it right or wrong
 */
gboolean
frt_letter_link_detect (const char *text)
{
  return g_ascii_strncasecmp (text, SCHEME ":", strlen (SCHEME ":")) == 0;
}

/* What stands behind "fratrie:?" in any case, or behind "fratrie://?", which some readers of codes make of it. */
static const char *
find_query (const char *link)
{
  if (strlen (link) > LINK_MAX || !frt_letter_link_detect (link))
    return NULL;
  link += strlen (SCHEME ":");
  if (g_str_has_prefix (link, "//"))
    link += 2;
  return *link == '?' ? link + 1 : NULL;
}

/* One of them is a password. */
static void
free_parameters (GHashTable *parameters)
{
  GHashTableIter iter;
  gpointer value;

  g_hash_table_iter_init (&iter, parameters);
  while (g_hash_table_iter_next (&iter, NULL, &value))
    explicit_bzero (value, strlen (value));
  g_hash_table_unref (parameters);
}

/**
 * frt_letter_link_parse:
 * @link: what a QR code, a link or a file holds
 * @error: return location for a #GError
 *
 * Leaves no copy of the password behind but the one it returns.
 *
 * Returns: (transfer full): the letter's link; %NULL with %FRT_ERROR_INVALID_FILE, which never tells what was read
 */
FrtLetterLink *
frt_letter_link_parse (const char *link, GError **error)
{
  const char *query = find_query (link);
  GHashTable *parameters = NULL;
  FrtLetterLink *self;

  if (query != NULL)
    parameters = g_uri_parse_params (query, (gssize) strcspn (query, "#"), "&", G_URI_PARAMS_NONE, NULL);
  if (parameters == NULL) {
    not_a_letter (error);
    return NULL;
  }
  self = read_parameters (parameters, error);
  free_parameters (parameters);
  return self;
}

/**
 * frt_letter_link_to_string:
 * @self: a letter's link
 *
 * Returns: (transfer full): what its QR code holds, password and all: wipe it
 */
char *
frt_letter_link_to_string (const FrtLetterLink *self)
{
  GString *link = g_string_new (SCHEME ":?");

  if (self->server != NULL) {
    g_string_append (link, "s=");
    g_string_append_uri_escaped (link, self->server, ":/", FALSE);
    g_string_append_c (link, '&');
  }
  g_string_append (link, "u=");
  g_string_append_uri_escaped (link, self->username, NULL, FALSE);
  g_string_append_printf (link, "&p=%s", frt_secret_get (self->password));
  return g_string_free (link, FALSE);
}

/**
 * frt_letter_link_free:
 * @self: (transfer full): a letter's link; its password is wiped
 */
void
frt_letter_link_free (FrtLetterLink *self)
{
  g_free (self->server);
  g_free (self->username);
  frt_secret_unref (self->password);
  g_free (self);
}
