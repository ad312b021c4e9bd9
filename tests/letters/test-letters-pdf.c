/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Fratrie authors */

#include "common/frt-error.h"
#include "letters/frt-letters-pdf.h"

#include <gio/gio.h>

/* A run that is stopped, and one that cannot be written. */

#define LETTERS 50

typedef struct {
  FrtCatalog    *catalog;
  FrtLetterForm  form;
  GPtrArray     *letters;
  guint          stop_after;
  guint          done;
} Fixture;

static FrtLetter *
letter_new (void)
{
  FrtLetter *letter = g_new0 (FrtLetter, 1);

  letter->username = g_strdup ("a.lefevre12345");
  letter->password = frt_secret_new ("ABCD2345");
  letter->uai = g_strdup ("0340001A");
  letter->school = g_strdup ("Collège");
  letter->guardian = g_strdup ("MME Anaïs LEFÈVRE");
  letter->children = g_strsplit ("Zoé LEFÈVRE (6 B)", "\n", 0);
  letter->language = g_strdup ("fr");
  letter->expires_at = 1800000000;
  return letter;
}

static void
set_up (Fixture *fixture, gconstpointer unused)
{
  fixture->catalog = frt_catalog_new ("/nonexistent");
  fixture->form = (FrtLetterForm) { .catalog = fixture->catalog, .service = "Fratrie" };
  fixture->letters = g_ptr_array_new_with_free_func ((GDestroyNotify) frt_letter_free);
  for (guint i = 0; i < LETTERS; i++)
    g_ptr_array_add (fixture->letters, letter_new ());
  fixture->stop_after = G_MAXUINT;
  fixture->done = 0;
}

static void
tear_down (Fixture *fixture, gconstpointer unused)
{
  g_ptr_array_unref (fixture->letters);
  frt_catalog_free (fixture->catalog);
}

static gboolean
on_page (guint done, guint total, gpointer data)
{
  Fixture *fixture = data;

  g_assert_cmpuint (done, ==, ++fixture->done);
  g_assert_cmpuint (total, ==, LETTERS);
  return done < fixture->stop_after;
}

static gboolean
write_to (Fixture *fixture, const char *path, GError **error)
{
  FILE *stream = fopen (path, "w");
  gboolean ok = frt_letters_pdf_write (stream, &fixture->form, fixture->letters, on_page, fixture, error);

  fclose (stream);
  return ok;
}

static void
test_progress (Fixture *fixture, gconstpointer unused)
{
  g_autoptr (GError) error = NULL;

  g_assert_true (write_to (fixture, "/dev/null", &error));
  g_assert_cmpuint (fixture->done, ==, LETTERS);
}

static void
test_cancel (Fixture *fixture, gconstpointer unused)
{
  g_autoptr (GError) error = NULL;

  fixture->stop_after = 3;
  g_assert_false (write_to (fixture, "/dev/null", &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  g_assert_cmpuint (fixture->done, ==, 3);
}

static void
test_full_disk (Fixture *fixture, gconstpointer unused)
{
  g_autoptr (GError) error = NULL;

  g_assert_false (write_to (fixture, "/dev/full", &error));
  g_assert_error (error, FRT_ERROR, FRT_ERROR_REFUSED);
}

/* What no code can hold is still typed. */
static void
test_link_too_long (Fixture *fixture, gconstpointer unused)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *address = g_strnfill (4000, 'x');

  fixture->form.service_address = address;
  g_assert_true (write_to (fixture, "/dev/null", &error));
}

int
main (int argc, char *argv[])
{
  static const struct { const char *path; void (*test) (Fixture *, gconstpointer); } tests[] = {
    { "/letters-pdf/progress", test_progress },
    { "/letters-pdf/cancel", test_cancel },
    { "/letters-pdf/full-disk", test_full_disk },
    { "/letters-pdf/link-too-long", test_link_too_long },
  };

  g_test_init (&argc, &argv, NULL);
  for (guint i = 0; i < G_N_ELEMENTS (tests); i++)
    g_test_add (tests[i].path, Fixture, NULL, set_up, tests[i].test, tear_down);
  return g_test_run ();
}
