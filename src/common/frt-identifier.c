/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Fratrie authors */

#include "common/frt-identifier.h"

#include "common/frt-name.h"

#include <string.h>

#define USERNAME_MIN_LENGTH 3
#define USERNAME_MORE_DIGITS 4       /* than five */
#define USERNAME_NAME_MAX   12      /* letters of the last name */
#define NAMELESS            "parent"

/**
 * frt_random_fill:
 * @random: where chance comes from
 * @buffer: to be filled
 * @length: its bytes
 */
void
frt_random_fill (const FrtRandom *random, void *buffer, gsize length)
{
  random->fill (random->data, buffer, length);
}

/**
 * frt_random_uniform:
 * @random: where chance comes from
 * @upper_bound: more than 0
 *
 * Returns: a number below @upper_bound, each as likely
 */
guint32
frt_random_uniform (const FrtRandom *random, guint32 upper_bound)
{
  guint32 limit = G_MAXUINT32 - G_MAXUINT32 % upper_bound, drawn;

  do
    frt_random_fill (random, &drawn, sizeof drawn);
  while (drawn >= limit);
  return drawn % upper_bound;
}

/**
 * frt_username_normalise:
 * @typed: a username in any case, with spaces around it
 *
 * Returns: (transfer full) (nullable): the username as it is kept; %NULL when it can be none
 */
char *
frt_username_normalise (const char *typed)
{
  g_autofree char *username = NULL;
  gsize length;

  if (!g_utf8_validate (typed, -1, NULL))
    return NULL;
  while (g_unichar_isspace (g_utf8_get_char (typed)))
    typed = g_utf8_next_char (typed);
  username = g_ascii_strdown (typed, -1);
  length = strlen (username);
  while (length > 0) {
    const char *last = g_utf8_find_prev_char (username, username + length);

    if (!g_unichar_isspace (g_utf8_get_char (last)))
      break;
    length = (gsize) (last - username);
    username[length] = '\0';
  }
  if (length < USERNAME_MIN_LENGTH || length > FRT_USERNAME_MAX_LENGTH)
    return NULL;
  for (const char *p = username; *p != '\0'; p++)
    if (!g_ascii_isalnum (*p) && strchr ("._-", *p) == NULL)
      return NULL;
  return g_steal_pointer (&username);
}

/* The Latin letters of a name, at most @most of them. */
static char *
latin_letters (const char *name, gsize most)
{
  g_autofree char *folded = frt_name_fold (name);
  GString *letters = g_string_new (NULL);

  for (const char *p = folded; *p != '\0' && letters->len < most; p++)
    if (g_ascii_isalpha (*p))
      g_string_append_c (letters, *p);
  return g_string_free (letters, FALSE);
}

/**
 * frt_username_new:
 * @first_name: a holder's first name
 * @last_name: a holder's last name
 * @attempt: how many that this function made for them were taken already; each brings one more digit, up to nine
 * @random: where chance comes from
 *
 * Returns: (transfer full): a username to try, like "a.lefevre48213"; "parent48213" when the names have no Latin letter
 */
char *
frt_username_new (const char *first_name, const char *last_name, guint attempt, const FrtRandom *random)
{
  g_autofree char *initial = latin_letters (first_name, 1);
  g_autofree char *name = latin_letters (last_name, USERNAME_NAME_MAX);
  guint32 lowest = 10000;
  guint32 number;

  for (guint i = 0; i < MIN (attempt, USERNAME_MORE_DIGITS); i++)
    lowest *= 10;
  number = lowest + frt_random_uniform (random, 9 * lowest);

  if (*name == '\0')
    return g_strdup_printf ("%s%u", NAMELESS, number);
  return g_strdup_printf ("%s%s%s%u", initial, *initial != '\0' ? "." : "", name, number);
}

/**
 * frt_username_mask:
 * @username: a username
 *
 * Returns: (transfer full): enough of it for its owner to know it by
 */
char *
frt_username_mask (const char *username)
{
  gsize length = strlen (username);
  g_autofree char *head = g_strndup (username, MIN (length, 3));

  return g_strdup_printf ("%s••••%s", head, length > 5 ? username + length - 2 : "");
}

/**
 * frt_provisional_password_new:
 * @random: where chance comes from
 *
 * Returns: (transfer full): a password for a letter: 31^8 of them, nearly 40 bits
 */
FrtSecret *
frt_provisional_password_new (const FrtRandom *random)
{
  static const char alphabet[] = FRT_PROVISIONAL_ALPHABET;
  char text[FRT_PROVISIONAL_LENGTH + 1];
  FrtSecret *password;

  for (guint i = 0; i < FRT_PROVISIONAL_LENGTH; i++)
    text[i] = alphabet[frt_random_uniform (random, sizeof alphabet - 1)];
  text[FRT_PROVISIONAL_LENGTH] = '\0';
  password = frt_secret_new (text);
  explicit_bzero (text, sizeof text);
  return password;
}

static gboolean
is_separator (gunichar c)
{
  return g_unichar_isspace (c) || g_unichar_type (c) == G_UNICODE_DASH_PUNCTUATION || c == 0x2212 /* minus */ ||
         c == 0x200B /* zero width space */ || c == 0xFEFF;
}

/**
 * frt_provisional_password_normalise:
 * @typed: a letter's password in any case, with spaces or dashes of any kind
 *
 * Returns: (transfer full) (nullable): it as it is compared; %NULL when it can be none
 */
FrtSecret *
frt_provisional_password_normalise (const char *typed)
{
  char text[FRT_PROVISIONAL_LENGTH + 1];
  guint length = 0;
  FrtSecret *password = NULL;
  gboolean ok = g_utf8_validate (typed, -1, NULL);

  for (const char *p = typed; ok && *p != '\0'; p = g_utf8_next_char (p)) {
    gunichar c = g_utf8_get_char (p);
    char upper = c < 0x80 ? g_ascii_toupper ((char) c) : '\0';

    if (is_separator (c))
      continue;
    ok = upper != '\0' && strchr (FRT_PROVISIONAL_ALPHABET, upper) != NULL && length < FRT_PROVISIONAL_LENGTH;
    if (ok)
      text[length++] = upper;
  }
  text[length] = '\0';
  if (ok && length == FRT_PROVISIONAL_LENGTH)
    password = frt_secret_new (text);
  explicit_bzero (text, sizeof text);
  return password;
}

/**
 * frt_provisional_password_format:
 * @password: a letter's password
 *
 * Returns: (transfer full): it in two halves, as it is printed; wipe it
 */
char *
frt_provisional_password_format (const char *password)
{
  return g_strdup_printf ("%.4s %s", password, strlen (password) > 4 ? password + 4 : "");
}

/**
 * frt_uai_is_valid:
 * @uai: a text
 *
 * Returns: whether it is a school's number: 7 digits and a capital letter
 */
gboolean
frt_uai_is_valid (const char *uai)
{
  for (guint i = 0; i < 7; i++)
    if (!g_ascii_isdigit (uai[i]))
      return FALSE;
  return g_ascii_isupper (uai[7]) && uai[8] == '\0';
}

/**
 * frt_id_parse:
 * @text: what somebody gives as the id of a session, a child, a grouping, a task
 *
 * Returns: the id; 0, which nothing has, when it is not written as we write them
 */
gint64
frt_id_parse (const char *text)
{
  guint64 id = 0;

  if (*text == '0' || !g_ascii_string_to_unsigned (text, 10, 1, G_MAXINT64, &id, NULL))
    return 0;
  return (gint64) id;
}
