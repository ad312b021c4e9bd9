/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Fratrie authors */
#include "siecle-text.h"

#include "common/frt-error.h"
#include "formats/frt-siecle.h"
#include "memory-input.h"

#include <string.h>

#define WHOLE 4096

static void
add_text (GString *log, const char *text)
{
  if (text != NULL) {
    g_assert_true (g_utf8_validate (text, -1, NULL));
    g_assert_true (*text != '\0' && *text != ' ' && !g_str_has_suffix (text, " "));
    for (const char *at = text; *at != '\0'; at = g_utf8_next_char (at))
      g_assert_false (g_unichar_iscntrl (g_utf8_get_char (at)));
  }

  g_string_append_printf (log, " %s", text != NULL ? text : "-");
}

static void
add_texts (GString *log, const char *const *texts, guint count)
{
  for (guint i = 0; i < count; i++)
    add_text (log, texts[i]);
}

static void
add_lines (GString *log, const char *text)
{
  g_auto (GStrv) lines = g_strsplit (text, "\n", 0);

  for (guint i = 0; lines[i] != NULL; i++) {
    add_text (log, lines[i]);
    g_string_append (log, lines[i + 1] != NULL ? " |" : "");
  }
}

gboolean
siecle_text_log (const FrtRecord *record, gpointer user_data, GError **error)
{
  static const char *const types[] = { "header", "student", "class", "guardian", "link", "address" };
  const char *const student[] = {
    record->student_key, record->ine, record->elenoet, record->birth_date, record->left_on,
    record->birth_name, record->used_name, record->first_name,
  };
  const char *const guardian[] = {
    record->guardian_key, record->civility, record->birth_name, record->used_name, record->first_name,
    record->email, record->mobile,
  };
  const char *const class[] = { record->student_key, record->class_name };
  const char *const link[] = { record->student_key, record->guardian_key };
  GString *log = user_data;

  g_assert_nonnull (record->file);
  g_assert_cmpuint (record->line, >, 0);
  g_string_append_printf (log, "%u %s", record->line, types[record->type]);

  switch (record->type) {
  case FRT_RECORD_HEADER:
    add_text (log, record->uai);
    g_string_append_printf (log, " %d content=%d", record->school_year, record->content);
    break;
  case FRT_RECORD_STUDENT:
    add_texts (log, student, G_N_ELEMENTS (student));
    break;
  case FRT_RECORD_CLASS:
    add_texts (log, class, G_N_ELEMENTS (class));
    break;
  case FRT_RECORD_GUARDIAN:
    add_texts (log, guardian, G_N_ELEMENTS (guardian));
    if (record->address_key != NULL)
      g_string_append_printf (log, " at=%s", record->address_key);
    break;
  case FRT_RECORD_LINK:
    add_texts (log, link, G_N_ELEMENTS (link));
    g_string_append_printf (log, " level=%d kinship=%d", record->level, record->kinship);
    break;
  case FRT_RECORD_ADDRESS:
    add_text (log, record->address_key);
    add_lines (log, record->address);
    break;
  default:
    g_assert_not_reached ();
  }

  g_string_append_c (log, '\n');
  return TRUE;
}

char *
siecle_text_read (const char *text, gsize step, GError **error)
{
  MemoryInput memory = { text, strlen (text), 0, step };
  FrtInput input = { "f.xml", memory_input_read, &memory };
  GString *log = g_string_new (NULL);
  gboolean result = frt_siecle_read (&input, siecle_text_log, log, error);

  g_assert_true (result == (*error == NULL));
  return g_string_free (log, FALSE);
}

void
siecle_text_assert (const char *text, const char *expected)
{
  static const gsize steps[] = { WHOLE, 3 };

  for (guint i = 0; i < G_N_ELEMENTS (steps); i++) {
    g_autoptr (GError) error = NULL;
    g_autofree char *log = siecle_text_read (text, steps[i], &error);

    g_assert_no_error (error);
    g_assert_cmpstr (log, ==, expected);
  }
}

void
siecle_text_refused (const char *text, const char *pattern)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *log = siecle_text_read (text, WHOLE, &error);

  g_assert_nonnull (log);      /* up to there */
  g_assert_error (error, FRT_ERROR, FRT_ERROR_INVALID_FILE);
  if (!g_pattern_match_simple (pattern, error->message))
    g_error ("“%s” is not “%s”", error->message, pattern);
}
