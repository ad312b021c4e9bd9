/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Fratrie authors */
#include "common/frt-error.h"
#include "formats/frt-csv.h"
#include "memory-input.h"

#include <string.h>

/* Rows as schools' programs write them, and as they should not. */

static const FrtColumn columns[] = {
  { "id", { 20, FALSE }, TRUE }, { "name", { 100, TRUE }, TRUE }, { "note", { 40000, FALSE }, FALSE },
};

/* "LINE id|name|note" a row; what went wrong at the end. */
static char *
read_text (const char *text, gsize length, gsize step)
{
  MemoryInput memory = { text, length, 0, step };
  FrtInput input = { "f.csv", memory_input_read, &memory };
  g_autoptr (FrtCsv) csv = frt_csv_new (&input, columns, G_N_ELEMENTS (columns));
  GString *log = g_string_new (NULL);
  g_autoptr (GError) error = NULL;
  int result = frt_csv_open (csv, &error) ? 1 : -1;

  while (result > 0 && (result = frt_csv_next (csv, &error)) > 0) {
    g_string_append_printf (log, "%u", frt_csv_get_line (csv));
    for (guint i = 0; i < G_N_ELEMENTS (columns); i++)
      g_string_append_printf (log, "%s%s", i == 0 ? " " : "|", frt_csv_get (csv, i) ? frt_csv_get (csv, i) : "-");
    g_string_append_c (log, '\n');
  }
  g_assert_true ((error != NULL) == (result < 0));
  if (error != NULL) {
    g_assert_error (error, FRT_ERROR, FRT_ERROR_INVALID_FILE);
    g_string_append (log, error->message);
  }
  return g_string_free (log, FALSE);
}

/* However many bytes come at once. */
static void
assert_read (const char *text, gsize length, const char *pattern)
{
  static const gsize steps[] = { 65536, 1, 3 };

  for (guint i = 0; i < G_N_ELEMENTS (steps); i++) {
    g_autofree char *log = read_text (text, length, steps[i]);

    if (!g_pattern_match_simple (pattern, log))
      g_error ("“%s” is not “%s”", log, pattern);
  }
}

static void
test_rows (void)
{
  static const struct { const char *text, *log; } cases[] = {
    { "id,name\n1,A\n2,B\n", "2 1|A|-\n3 2|B|-\n" },
    { "id,name\r\n1,A\r\n\r\n2,B", "2 1|A|-\n4 2|B|-\n" },
    { "id,name\r1,A\r2,B\r", "2 1|A|-\n3 2|B|-\n" },
    { "\xef\xbb\xbf\"Name\",x, ID \n\"A, \"\"B\"\"\",,1\n", "2 1|A, \"B\"|-\n" },
    { "id,name,note\n1,A,\"two\r\nlines\n\"\n2,B,\n", "2 1|A|two  lines\n5 2|B|-\n" },
    { "id,name\n1,\"\xc3\x89\xe2\x80\xae\x1b[2J\"\n2, =1+1\n3,\"  \"\n", "2 1|É[2J|-\n3 2|=1+1|-\n4 3|-|-\n" },
    { "id,name\n123456789012345678901,A\n", "2 -|A|-\n" },
    { "id,name\n", "" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    assert_read (cases[i].text, strlen (cases[i].text), cases[i].log);
}

static void
test_refused (void)
{
  static const struct { const char *text; gsize length; const char *pattern; } cases[] = {
    { "", 0, "f.csv:1: the file is empty*" },
    { "\xef\xbb\xbf", 3, "f.csv:1: the file is empty*" },
    { "id;name\n1;A\n", 0, "f.csv:1: the file has no column id (columns are separated by commas)*" },
    { "id,x\n", 0, "f.csv:1: the file has no column name*" },
    { "id,name,ID\n", 0, "f.csv:1: the column id stands here twice*" },
    { "id,name\n1\n", 0, "f.csv:2: this row has 1 cells, the header has 2*" },
    { "id,name\n1,A\n2,B,C\n", 0, "2 1|A|-\nf.csv:3: this row has 3 cells, the header has 2*" },
    { "id,name\n1,A\"B\n", 0, "f.csv:2: a quote stands inside a cell*" },
    { "id,name\n1,\"A\"B\n", 0, "f.csv:2: a quote stands inside a cell*" },
    { "id,name\n\n1,\"A\n2,B\n", 0, "f.csv:3: a quote that opens here*never closed*" },
    { "id,name\n1,\xe9\n", 0, "f.csv:2: the file is not in UTF-8*" },
    { "id,name\n1,A\0B\n", 14, "f.csv:2: a NUL character*" },
    { "\xff\xfei\0d\0", 6, "f.csv:1: the file is in UTF-16*" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    assert_read (cases[i].text, cases[i].length > 0 ? cases[i].length : strlen (cases[i].text), cases[i].pattern);
}

/* A name of 300 characters is cut; a cell or a row without an end takes no memory. */
static void
test_sizes (void)
{
  g_autofree char *name = g_strnfill (300, 'N'), *cut = g_strnfill (100, 'N');
  g_autofree char *text = g_strconcat ("id,name\n1,", name, "\n", NULL);
  g_autofree char *log = g_strconcat ("2 1|", cut, "|-\n", NULL);
  g_autofree char *filling = g_strnfill (100000, 'x'), *commas = g_strnfill (100000, ',');
  g_autofree char *cell = g_strconcat ("id,name\n1,", filling, "\n", NULL);
  g_autofree char *unclosed = g_strconcat ("id,name\n1,\"", filling, "\n", filling, NULL);
  g_autofree char *wide = g_strconcat ("id,name\n1,A", commas, "\n", NULL);
  g_autofree char *wide_header = g_strconcat ("id,name", commas, "\n", NULL);

  assert_read (text, strlen (text), log);
  assert_read (cell, strlen (cell), "f.csv:2: a cell of more than 32 KiB*");
  assert_read (unclosed, strlen (unclosed), "f.csv:2: a quote that opens here*never closed*");
  assert_read (wide, strlen (wide), "f.csv:2: this row has 100002 cells*");
  assert_read (wide_header, strlen (wide_header), "f.csv:1: the file has more than 200 columns*");
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/csv/rows", test_rows);
  g_test_add_func ("/csv/refused", test_refused);
  g_test_add_func ("/csv/sizes", test_sizes);
  return g_test_run ();
}
