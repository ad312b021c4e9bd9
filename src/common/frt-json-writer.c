/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Fratrie authors */

#include "common/frt-json-writer.h"

#include "common/frt-time.h"

#include <string.h>

#define USUAL_BYTES 2048

struct _FrtJsonWriter {
  char  *text;        /* (owned) not yet ended by a NUL */
  gsize  length;
  gsize  room;        /* always more than @length */
};

/* See the header. Returns: (transfer full): a writer that has written nothing */
FrtJsonWriter *
frt_json_writer_new (void)
{
  FrtJsonWriter *self = g_new (FrtJsonWriter, 1);

  *self = (FrtJsonWriter) { g_malloc (USUAL_BYTES), 0, USUAL_BYTES };
  return self;
}

static void
make_room (FrtJsonWriter *self, gsize length)
{
  if (length < self->room - self->length)
    return;
  self->room = 2 * (self->room + length);
  self->text = g_realloc (self->text, self->room);
}

static void
put (FrtJsonWriter *self, const char *bytes, gsize length)
{
  make_room (self, length);
  memcpy (self->text + self->length, bytes, length);
  self->length += length;
}

static void
put_char (FrtJsonWriter *self, char c)
{
  make_room (self, 1);
  self->text[self->length++] = c;
}

static const char *
get_escape (char c, char buffer[8])
{
  switch (c) {
  case '"':  return "\\\"";
  case '\\': return "\\\\";
  case '\b': return "\\b";
  case '\f': return "\\f";
  case '\n': return "\\n";
  case '\r': return "\\r";
  case '\t': return "\\t";
  default:
    g_snprintf (buffer, 8, "\\u%04x", (guchar) c);
    return buffer;
  }
}

/* Bytes that stand for themselves: all but control characters, the quote and the backslash. */
static const gboolean is_plain[256] = {
  [' ' ... '!'] = TRUE, ['#' ... '['] = TRUE, [']' ... '~'] = TRUE, [0x80 ... 0xff] = TRUE,
};

static void
write_string (FrtJsonWriter *self, const char *value)
{
  const char *start = value, *escape, *p;
  char buffer[8];

  put_char (self, '"');
  for (p = value; *p != '\0'; p++) {
    if (is_plain[(guchar) *p])
      continue;
    put (self, start, (gsize) (p - start));
    escape = get_escape (*p, buffer);
    put (self, escape, strlen (escape));
    start = p + 1;
  }
  put (self, start, (gsize) (p - start));
  put_char (self, '"');
}

/* What comes before a value; a name is one of the contract's, which has nothing to escape. An opening bracket is the last
 * character only when nothing stands behind it yet. */
static void
begin_value (FrtJsonWriter *self, const char *name)
{
  char last = self->length > 0 ? self->text[self->length - 1] : '[';

  if (last != '{' && last != '[')
    put_char (self, ',');
  if (name == NULL)
    return;
  put_char (self, '"');
  put (self, name, strlen (name));
  put (self, "\":", 2);
}

/* See the header. */
void
frt_json_writer_begin_object (FrtJsonWriter *self, const char *name)
{
  begin_value (self, name);
  put_char (self, '{');
}

/* See the header. */
void
frt_json_writer_end_object (FrtJsonWriter *self)
{
  put_char (self, '}');
}

/* See the header. */
void
frt_json_writer_begin_array (FrtJsonWriter *self, const char *name)
{
  begin_value (self, name);
  put_char (self, '[');
}

/* See the header. */
void
frt_json_writer_end_array (FrtJsonWriter *self)
{
  put_char (self, ']');
}

/* See the header. */
void
frt_json_writer_add_string (FrtJsonWriter *self, const char *name, const char *value)
{
  begin_value (self, name);
  if (value != NULL)
    write_string (self, value);
  else
    put (self, "null", strlen ("null"));
}

/* See the header. */
void
frt_json_writer_add_time (FrtJsonWriter *self, const char *name, gint64 seconds)
{
  g_autofree char *text = frt_time_format (seconds);

  frt_json_writer_add_string (self, name, text);
}

/* See the header. Returns: (transfer full): the text */
char *
frt_json_writer_end (FrtJsonWriter *self, gsize *length)
{
  char *text = g_steal_pointer (&self->text);

  text[self->length] = '\0';
  if (length != NULL)
    *length = self->length;
  frt_json_writer_free (self);
  return text;
}

/* See the header. Returns: (transfer full): the value */
JsonNode *
frt_json_writer_end_node (FrtJsonWriter *self)
{
  g_autofree char *text = frt_json_writer_end (self, NULL);

  return json_from_string (text, NULL);      /* our own text: no stranger's */
}

/* Frees a writer and what it wrote. */
void
frt_json_writer_free (FrtJsonWriter *self)
{
  g_free (self->text);
  g_free (self);
}
