/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Fratrie authors */
#include "formats/frt-clean.h"

#include <string.h>

/* Control and invisible formatting characters go (some turn the reading direction of what follows on a
 * letter); a white space of any kind is a plain space. */
static void
append_clean (GString *value, gunichar character)
{
  if (g_unichar_isspace (character))
    g_string_append_c (value, ' ');
  else if (g_unichar_type (character) != G_UNICODE_CONTROL && g_unichar_type (character) != G_UNICODE_FORMAT)
    g_string_append_unichar (value, character);
}

/**
 * frt_clean:
 * @value: what was in it goes
 * @raw: UTF-8, as a file has it
 * @length: how long it may be
 *
 * Leaves @value empty where nothing is left, or where it is too long and must not be cut.
 */
void
frt_clean (GString *value, const char *raw, const FrtLength *length)
{
  const char *rest;

  g_string_truncate (value, 0);
  for (const char *at = raw; *at != '\0'; at = g_utf8_next_char (at))
    append_clean (value, g_utf8_get_char (at));

  g_strstrip (value->str);
  g_string_set_size (value, strlen (value->str));
  if (g_utf8_strlen (value->str, -1) <= length->max_length)
    return;

  rest = g_utf8_offset_to_pointer (value->str, length->max_length);
  g_string_truncate (value, length->may_cut ? (gsize) (rest - value->str) : 0);
  g_strchomp (value->str);
  g_string_set_size (value, strlen (value->str));
}
