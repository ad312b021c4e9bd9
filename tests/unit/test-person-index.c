/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Fratrie authors */
#include "formats/frt-person-index.h"

/* Many more entries than the table starts with, each as it was last stored. */

#define MANY 20000

static void
test_many (void)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (FrtPersonIndex) index = frt_person_index_new (&error);
  FrtPersonEntry entry = { 0 };

  g_assert_no_error (error);
  for (guint i = 0; i < 2 * MANY; i++) {
    g_autofree char *key = g_strdup_printf ("person %u", i % MANY);

    entry.role = (guint8) (i % 5);
    entry.kinship = i >= MANY;
    g_snprintf (entry.birth_date, sizeof entry.birth_date, "%010u", i);
    g_assert_true (frt_person_index_store (index, key, &entry, &error));
  }
  for (guint i = 0; i < MANY; i++) {
    g_autofree char *key = g_strdup_printf ("person %u", i), *other = g_strdup_printf ("nobody %u", i);
    g_autofree char *date = g_strdup_printf ("%010u", MANY + i);

    g_assert_cmpint (frt_person_index_look_up (index, key, &entry, &error), ==, 1);
    g_assert_cmpuint (entry.role, ==, (MANY + i) % 5);
    g_assert_cmpuint (entry.kinship, ==, 1);
    g_assert_cmpstr (entry.birth_date, ==, date);
    g_assert_cmpint (frt_person_index_look_up (index, other, &entry, &error), ==, 0);
    g_assert_cmpuint (entry.role, ==, FRT_ROLE_NONE);
  }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/person-index/many", test_many);
  return g_test_run ();
}
