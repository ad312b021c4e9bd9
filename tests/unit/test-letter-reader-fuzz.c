/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Fratrie authors */
#include "app/frt-letter-reader.h"
#include "common/frt-error.h"
#include "letter-pictures.h"
#include "scratch.h"

#include <string.h>

/* Pictures and documents with random harm done to them: whatever comes, each is read right or refused in words. A failure
 * comes back with the seed that the test printed (--seed). */

#define ROUNDS  120
#define SAMPLES 4

static guint
pick (gsize below)
{
  return (guint) g_test_rand_int_range (0, (gint32) below);
}

static GBytes *
harm (GBytes *sample)
{
  GByteArray *bytes = g_byte_array_new ();

  g_byte_array_append (bytes, g_bytes_get_data (sample, NULL), (guint) g_bytes_get_size (sample));
  for (guint times = 1 + pick (3); times > 0; times--) {
    guint at = pick (bytes->len), wanted = pick (64) + 1, length = MIN (wanted, bytes->len - at);

    switch (pick (4)) {
    case 0:
      bytes->data[at] = (guint8) pick (256);
      break;
    case 1:
      bytes->data[at] ^= (guint8) (1 << pick (8));
      break;
    case 2:
      memset (bytes->data + at, pick (2) ? 0xff : 0, length);
      break;
    default:
      if (bytes->len > length + 1)
        g_byte_array_remove_range (bytes, at, length);
      break;
    }
  }
  return g_byte_array_free_to_bytes (bytes);
}

typedef struct {
  GMainLoop *loop;       /* (unowned) */
  guint      letters;    /* read all the same */
} Run;

static void
on_read (GObject *source, GAsyncResult *result, gpointer user_data)
{
  Run *run = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (FrtLetterLink) letter = frt_letter_reader_read_finish (result, &error);

  if (letter != NULL)
    g_assert_cmpstr (letter->username, ==, LETTER_USERNAME);
  else
    g_assert_error (error, FRT_ERROR, FRT_ERROR_INVALID_FILE);
  run->letters += letter != NULL;
  g_main_loop_quit (run->loop);
}

static void
test_harmed (void)
{
  static const char *const names[] = { "code.png", "code.jpg", "code.webp", NULL };
  static const char *const link = LETTER_LINK;
  char *folder = letter_pictures_make (LETTER_LINK, names);
  g_autoptr (GMainLoop) loop = g_main_loop_new (NULL, FALSE);
  GBytes *samples[SAMPLES] = { [SAMPLES - 1] = letter_pictures_new_pdf (&link, 1) };
  Run run = { loop, 0 };

  for (guint i = 0; i < SAMPLES - 1; i++) {
    g_autoptr (GFile) file = letter_pictures_get (folder, names[i]);

    samples[i] = g_file_load_bytes (file, NULL, NULL, NULL);
  }
  for (guint i = 0; i < ROUNDS; i++) {
    g_autoptr (GBytes) harmed = harm (samples[i % SAMPLES]);

    frt_letter_reader_read_bytes_async (harmed, NULL, on_read, &run);
    g_main_loop_run (loop);
  }
  g_test_message ("%u of %u were read all the same", run.letters, ROUNDS);
  g_assert_cmpuint (run.letters, >, 0);
  g_assert_cmpuint (run.letters, <, ROUNDS);
  for (guint i = 0; i < SAMPLES; i++)
    g_bytes_unref (samples[i]);
  scratch_remove (folder);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/letter-reader/harmed", test_harmed);
  return g_test_run ();
}
