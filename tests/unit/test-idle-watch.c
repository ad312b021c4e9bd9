/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Fratrie authors */
#include "app/frt-idle-watch.h"

/* Nobody is there: it warns, then it is over. No window is needed, and no display. */

typedef struct {
  FrtIdleWatch *watch;
  GArray       *told;      /* of guint: each "seconds-left" */
  gboolean      over;
} Fixture;

static void
on_seconds_left (FrtIdleWatch *watch, GParamSpec *pspec, Fixture *fixture)
{
  const guint seconds = frt_idle_watch_get_seconds_left (watch);

  g_array_append_val (fixture->told, seconds);
}

static void
on_over (FrtIdleWatch *watch, Fixture *fixture)
{
  g_assert_false (fixture->over);
  fixture->over = TRUE;
}

static void
fixture_set_up (Fixture *fixture, gconstpointer unused)
{
  fixture->watch = frt_idle_watch_new ();
  fixture->told = g_array_new (FALSE, FALSE, sizeof (guint));
  g_signal_connect (fixture->watch, "notify::seconds-left", G_CALLBACK (on_seconds_left), fixture);
  g_signal_connect (fixture->watch, "over", G_CALLBACK (on_over), fixture);
}

static void
fixture_tear_down (Fixture *fixture, gconstpointer unused)
{
  g_object_unref (fixture->watch);
  g_array_unref (fixture->told);
}

static void
test_over (Fixture *fixture, gconstpointer unused)
{
  guint last;

  frt_idle_watch_start (fixture->watch, 3);
  while (!fixture->over)
    g_main_context_iteration (NULL, TRUE);

  g_assert_cmpuint (fixture->told->len, >=, 2);
  g_assert_cmpuint (g_array_index (fixture->told, guint, 0), <=, 3);
  g_assert_cmpuint (g_array_index (fixture->told, guint, 0), >=, 1);
  last = g_array_index (fixture->told, guint, fixture->told->len - 1);
  g_assert_cmpuint (last, ==, 0);
}

static void
test_touch (Fixture *fixture, gconstpointer unused)
{
  frt_idle_watch_start (fixture->watch, 30);
  while (frt_idle_watch_get_seconds_left (fixture->watch) == 0)
    g_main_context_iteration (NULL, TRUE);

  frt_idle_watch_touch (fixture->watch);
  g_assert_cmpuint (frt_idle_watch_get_seconds_left (fixture->watch), ==, 0);
  g_assert_false (fixture->over);
}

static void
test_stop (Fixture *fixture, gconstpointer unused)
{
  frt_idle_watch_start (fixture->watch, 30);
  while (frt_idle_watch_get_seconds_left (fixture->watch) == 0)
    g_main_context_iteration (NULL, TRUE);

  frt_idle_watch_stop (fixture->watch);
  g_assert_cmpuint (frt_idle_watch_get_seconds_left (fixture->watch), ==, 0);
  g_assert_null (g_main_context_find_source_by_user_data (NULL, fixture->watch));
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add ("/idle-watch/over", Fixture, NULL, fixture_set_up, test_over, fixture_tear_down);
  g_test_add ("/idle-watch/touch", Fixture, NULL, fixture_set_up, test_touch, fixture_tear_down);
  g_test_add ("/idle-watch/stop", Fixture, NULL, fixture_set_up, test_stop, fixture_tear_down);

  return g_test_run ();
}
