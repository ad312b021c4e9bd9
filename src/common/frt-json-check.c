/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Fratrie authors */

#include "common/frt-json-check.h"

#include <errno.h>
#include <math.h>
#include <string.h>

typedef struct {
  const char *at;
  const char *end;
  guint       depth;          /* that may still be opened */
  const char *fault;          /* (nullable): the first one */
} Scanner;

static gboolean scan_value (Scanner *self);

static gboolean
fail (Scanner *self, const char *fault)
{
  if (self->fault == NULL)
    self->fault = fault;
  return FALSE;
}

static void
skip_space (Scanner *self)
{
  while (self->at < self->end && strchr (" \t\n\r", *self->at) != NULL && *self->at != '\0')
    self->at++;
}

static gboolean
take (Scanner *self, char expected)
{
  if (self->at >= self->end || *self->at != expected)
    return FALSE;
  self->at++;
  return TRUE;
}

static gboolean
scan_word (Scanner *self, const char *word)
{
  gsize length = strlen (word);

  if ((gsize) (self->end - self->at) < length || memcmp (self->at, word, length) != 0)
    return fail (self, "not a value");
  self->at += length;
  return TRUE;
}

static gboolean
scan_digits (Scanner *self)
{
  const char *first = self->at;

  while (self->at < self->end && g_ascii_isdigit (*self->at))
    self->at++;
  return self->at > first || fail (self, "a number without digits");
}

static gboolean
check_number (Scanner *self, const char *first, gboolean is_integer)
{
  char digits[64];
  gsize length = (gsize) (self->at - first);

  if (length >= sizeof digits)
    return fail (self, "a number too long");
  memcpy (digits, first, length);
  digits[length] = '\0';
  errno = 0;
  if (is_integer) {
    g_ascii_strtoll (digits, NULL, 10);
    return errno == 0 || fail (self, "an integer out of range");
  }
  return isfinite (g_ascii_strtod (digits, NULL)) || fail (self, "a number out of range");
}

static gboolean
scan_number (Scanner *self)
{
  const char *first = self->at;
  gboolean is_integer = TRUE;

  take (self, '-');
  if (!take (self, '0') && !scan_digits (self))
    return FALSE;
  if (take (self, '.')) {
    is_integer = FALSE;
    if (!scan_digits (self))
      return FALSE;
  }
  if (take (self, 'e') || take (self, 'E')) {
    is_integer = FALSE;
    if (!take (self, '+'))
      take (self, '-');
    if (!scan_digits (self))
      return FALSE;
  }
  return check_number (self, first, is_integer);
}

static gboolean
scan_hex (Scanner *self, gunichar *unit)
{
  *unit = 0;
  for (int i = 0; i < 4; i++, self->at++) {
    if (self->at >= self->end || !g_ascii_isxdigit (*self->at))
      return fail (self, "a broken \\u escape");
    *unit = *unit * 16 + (gunichar) g_ascii_xdigit_value (*self->at);
  }
  return TRUE;
}

static gboolean
scan_unicode_escape (Scanner *self, gunichar *character)
{
  gunichar low;

  if (!scan_hex (self, character))
    return FALSE;
  if (*character == 0)
    return fail (self, "a NUL character");
  if (*character >= 0xDC00 && *character <= 0xDFFF)
    return fail (self, "a lone surrogate");
  if (*character < 0xD800 || *character > 0xDBFF)
    return TRUE;
  if (!take (self, '\\') || !take (self, 'u') || !scan_hex (self, &low) || low < 0xDC00 || low > 0xDFFF)
    return fail (self, "a lone surrogate");
  *character = 0x10000 + ((*character - 0xD800) << 10) + (low - 0xDC00);
  return TRUE;
}

static gboolean
scan_escape (Scanner *self, GString *key)
{
  static const char escapes[] = "\"\\/bfnrt", meanings[] = "\"\\/\b\f\n\r\t";
  const char *known;
  gunichar character;

  if (self->at >= self->end)
    return fail (self, "a string without an end");
  if (take (self, 'u')) {
    if (!scan_unicode_escape (self, &character))
      return FALSE;
  } else {
    known = *self->at != '\0' ? strchr (escapes, *self->at) : NULL;
    if (known == NULL)
      return fail (self, "an unknown escape");
    character = (gunichar) meanings[known - escapes];
    self->at++;
  }
  if (key != NULL)
    g_string_append_unichar (key, character);
  return TRUE;
}

/* @key: (nullable): where to write a member's name; other strings are not copied, they may be secrets */
static gboolean
scan_string (Scanner *self, GString *key)
{
  if (!take (self, '"'))
    return fail (self, "not a string");
  while (self->at < self->end) {
    char c = *self->at++;

    if (c == '"')
      return TRUE;
    if ((guchar) c < 0x20)
      return fail (self, "a control character in a string");
    if (c == '\\') {
      if (!scan_escape (self, key))
        return FALSE;
    } else if (key != NULL) {
      g_string_append_c (key, c);
    }
  }
  return fail (self, "a string without an end");
}

static gboolean
scan_member (Scanner *self, GHashTable *names)
{
  g_autoptr (GString) key = g_string_new (NULL);

  skip_space (self);
  if (!scan_string (self, key))
    return FALSE;
  if (!g_hash_table_add (names, g_string_free (g_steal_pointer (&key), FALSE)))
    return fail (self, "a member that stands twice");
  skip_space (self);
  return (take (self, ':') || fail (self, "a member without a value")) && scan_value (self);
}

static gboolean
scan_members (Scanner *self)
{
  g_autoptr (GHashTable) names = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);

  skip_space (self);
  if (take (self, '}'))
    return TRUE;
  do {
    if (!scan_member (self, names))
      return FALSE;
  } while (take (self, ','));
  return take (self, '}') || fail (self, "an object without an end");
}

static gboolean
scan_elements (Scanner *self)
{
  skip_space (self);
  if (take (self, ']'))
    return TRUE;
  do {
    if (!scan_value (self))
      return FALSE;
  } while (take (self, ','));
  return take (self, ']') || fail (self, "an array without an end");
}

static gboolean
scan_nested (Scanner *self, gboolean (*scan) (Scanner *))
{
  gboolean ok;

  if (self->depth == 0)
    return fail (self, "nested too deep");
  self->at++;
  self->depth--;
  ok = scan (self);
  self->depth++;
  return ok;
}

static gboolean
scan_value (Scanner *self)
{
  gboolean ok;

  skip_space (self);
  if (self->at >= self->end)
    return fail (self, "a value is missing");
  switch (*self->at) {
  case '{': ok = scan_nested (self, scan_members); break;
  case '[': ok = scan_nested (self, scan_elements); break;
  case '"': ok = scan_string (self, NULL); break;
  case 't': ok = scan_word (self, "true"); break;
  case 'f': ok = scan_word (self, "false"); break;
  case 'n': ok = scan_word (self, "null"); break;
  default:  ok = scan_number (self);
  }
  skip_space (self);
  return ok;
}

/* See the header. */
const char *
frt_json_check (const char *text, gsize length, guint max_depth)
{
  Scanner scanner = { text, text + length, max_depth, NULL };

  if (memchr (text, '\0', length) != NULL || !g_utf8_validate (text, (gssize) length, NULL))
    return "not UTF-8";
  if (scan_value (&scanner) && scanner.at < scanner.end)
    fail (&scanner, "something behind the value");
  return scanner.fault;
}
