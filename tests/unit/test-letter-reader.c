/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Fratrie authors */
#include "app/frt-letter-reader.h"
#include "common/frt-error.h"
#include "letter-pictures.h"
#include "scratch.h"

#include <glib/gstdio.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

/* Letters as parents have them: photos, screenshots and documents, whole and harmed. */

typedef struct {
  FrtLetterLink *letter;      /* (owned) (nullable) */
  GError        *error;       /* (owned) (nullable) */
  gboolean       done;
} Answer;

static void
on_read (GObject *source, GAsyncResult *result, gpointer user_data)
{
  Answer *answer = user_data;

  answer->letter = frt_letter_reader_read_finish (result, &answer->error);
  answer->done = TRUE;
}

static void
wait_for (Answer *answer)
{
  g_assert_false (answer->done);      /* never from within the call */
  while (!answer->done)
    g_main_context_iteration (NULL, TRUE);
  g_assert_true ((answer->letter == NULL) == (answer->error != NULL));
}

static void
answer_clear (Answer *answer)
{
  g_clear_pointer (&answer->letter, frt_letter_link_free);
  g_clear_error (&answer->error);
}
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Answer, answer_clear)

static void
assert_letter (Answer *answer)
{
  wait_for (answer);
  g_assert_no_error (answer->error);
  g_assert_cmpstr (answer->letter->server, ==, LETTER_SERVICE);
  g_assert_cmpstr (answer->letter->username, ==, LETTER_USERNAME);
  g_assert_cmpstr (frt_secret_get (answer->letter->password), ==, LETTER_PASSWORD);
}

/* The parent's sentence is like @pattern, and no word of it or of the log's is a password. */
static void
assert_refused (Answer *answer, const char *pattern)
{
  g_autofree char *sentence = NULL;

  wait_for (answer);
  g_assert_error (answer->error, FRT_ERROR, FRT_ERROR_INVALID_FILE);
  sentence = frt_error_dup_user_message (answer->error);
  if (!g_pattern_match_simple (pattern, sentence))
    g_error ("“%s” is not “%s”", sentence, pattern);
  g_assert_null (strstr (sentence, LETTER_PASSWORD));
  g_assert_null (strstr (answer->error->message, LETTER_PASSWORD));
}

static void
assert_file_refused (GFile *file, const char *pattern)
{
  g_auto (Answer) answer = { 0 };

  frt_letter_reader_read_file_async (file, NULL, on_read, &answer);
  assert_refused (&answer, pattern);
}

static void
assert_bytes_refused (GBytes *bytes, const char *pattern)
{
  g_auto (Answer) answer = { 0 };

  frt_letter_reader_read_bytes_async (bytes, NULL, on_read, &answer);
  assert_refused (&answer, pattern);
}

static void
test_pictures (void)
{
  static const char *const names[] = {
    "letter.png", "askew.jpg", "turned.jpg", "seen-from-the-side.jpg", "dark.jpg", "in-the-shadow.jpg", "telephone.jpg",
    "telephone.webp", "blurred.jpg", "shaken.jpg", "from-afar.jpg", "screenshot.png", "white-on-black.png",
    "transparent.png", "tiny.png", NULL,
  };
  char *folder = letter_pictures_make (LETTER_LINK, names);

  for (guint i = 0; names[i] != NULL; i++) {
    g_autoptr (GFile) file = letter_pictures_get (folder, names[i]);
    g_auto (Answer) answer = { 0 };

    g_test_message ("%s", names[i]);
    frt_letter_reader_read_file_async (file, NULL, on_read, &answer);
    assert_letter (&answer);
  }
  scratch_remove (folder);
}

/* From the clipboard, or whatever else is no file. */
static void
test_in_memory (void)
{
  char *folder = letter_pictures_make (LETTER_LINK, (const char *const[]) { "transparent.png", NULL });
  g_autoptr (GFile) file = letter_pictures_get (folder, "transparent.png");
  g_autoptr (GBytes) bytes = g_file_load_bytes (file, NULL, NULL, NULL);
  g_auto (Answer) from_bytes = { 0 };

  frt_letter_reader_read_bytes_async (bytes, NULL, on_read, &from_bytes);
  assert_letter (&from_bytes);
  scratch_remove (folder);
}

/* On any page of a document; twice the same is one letter. */
static void
test_documents (void)
{
  static const char *const pages[20] = { [1] = LETTER_LINK, [19] = LETTER_LINK };
  g_autoptr (GBytes) first = letter_pictures_new_pdf (&pages[1], 1);
  g_autoptr (GBytes) longest = letter_pictures_new_pdf (pages, 20);
  g_auto (Answer) from_first = { 0 }, from_longest = { 0 };

  frt_letter_reader_read_bytes_async (first, NULL, on_read, &from_first);
  assert_letter (&from_first);
  frt_letter_reader_read_bytes_async (longest, NULL, on_read, &from_longest);
  assert_letter (&from_longest);
}

static void
test_refused_documents (void)
{
  static const char *const several[] = { LETTER_LINK, NULL, LETTER_OTHER };
  static const char *const none[21] = { NULL };
  static const char encrypted[] =
    "%PDF-1.4\n1 0 obj <</Type /Catalog /Pages 2 0 R>> endobj\n2 0 obj <</Type /Pages /Kids [] /Count 0>> endobj\n"
    "3 0 obj <</Filter /Standard /V 1 /R 2 /P -4 /O <000102030405060708090a0b0c0d0e0f101112131415161718191a1b1c1d1e1f>"
    " /U <1f1e1d1c1b1a191817161514131211100f0e0d0c0b0a09080706050403020100>>> endobj\n"
    "trailer <</Root 1 0 R /Encrypt 3 0 R /ID [<00> <00>]>>\n%%EOF\n";
  g_autoptr (GBytes) two = letter_pictures_new_pdf (several, 3);
  g_autoptr (GBytes) blank = letter_pictures_new_pdf (none, 1);
  g_autoptr (GBytes) longest = letter_pictures_new_pdf (none, 21);
  g_autoptr (GBytes) cut = g_bytes_new_from_bytes (blank, 0, 40);
  g_autoptr (GBytes) locked = g_bytes_new_static (encrypted, strlen (encrypted));

  assert_bytes_refused (two, "There are several letters here: rose.vidal5, marc.lefevre3. Open them one at a time.");
  assert_bytes_refused (blank, "No code can be read*");
  assert_bytes_refused (longest, "This document has more than 20 pages.*");
  assert_bytes_refused (cut, "This document is damaged*");
  assert_bytes_refused (locked, "This document is protected by a password.*");
}

static void
test_other_codes (void)
{
  static const char *const links[] = {
    "https://fratrie.example/?u=rose.vidal5&p=ABCD2345", "fratrie:?u=rose.vidal5", "WIFI:T:WPA;S=x;P=ABCD2345;;",
    "fratrie:?s=x&u=rose.vidal5&p=ABCD234",
  };

  for (guint i = 0; i < G_N_ELEMENTS (links); i++) {
    g_autoptr (GBytes) bytes = letter_pictures_new_pdf (&links[i], 1);

    assert_bytes_refused (bytes, "The code in this picture is not the one of a letter.*");
  }
}

/* A file cut in two, with the code in what is left and without it; empty; something else; too large. */
static void
test_harmed_pictures (void)
{
  static const char *const names[] = { "letter.png", "askew.jpg", "telephone.webp", "blank.png", NULL };
  char *folder = letter_pictures_make (LETTER_LINK, names);
  g_autoptr (GBytes) empty = g_bytes_new_static ("", 0);
  g_autoptr (GBytes) text = g_bytes_new_static (LETTER_LINK, strlen (LETTER_LINK));
  g_autoptr (GFile) blank = letter_pictures_get (folder, "blank.png");

  for (guint i = 0; i < 3; i++) {
    g_autoptr (GFile) file = letter_pictures_get (folder, names[i]);
    g_autoptr (GBytes) whole = g_file_load_bytes (file, NULL, NULL, NULL);
    g_autoptr (GBytes) cut = g_bytes_new_from_bytes (whole, 0, g_bytes_get_size (whole) / 5);

    g_test_message ("%s", names[i]);
    assert_bytes_refused (cut, "This picture is damaged.*");
  }
  assert_file_refused (blank, "No code can be read in this picture.*");
  assert_bytes_refused (empty, "This is neither a picture (PNG, JPEG, WebP) nor a PDF.*");
  assert_bytes_refused (text, "This is neither a picture*");
  scratch_remove (folder);
}

/* Small files that claim to be huge pictures: 60,000, 65,500 and 16,384 pixels a side. */
static void
test_bombs (void)
{
  static const guint8 png[] = "\x89PNG\r\n\x1a\n\0\0\0\rIHDR\0\0\xea\x60\0\0\xea\x60\1\0\0\0\0\xa8\xa9\x48\xef\0\0\x10\0IDAT";
  static const guint8 jpeg[] = "\xff\xd8\xff\xc0\0\x0b\x08\xff\xdc\xff\xdc\1\1\x11\0\xff\xda\0\x08\1\1\0\0\x3f\0";
  static const guint8 webp[] = "RIFF\x1e\0\0\0WEBPVP8L\x11\0\0\0\x2f\xff\xff\xff\x0f\0\0\0\0\0\0\0\0\0\0\0\0";
  static const struct { const guint8 *data; gsize length; } bombs[] = {
    { png, sizeof png - 1 }, { jpeg, sizeof jpeg - 1 }, { webp, sizeof webp - 1 },
  };

  for (guint i = 0; i < G_N_ELEMENTS (bombs); i++) {
    g_autoptr (GByteArray) padded = g_byte_array_new ();
    g_autoptr (GBytes) bytes = NULL;

    g_byte_array_append (padded, bombs[i].data, (guint) bombs[i].length);
    g_byte_array_set_size (padded, 8192);
    g_test_message ("bomb %u", i);
    bytes = g_byte_array_free_to_bytes (g_steal_pointer (&padded));
    assert_bytes_refused (bytes, "This picture is too large: more than 100 megapixels.*");
  }
}

static void
test_files (void)
{
  g_autofree char *folder = g_dir_make_tmp ("frt-letters-XXXXXX", NULL);
  g_autoptr (GFile) not_a_file = g_file_new_for_path (folder);
  g_autoptr (GFile) file = letter_pictures_get (folder, "letter.pdf");
  const char *path = g_file_peek_path (file);

  assert_file_refused (not_a_file, "This is not a file.*");
  assert_file_refused (file, "This file cannot be opened.*");
  g_assert_cmpint (mkfifo (path, 0600), ==, 0);
  assert_file_refused (file, "This is not a file.*");
  g_remove (path);
  g_assert_true (g_file_set_contents (path, "%PDF-1.4", -1, NULL));
  g_assert_cmpint (truncate (path, 31 * 1024 * 1024), ==, 0);
  assert_file_refused (file, "This file is too large: more than 30 MB.*");
  g_remove (path);
  g_rmdir (folder);
}

static gboolean
count (gpointer user_data)
{
  guint *times = user_data;

  (*times)++;
  return G_SOURCE_CONTINUE;
}

static void
on_let_go (gpointer let_go)
{
  g_atomic_int_set ((int *) let_go, TRUE);
}

/* While a document of twenty pages without a code is searched, the main loop goes on; who cancels is told at once. The
 * search itself ends a little later, on its thread: the test waits for it, or the process would end under it. */
static void
test_cancelled (void)
{
  static const char *const none[20] = { NULL };
  g_autoptr (GBytes) document = letter_pictures_new_pdf (none, 20);
  int let_go = FALSE;
  GBytes *bytes = g_bytes_new_with_free_func (g_bytes_get_data (document, NULL), g_bytes_get_size (document), on_let_go,
                                              &let_go);
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  g_auto (Answer) answer = { 0 };
  guint times = 0, timer = g_timeout_add (1, count, &times);

  frt_letter_reader_read_bytes_async (bytes, cancellable, on_read, &answer);
  g_bytes_unref (bytes);
  while (times < 10)
    g_main_context_iteration (NULL, TRUE);
  g_cancellable_cancel (cancellable);
  wait_for (&answer);
  g_assert_error (answer.error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  while (!g_atomic_int_get (&let_go))
    g_main_context_iteration (NULL, TRUE);      /* the timer wakes it */
  g_source_remove (timer);
}

static void
test_service (void)
{
  static const struct { const char *named, *used; gboolean same; } cases[] = {
    { "https://fratrie.example", "https://fratrie.example", TRUE },
    { "HTTPS://Fratrie.Example:443/accueil", "fratrie.example", TRUE },
    { NULL, "https://fratrie.example", TRUE },
    { "https://fratrie.example:8443", "https://fratrie.example", FALSE },
    { "https://fratrie.example.net", "https://fratrie.example", FALSE },
    { "http://fratrie.example", "https://fratrie.example", FALSE },
    { "javascript:alert(1)", "https://fratrie.example", FALSE },
    { "", "https://fratrie.example", FALSE },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++) {
    g_autoptr (FrtLetterLink) letter = frt_letter_link_new (cases[i].named, LETTER_USERNAME, LETTER_PASSWORD);
    g_autoptr (GError) error = NULL;
    g_autofree char *sentence = NULL;

    g_assert_true (frt_letter_reader_check_service (letter, cases[i].used, &error) == cases[i].same);
    g_assert_true ((error == NULL) == cases[i].same);
    sentence = error != NULL ? frt_error_dup_user_message (error) : NULL;
    g_assert_true (sentence == NULL || g_str_has_prefix (sentence, "This letter "));
  }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/letter-reader/pictures", test_pictures);
  g_test_add_func ("/letter-reader/in-memory", test_in_memory);
  g_test_add_func ("/letter-reader/documents", test_documents);
  g_test_add_func ("/letter-reader/refused-documents", test_refused_documents);
  g_test_add_func ("/letter-reader/other-codes", test_other_codes);
  g_test_add_func ("/letter-reader/harmed-pictures", test_harmed_pictures);
  g_test_add_func ("/letter-reader/bombs", test_bombs);
  g_test_add_func ("/letter-reader/files", test_files);
  g_test_add_func ("/letter-reader/cancelled", test_cancelled);
  g_test_add_func ("/letter-reader/service", test_service);
  return g_test_run ();
}
