/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Fratrie authors */
#include "config.h"

#include "school/frt-file-fault.h"

#include "common/frt-error.h"

#include <glib/gi18n.h>

/* The service names the upload in which a file stood; what is about none has no place before it. */
#define FAULT "^(?:upload(?:/([^:]+))?|([^:/ ]+))(?::([0-9]+))?: (.+)$"

enum { WHOLE, IN_UPLOAD, ALONE, LINE, WORDS };

/**
 * frt_file_fault_dup_sentence:
 * @message: what follows "FILE:LINE: "
 *
 * Returns: (transfer full): the same as a sentence
 */
char *
frt_file_fault_dup_sentence (const char *message)
{
  gunichar first = g_utf8_get_char (message);
  char start[7] = { 0 };

  if (first == 0)
    return g_strdup ("");

  g_unichar_to_utf8 (g_unichar_toupper (first), start);
  return g_strconcat (start, g_utf8_next_char (message), NULL);
}

/* See the header. Returns: (transfer full) */
char *
frt_file_fault_dup_place (const char *file, guint line)
{
  g_autofree char *name = g_path_get_basename (file);

  /* Translators: a file's name, then the number of a line in it. */
  return line > 0 ? g_strdup_printf (_("%s, line %u"), name, line) : g_strdup (name);
}

/* The service's own words about what it was sent; an archive that cannot be opened is not sent at all. */
static const char *
get_detail (const GError *error)
{
  JsonArray *errors = NULL;
  JsonNode *first;

  if (g_error_matches (error, FRT_ERROR, FRT_ERROR_INVALID_FILE))
    return error->message;
  if (!g_error_matches (error, FRT_ERROR, FRT_ERROR_INVALID_REQUEST) ||
      !json_object_has_member (frt_error_get_members (error), "errors"))
    return NULL;

  errors = json_object_get_array_member (frt_error_get_members (error), "errors");
  first = errors != NULL && json_array_get_length (errors) > 0 ? json_array_get_element (errors, 0) : NULL;

  return first != NULL && JSON_NODE_HOLDS_OBJECT (first)
    ? json_object_get_string_member_with_default (json_node_get_object (first), "detail", NULL) : NULL;
}

/**
 * frt_file_fault_dup_text:
 * @error: why an import, or its preview, failed
 *
 * Returns: (transfer full) (nullable): plain text: that nothing was imported, where the fault is, and what to do; %NULL when
 *   the files are not to blame
 */
char *
frt_file_fault_dup_text (const GError *error)
{
  const char *detail = get_detail (error);
  g_autoptr (GRegex) regex = g_regex_new (FAULT, 0, 0, NULL);
  g_autoptr (GMatchInfo) match = NULL;
  g_autofree char *file = NULL, *line = NULL, *words = NULL, *sentence = NULL, *place = NULL;

  if (detail == NULL)
    return NULL;

  if (g_regex_match (regex, detail, 0, &match)) {
    file = g_match_info_fetch (match, IN_UPLOAD);
    if (file == NULL || *file == '\0') {
      g_free (file);
      file = g_match_info_fetch (match, ALONE);
    }
    line = g_match_info_fetch (match, LINE);
    words = g_match_info_fetch (match, WORDS);
  }
  sentence = frt_file_fault_dup_sentence (words != NULL ? words : detail);
  if (file == NULL || *file == '\0')
    /* Translators: then what is wrong with a school's files. */
    return g_strdup_printf (_("Nothing was imported. %s"), sentence);

  place = frt_file_fault_dup_place (file, (guint) g_ascii_strtoull (line, NULL, 10));
  /* Translators: where in a school's files, then what is wrong there. */
  return g_strdup_printf (_("Nothing was imported. %s: %s"), place, sentence);
}
