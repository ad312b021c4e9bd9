/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Fratrie authors */
#include "formats/frt-decoder.h"

#include "common/frt-error.h"

#include <string.h>

#define CHUNK     4096
#define HEAD      256       /* bytes in which an XML declaration ends, if there is one */
#define INCOMPLETE ((gunichar) -2)      /* g_utf8_get_char_validated(): fine so far */
#define MAX_BYTES 3         /* of UTF-8 for one byte of Latin-9: the euro sign */

typedef enum { PASS_AS_IS, GUESS_UTF8, FROM_LATIN9 } Mode;

struct _FrtDecoder {
  FrtInput    input;
  Mode        mode;
  gboolean    head_seen;
  GByteArray *raw;          /* (owned): read, not yet given: the head, or half a character cut by a chunk */
  GByteArray *ready;        /* (owned): decoded and not yet given */
  guint       given;        /* bytes of @ready that were */
};

/* Reads up to @wanted more bytes behind those in @raw; 0 at the end. */
static gssize
fill (FrtDecoder *self, gsize wanted, GError **error)
{
  guint before = self->raw->len;
  gssize got;

  g_byte_array_set_size (self->raw, before + wanted);
  got = self->input.read (self->input.data, self->raw->data + before, wanted, error);
  g_byte_array_set_size (self->raw, before + (guint) MAX (got, 0));
  return got;
}

/* The encoding that the XML declaration says; NULL when there is none, or none in it. */
static char *
dup_declared (const GByteArray *head)
{
  g_autofree char *text = g_strndup ((const char *) head->data, head->len);
  static const char declaration[] = "^(?:\xef\xbb\xbf)?<\\?xml\\s[^>]*?\\sencoding\\s*=\\s*[\"']([^\"'>]*)";
  g_autoptr (GRegex) pattern = g_regex_new (declaration, G_REGEX_RAW, 0, NULL);
  g_autoptr (GMatchInfo) match = NULL;

  g_regex_match (pattern, text, 0, &match);
  return g_match_info_fetch (match, 1);
}

/* Those in which every byte of ASCII means itself; SIECLE writes the first. */
static gboolean
is_known (const char *encoding)
{
  static const char *const known[] = {
    "ISO-8859-15", "ISO-8859-1", "UTF-8", "WINDOWS-1252", "US-ASCII", NULL,
  };
  g_autofree char *upper = g_ascii_strup (encoding, -1);

  return g_strv_contains (known, upper);
}

static gboolean
read_head (FrtDecoder *self, GError **error)
{
  g_autofree char *declared = NULL;
  gssize got = 1;

  while (got > 0 && self->raw->len < HEAD)
    got = fill (self, HEAD - self->raw->len, error);

  if (got < 0)
    return FALSE;

  self->head_seen = TRUE;
  declared = dup_declared (self->raw);
  self->mode = declared != NULL ? PASS_AS_IS : GUESS_UTF8;

  return declared == NULL || is_known (declared) ||
         frt_error_set (error, FRT_ERROR_INVALID_FILE, "%s:1: the encoding is not one that SIECLE writes: "
                        "give the file as it was exported", self->input.name);
}

static void
decode_latin9 (FrtDecoder *self)
{
  gsize length;
  g_autofree char *text = g_convert ((const char *) self->raw->data, self->raw->len, "UTF-8", "ISO-8859-15",
                                     NULL, &length, NULL);

  /* Every byte is a character of Latin-9, so that this cannot fail but where iconv lacks it. */
  if (text != NULL)
    g_byte_array_append (self->ready, (const guint8 *) text, (guint) length);

  g_byte_array_set_size (self->raw, 0);
}

/* Moves the bytes of @raw that can be told into @ready; a character cut in two waits for its other half. */
static void
decode (FrtDecoder *self, gboolean at_end)
{
  const char *text = (const char *) self->raw->data;
  const char *valid_end = text;

  g_byte_array_set_size (self->ready, 0);
  self->given = 0;

  if (self->mode == GUESS_UTF8 && self->raw->len > 0) {
    gsize rest;

    g_utf8_validate_len (text, self->raw->len, &valid_end);
    rest = self->raw->len - (gsize) (valid_end - text);
    g_byte_array_append (self->ready, self->raw->data, self->raw->len - (guint) rest);
    g_byte_array_remove_range (self->raw, 0, self->raw->len - (guint) rest);
    text = (const char *) self->raw->data;
    if (rest > 0 && (at_end || g_utf8_get_char_validated (text, (gssize) rest) != INCOMPLETE))
      self->mode = FROM_LATIN9;
  }

  if (self->mode == FROM_LATIN9 && self->raw->len > 0)
    decode_latin9 (self);
}

static gssize
give (GByteArray *from, guint *given, void *buffer, gsize length)
{
  gsize count = MIN (length, from->len - *given);

  memcpy (buffer, from->data + *given, count);
  *given += (guint) count;
  return (gssize) count;
}

/**
 * frt_decoder_read:
 * @decoder: a #FrtDecoder
 * @buffer: where to write
 * @length: how much fits
 * @error: return location for a #GError, or %NULL
 *
 * Returns: bytes written, 0 at the end, -1 with the input's error or %FRT_ERROR_INVALID_FILE for an encoding
 *   that we do not take
 */
gssize
frt_decoder_read (gpointer decoder, void *buffer, gsize length, GError **error)
{
  FrtDecoder *self = decoder;

  if (!self->head_seen && !read_head (self, error))
    return -1;

  if (self->mode == PASS_AS_IS) {
    if (self->given < self->raw->len)
      return give (self->raw, &self->given, buffer, length);

    return self->input.read (self->input.data, buffer, length, error);
  }

  while (self->given == self->ready->len) {
    gssize got = fill (self, CHUNK, error);

    if (got < 0)
      return -1;

    decode (self, got == 0);
    if (got == 0 && self->ready->len == 0)
      return 0;
  }

  return give (self->ready, &self->given, buffer, length);
}

/**
 * frt_decoder_new:
 * @input: where bytes come from; its name and data must outlive the decoder
 *
 * Returns: (transfer full): a decoder, which has read nothing yet
 */
FrtDecoder *
frt_decoder_new (const FrtInput *input)
{
  FrtDecoder *self = g_new0 (FrtDecoder, 1);

  self->input = *input;
  self->raw = g_byte_array_new ();
  self->ready = g_byte_array_sized_new (CHUNK * MAX_BYTES);
  return self;
}

/**
 * frt_decoder_free:
 * @self: a #FrtDecoder
 *
 * Frees the decoder, not its input.
 */
void
frt_decoder_free (FrtDecoder *self)
{
  g_byte_array_unref (self->raw);
  g_byte_array_unref (self->ready);
  g_free (self);
}
