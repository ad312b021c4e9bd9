/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Fratrie authors */

#include "domain/frt-contact.h"

#include "common/frt-error.h"

#include <string.h>

#define EMAIL_MAX 254      /* bytes; RFC 5321, 4.5.3.1.3 less the brackets */
#define PHONE_MIN_DIGITS 6
#define PHONE_MAX 20       /* characters, as SIECLE has it */

static gboolean
has_space_or_control (const char *text)
{
  for (const char *p = text; *p != '\0'; p = g_utf8_next_char (p))
    if (g_unichar_isspace (g_utf8_get_char (p)) || g_unichar_iscntrl (g_utf8_get_char (p)))
      return TRUE;
  return FALSE;
}

/**
 * frt_contact_check_email:
 * @email: an address; only a message sent there tells whether it is somebody's, so its form alone is looked at
 * @pointer: the field it came in
 * @error: return location for a #GError
 *
 * Returns: whether a message can be addressed to it
 */
gboolean
frt_contact_check_email (const char *email, const char *pointer, GError **error)
{
  const char *at = strrchr (email, '@');

  if (strlen (email) > EMAIL_MAX)
    return frt_error_set_field (error, pointer, "longer than %d characters", EMAIL_MAX);
  if (at == NULL || at == email || strchr (at, '.') == NULL || at[1] == '.' || g_str_has_suffix (at, ".") ||
      strpbrk (email, "<>,;:\\\"()[]") != NULL || strchr (email, '@') != at || has_space_or_control (email))
    return frt_error_set_field (error, pointer, "not an email address");
  return TRUE;
}

/**
 * frt_contact_check_phone:
 * @phone: a telephone number
 * @pointer: the field it came in
 * @error: return location for a #GError
 *
 * Returns: whether it reads as one: digits, perhaps a plus sign before them, spaces, dots and dashes between
 */
gboolean
frt_contact_check_phone (const char *phone, const char *pointer, GError **error)
{
  guint digits = 0;

  for (const char *p = phone; *p != '\0'; p++) {
    digits += g_ascii_isdigit (*p);
    if (!g_ascii_isdigit (*p) && strchr (" .-()", *p) == NULL && !(*p == '+' && p == phone))
      return frt_error_set_field (error, pointer, "not a telephone number");
  }
  if (digits < PHONE_MIN_DIGITS || strlen (phone) > PHONE_MAX)
    return frt_error_set_field (error, pointer, "not a telephone number");
  return TRUE;
}

/**
 * frt_contact_check_language:
 * @language: a language's code
 * @pointer: the field it came in
 * @error: return location for a #GError
 *
 * Returns: whether it is two small letters (ISO 639-1)
 */
gboolean
frt_contact_check_language (const char *language, const char *pointer, GError **error)
{
  if (strlen (language) != 2 || !g_ascii_islower (language[0]) || !g_ascii_islower (language[1]))
    return frt_error_set_field (error, pointer, "not a language's code of two letters");
  return TRUE;
}
