/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Fratrie authors */

#include "common/frt-json.h"
#include "letters/frt-letters-pdf.h"

#include <stdlib.h>
#include <string.h>

/* Usage: write-letters LOCALE_DIR PAGES <LETTER.json >LETTERS.pdf
 * Writes one letter, PAGES times. The JSON is the demo's, with what is on paper only besides. */

static char **
get_strings (JsonObject *object, const char *name)
{
  g_autoptr (GStrvBuilder) strings = g_strv_builder_new ();
  JsonArray *array = json_object_has_member (object, name) ? json_object_get_array_member (object, name) : NULL;

  for (guint i = 0; array != NULL && i < json_array_get_length (array); i++)
    g_strv_builder_add (strings, json_array_get_string_element (array, i));
  return g_strv_builder_end (strings);
}

static char *
dup_string (JsonObject *object, const char *name)
{
  return g_strdup (json_object_get_string_member_with_default (object, name, NULL));
}

/* As who reads standard input to its end. */
static JsonObject *
read_input (void)
{
  g_autoptr (GString) text = g_string_new (NULL);
  g_autoptr (GError) error = NULL;
  JsonObject *object;
  char buffer[4096];
  gsize n;

  while ((n = fread (buffer, 1, sizeof buffer, stdin)) > 0)
    g_string_append_len (text, buffer, (gssize) n);
  object = frt_json_parse_object (text->str, text->len, FRT_JSON_MAX_BYTES, &error);
  g_assert_no_error (error);
  return object;
}

int
main (int argc, char *argv[])
{
  g_autoptr (GError) error = NULL;
  g_autoptr (JsonObject) object = read_input ();
  g_autoptr (FrtLetter) letter = frt_letter_new_from_json (object, &error);
  g_autoptr (FrtCatalog) catalog = frt_catalog_new (argv[1]);
  g_autofree char *address = dup_string (object, "service_address"), *support = dup_string (object, "support");
  FrtLetterForm form = { catalog, "Fratrie", address, support, json_object_get_int_member (object, "written_at") };
  g_autoptr (GPtrArray) letters = g_ptr_array_new ();

  g_assert_no_error (error);
  letter->address = get_strings (object, "address");
  letter->school_address = dup_string (object, "school_address");
  letter->school_contact = dup_string (object, "school_contact");
  for (int i = 0; i < atoi (argv[2]); i++)
    g_ptr_array_add (letters, letter);
  frt_letters_pdf_write (stdout, &form, letters, NULL, NULL, &error);
  g_assert_no_error (error);
  return fclose (stdout) == 0 ? EXIT_SUCCESS : EXIT_FAILURE;
}
