/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Fratrie authors */
#include "config.h"

#include "app/frt-letter-image.h"

#include "app/frt-letter-problem.h"

#include <gdk-pixbuf/gdk-pixbuf.h>
#include <glib/gi18n.h>
#include <string.h>

/* Three kinds only, told by their first bytes: whatever else gdk-pixbuf has a loader for is not tried on a stranger's file.
 * The size that a file claims is checked before anything is allocated for it, and its bytes are given little by little, so
 * that a loader which reads on has not much to read. */

#define CHUNK      4096
#define TAIL       (64 * 1024)      /* bytes at a file's end in which it says that it ends */
#define RIFF_TOP   8                /* bytes before those that a RIFF's length counts */

static const struct {
  const char *kind;
  gsize       offset;
  const char *magic;
  const char *end;          /* (nullable) what stands near the end of a whole file */
} kinds[] = {
  { "png", 0, "\x89PNG\r\n\x1a\n", "IEND" },
  { "jpeg", 0, "\xff\xd8\xff", "\xff\xd9" },
  { "webp", 8, "WEBP", NULL },
};

/**
 * frt_letter_image_get_kind:
 * @bytes: a file's content
 *
 * Returns: (transfer none) (nullable): "png", "jpeg" or "webp"
 */
const char *
frt_letter_image_get_kind (GBytes *bytes)
{
  gsize length;
  const char *data = g_bytes_get_data (bytes, &length);

  for (guint i = 0; i < G_N_ELEMENTS (kinds); i++) {
    gsize end = kinds[i].offset + strlen (kinds[i].magic);

    if (length >= end && memcmp (data + kinds[i].offset, kinds[i].magic, end - kinds[i].offset) == 0)
      return kinds[i].kind;
  }
  return NULL;
}

static gboolean
riff_is_whole (const guint8 *data, gsize length)
{
  guint32 said = 0;

  for (guint i = 4; i-- > 0;)
    said = said << 8 | data[4 + i];
  return length >= RIFF_TOP + (gsize) said;
}

/**
 * frt_letter_image_is_whole:
 * @bytes: a picture's file
 * @kind: what frt_letter_image_get_kind() said
 *
 * The loaders show what there is of a file that was cut, which may well be enough.
 *
 * Returns: whether the file has its end
 */
gboolean
frt_letter_image_is_whole (GBytes *bytes, const char *kind)
{
  gsize length;
  const char *data = g_bytes_get_data (bytes, &length);
  gsize tail = MIN (length, TAIL);

  for (guint i = 0; i < G_N_ELEMENTS (kinds); i++)
    if (g_str_equal (kinds[i].kind, kind) && kinds[i].end != NULL)
      return memmem (data + length - tail, tail, kinds[i].end, strlen (kinds[i].end)) != NULL;
  return riff_is_whole ((const guint8 *) data, length);
}

/**
 * frt_letter_image_set_damaged:
 * @error: return location for a #GError
 *
 * Sets %FRT_ERROR_INVALID_FILE for a picture that is broken, or cut where its code was.
 *
 * Returns: %FALSE, to be returned
 */
gboolean
frt_letter_image_set_damaged (GError **error)
{
  return frt_letter_problem_set (error, _("This picture is damaged. Download it again, or take a photo of the letter."));
}

static void
on_size_prepared (GdkPixbufLoader *loader, int width, int height, gpointer user_data)
{
  gboolean *too_large = user_data;

  *too_large = (gint64) width * height > FRT_LETTER_MAX_MEGAPIXELS * G_GINT64_CONSTANT (1000000);
  if (*too_large)
    gdk_pixbuf_loader_set_size (loader, 0, 0);      /* which the loaders take as: no further */
}

/* FALSE when the loader, or we, have had enough of it. */
static gboolean
feed (GdkPixbufLoader *loader, GBytes *bytes, const gboolean *too_large)
{
  gsize length;
  const guint8 *data = g_bytes_get_data (bytes, &length);

  for (gsize at = 0; at < length && !*too_large; at += CHUNK)
    if (!gdk_pixbuf_loader_write (loader, data + at, MIN (CHUNK, length - at), NULL))
      return FALSE;
  return !*too_large;
}

static FrtGrey *
new_from_pixbuf (GdkPixbuf *pixbuf)
{
  guint width = (guint) gdk_pixbuf_get_width (pixbuf), height = (guint) gdk_pixbuf_get_height (pixbuf);
  FrtColours colours = gdk_pixbuf_get_has_alpha (pixbuf) ? FRT_COLOURS_RGBA : FRT_COLOURS_RGB;
  guint8 *pixels = gdk_pixbuf_get_pixels (pixbuf);
  FrtGrey *grey = frt_grey_new_from_colours (pixels, width, height, (gsize) gdk_pixbuf_get_rowstride (pixbuf), colours);

  explicit_bzero (pixels, gdk_pixbuf_get_byte_length (pixbuf));
  return grey;
}

/**
 * frt_letter_image_read:
 * @bytes: a picture's file
 * @kind: what frt_letter_image_get_kind() said
 * @error: return location for a #GError
 *
 * Blocks while it unpacks: call it on a worker thread.
 *
 * Returns: (transfer full): the picture; %NULL with %FRT_ERROR_INVALID_FILE: broken, too large or of a kind that this
 *   computer cannot read
 */
FrtGrey *
frt_letter_image_read (GBytes *bytes, const char *kind, GError **error)
{
  g_autoptr (GdkPixbufLoader) loader = gdk_pixbuf_loader_new_with_type (kind, NULL);
  gboolean too_large = FALSE, whole;
  GdkPixbuf *pixbuf;

  if (loader == NULL) {
    /* Translators: %s is a kind of file, such as webp. */
    frt_letter_problem_set (error,
                            _("This computer cannot open pictures of the kind %s. Save it as PNG or JPEG, then open "
                              "that."), kind);
    return NULL;
  }
  g_signal_connect (loader, "size-prepared", G_CALLBACK (on_size_prepared), &too_large);
  whole = feed (loader, bytes, &too_large);
  whole = gdk_pixbuf_loader_close (loader, NULL) && whole;
  pixbuf = whole ? gdk_pixbuf_loader_get_pixbuf (loader) : NULL;
  if (pixbuf != NULL)
    return new_from_pixbuf (pixbuf);

  if (too_large)
    /* Translators: a megapixel is a million points of a picture. */
    frt_letter_problem_set (error,
                            _("This picture is too large: more than %d megapixels. Make it smaller, or take a photo of "
                              "the letter."), FRT_LETTER_MAX_MEGAPIXELS);
  else
    frt_letter_image_set_damaged (error);
  return NULL;
}
