/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Fratrie authors */
#include "app/frt-camera.h"
#include "common/frt-error.h"
#include "letter-pictures.h"
#include "scratch.h"

#include <string.h>

/* A camera whose pictures come from elsewhere: of a letter, of none, of several, and none at all. */

typedef struct {
  char   *username;      /* (owned) (nullable) */
  char   *sentence;      /* (owned) (nullable) */
  guint   pictures;
} Seen;

static void
on_read (FrtCamera *camera, const FrtLetterLink *letter, gpointer user_data)
{
  Seen *seen = user_data;

  g_assert_null (seen->username);
  g_assert_cmpstr (frt_secret_get (letter->password), ==, LETTER_PASSWORD);
  seen->username = g_strdup (letter->username);
}

static void
on_failed (FrtCamera *camera, const GError *error, gpointer user_data)
{
  Seen *seen = user_data;

  g_assert_null (seen->sentence);
  seen->sentence = frt_error_dup_user_message (error);
}

static void
on_seen (FrtCamera *camera, GParamSpec *pspec, gpointer user_data)
{
  g_autoptr (GdkPaintable) paintable = NULL;

  g_object_get (camera, "paintable", &paintable, NULL);
  g_assert_cmpint (gdk_paintable_get_intrinsic_width (paintable), >, 0);
  ((Seen *) user_data)->pictures++;
}

/* Until the camera has said something, or has shown @pictures. */
static void
watch (const char *source, guint pictures, Seen *seen)
{
  g_autoptr (FrtCamera) camera = frt_camera_new (source);

  *seen = (Seen) { 0 };
  g_signal_connect (camera, "read", G_CALLBACK (on_read), seen);
  g_signal_connect (camera, "failed", G_CALLBACK (on_failed), seen);
  g_signal_connect (camera, "notify::paintable", G_CALLBACK (on_seen), seen);
  frt_camera_start (camera);
  while (seen->username == NULL && seen->sentence == NULL && seen->pictures < pictures)
    g_main_context_iteration (NULL, TRUE);
  frt_camera_stop (camera);
}

static void
seen_clear (Seen *seen)
{
  g_free (seen->username);
  g_free (seen->sentence);
}

static char *
dup_source (const char *folder, const char *name)
{
  return g_strdup_printf ("multifilesrc location=%s/%s loop=true caps=\"image/%s,framerate=10/1\"", folder, name,
                          g_str_has_suffix (name, ".png") ? "png" : "jpeg");
}

static void
test_letter (void)
{
  static const char *const names[] = { "code.png", "askew.jpg", "dark.jpg", NULL };
  char *folder = letter_pictures_make (LETTER_LINK, names);

  for (guint i = 0; names[i] != NULL; i++) {
    g_autofree char *source = dup_source (folder, names[i]);
    Seen seen;

    watch (source, G_MAXUINT, &seen);
    g_assert_null (seen.sentence);
    g_assert_cmpstr (seen.username, ==, LETTER_USERNAME);
    g_assert_cmpuint (seen.pictures, >, 0);
    seen_clear (&seen);
  }
  scratch_remove (folder);
}

static void
test_no_letter (void)
{
  Seen seen;

  watch ("videotestsrc is-live=true ! video/x-raw,width=320,height=240", 10, &seen);
  g_assert_null (seen.username);
  g_assert_null (seen.sentence);
  g_assert_cmpuint (seen.pictures, ==, 10);
}

static void
assert_failed (const char *source)
{
  Seen seen;

  watch (source, G_MAXUINT, &seen);
  g_assert_null (seen.username);
  g_assert_true (g_str_has_prefix (seen.sentence, "The camera cannot be used."));
  seen_clear (&seen);
}

static void
test_broken (void)
{
  assert_failed ("no-such-element");
  assert_failed ("filesrc location=/nonexistent");
  assert_failed ("v4l2src device=/nonexistent");
  assert_failed ("videotestsrc num-buffers=2");      /* unplugged */
}

/* Switched off at whatever moment, and on again: nothing is told of the time before. */
static void
test_off_and_on (void)
{
  char *folder = letter_pictures_make (LETTER_LINK, (const char *const[]) { "code.png", NULL });
  g_autofree char *source = dup_source (folder, "code.png");
  g_autoptr (FrtCamera) camera = frt_camera_new (source);
  Seen seen = { 0 };

  g_signal_connect (camera, "read", G_CALLBACK (on_read), &seen);
  for (guint i = 0; i < 30; i++) {
    frt_camera_start (camera);
    for (guint j = 0; j < i % 6; j++)
      g_main_context_iteration (NULL, FALSE);
    frt_camera_stop (camera);
    g_clear_pointer (&seen.username, g_free);
    while (g_main_context_iteration (NULL, FALSE))
      continue;
    g_assert_null (seen.username);
  }
  frt_camera_start (camera);
  while (seen.username == NULL)
    g_main_context_iteration (NULL, TRUE);
  seen_clear (&seen);
  scratch_remove (folder);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/camera/letter", test_letter);
  g_test_add_func ("/camera/no-letter", test_no_letter);
  g_test_add_func ("/camera/broken", test_broken);
  g_test_add_func ("/camera/off-and-on", test_off_and_on);
  return g_test_run ();
}
