/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Fratrie authors */
#include "app/frt-letter-problem.h"

#include "common/frt-error.h"

/**
 * frt_letter_problem_set:
 * @error: return location for a #GError
 * @sentence: what is wrong and what to do, in the user's language; never a password
 * @...: for @sentence
 *
 * Sets %FRT_ERROR_INVALID_FILE with a sentence of its own.
 *
 * Returns: %FALSE, to be returned
 */
gboolean
frt_letter_problem_set (GError **error, const char *sentence, ...)
{
  g_autofree char *text = NULL;
  GError *made;
  va_list arguments;

  va_start (arguments, sentence);
  text = g_strdup_vprintf (sentence, arguments);
  va_end (arguments);
  made = frt_error_new (FRT_ERROR_INVALID_FILE, "this cannot be read as a letter");
  json_object_set_string_member (frt_error_get_members (made), "sentence", text);
  g_propagate_error (error, made);
  return FALSE;
}
