/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Fratrie authors */

#include "domain/frt-totp.h"

#include <liboath/oath.h>
#include <string.h>

#define SECRET_BYTES 20      /* RFC 4226, 4: as many as the hash has */
#define DIGITS       6
#define STEP         30      /* seconds */
#define WINDOW       1       /* steps before and after: clocks differ */
#define ISSUER       "Fratrie"

static void
start_library (void)
{
  static gsize started = 0;

  if (g_once_init_enter (&started)) {
    if (oath_init () != OATH_OK)
      g_error ("liboath does not start");
    g_once_init_leave (&started, 1);
  }
}

/* See the header. Returns: (transfer full): wipe it */
char *
frt_totp_secret_new (const FrtRandom *random)
{
  char bytes[SECRET_BYTES], *text = NULL, *secret;

  start_library ();
  frt_random_fill (random, bytes, sizeof bytes);
  if (oath_base32_encode (bytes, sizeof bytes, &text, NULL) != OATH_OK)
    g_error ("no memory for a secret");
  explicit_bzero (bytes, sizeof bytes);
  secret = g_strdup (text);
  explicit_bzero (text, strlen (text));
  free (text);
  return secret;
}

/* See the header. Returns: (transfer full): a username has no character that an address must escape */
char *
frt_totp_uri (const char *username, const char *secret)
{
  return g_strdup_printf ("otpauth://totp/%s:%s?secret=%s&issuer=%s&algorithm=SHA1&digits=%d&period=%d", ISSUER, username,
                          secret, ISSUER, DIGITS, STEP);
}

/* The digits of @typed, or FALSE when it can be no code. */
static gboolean
read_digits (const char *typed, char code[DIGITS + 1])
{
  guint length = 0;

  for (const char *p = typed; *p != '\0'; p++) {
    if (*p == ' ')
      continue;
    if (!g_ascii_isdigit (*p) || length == DIGITS)
      return FALSE;
    code[length++] = *p;
  }
  code[length] = '\0';
  return length == DIGITS;
}

/* See the header. */
gboolean
frt_totp_check (const char *secret, const char *code, gint64 now, gint64 used_step, gint64 *step)
{
  char digits[DIGITS + 1], *bytes = NULL;
  size_t length;
  uint64_t counter = 0;
  int found, place;

  start_library ();
  if (!read_digits (code, digits) || oath_base32_decode (secret, strlen (secret), &bytes, &length) != OATH_OK)
    return FALSE;
  found = oath_totp_validate3 (bytes, length, now, STEP, OATH_TOTP_DEFAULT_START_TIME, WINDOW, &place, &counter, digits);
  explicit_bzero (bytes, length);
  free (bytes);
  if (found < 0 || (gint64) counter <= used_step)
    return FALSE;
  *step = (gint64) counter;
  return TRUE;
}
