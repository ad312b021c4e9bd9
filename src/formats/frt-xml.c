/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Fratrie authors */
#include "formats/frt-xml.h"

#include "common/frt-error.h"
#include "formats/frt-decoder.h"

#include <libxml/xmlreader.h>
#include <string.h>

/* libxml2's reader keeps its own limits (256 levels, 10 MB of names) since XML_PARSE_HUGE stays off. */
#define PARSER_OPTIONS (XML_PARSE_NONET | XML_PARSE_COMPACT | XML_PARSE_BIG_LINES)

/* A node's own line is a 16-bit number; libxml2 says "this or more" by the largest. */
#define LINE_FULL 65535

/* The most bytes between one "<" and the next: libxml2 takes time by the square of a tag's attributes. */
#define MAX_GAP (16 * 1024)

struct _FrtXml {
  const char       *name;          /* (unowned) */
  FrtDecoder       *decoder;       /* (owned) */
  xmlTextReader    *reader;        /* (owned) (nullable) when even the start cannot be read */
  guint             text_line;     /* where the last text ended: a tag right behind it starts on that line */
  gsize             gap;           /* bytes since the last "<" */
  GError           *read_error;    /* (owned) (nullable): the input's own */
  char             *broken;        /* (owned) (nullable): libxml2's first complaint */
  guint             broken_line;
  gboolean          has_doctype;   /* when it was complained of */
};

/* Is the next "<" near enough? All encodings that we let through write it as that one byte. */
static gboolean
check_gap (FrtXml *self, const char *bytes, gsize length)
{
  for (gsize i = 0; i < length; i++) {
    self->gap = bytes[i] == '<' ? 0 : self->gap + 1;
    if (self->gap > MAX_GAP)
      return frt_error_set (&self->read_error, FRT_ERROR_INVALID_FILE,
                            "%s: a tag or a text of more than 16 KiB: give the file SIECLE exported",
                            self->name);
  }

  return TRUE;
}

static int
on_read (void *context, char *buffer, int length)
{
  FrtXml *self = context;
  gssize got;

  if (self->read_error != NULL)
    return -1;

  got = frt_decoder_read (self->decoder, buffer, (gsize) length, &self->read_error);
  if (got > 0 && !check_gap (self, buffer, (gsize) got))
    return -1;

  return (int) got;
}

static int
on_close (void *context)
{
  return 0;
}

static void
on_complaint (void *user_data, xmlError *complaint)
{
  FrtXml *self = user_data;

  const xmlParserCtxt *parser = complaint->ctxt;

  if (self->broken != NULL || complaint->level < XML_ERR_FATAL || complaint->domain == XML_FROM_NAMESPACE)
    return;

  /* Of a document cut short libxml2 says that there is too much of it. Of anything else only the first line:
   * others quote the document. A document type brings complaints of its own, which explain nothing. */
  self->has_doctype = parser != NULL && parser->myDoc != NULL && parser->myDoc->intSubset != NULL;
  if (complaint->code == XML_ERR_DOCUMENT_END && parser != NULL && parser->nameNr > 0)
    self->broken = g_strdup_printf ("it ends inside %s", (const char *) parser->name);
  else
    self->broken = g_strndup (complaint->message, strcspn (complaint->message, "\n"));

  self->broken_line = (guint) MAX (complaint->line, 1);
}

static gboolean
set_has_doctype (FrtXml *self, guint line, GError **error)
{
  return frt_xml_set_error (self, line, error,
                            "document types and entities are not allowed: give the file SIECLE exported");
}

static gboolean
set_broken (FrtXml *self, GError **error)
{
  if (self->read_error != NULL) {
    g_propagate_error (error, g_steal_pointer (&self->read_error));
    return FALSE;
  }

  if (self->has_doctype)
    return set_has_doctype (self, self->broken_line, error);

  return frt_xml_set_error (self, MAX (self->broken_line, 1), error,
                            "the XML is broken (%s): the file was cut or changed, export it again",
                            self->broken != NULL ? self->broken : "it cannot be read");
}

/* Keeps the line of what was just read. A text's line is where it ends, in an int of its own (BIG_LINES). */
static void
note_line (FrtXml *self)
{
  long line = xmlGetLineNo (xmlTextReaderCurrentNode (self->reader));

  if (line > 0)
    self->text_line = (guint) line;
}

/* One step: 1 done, 0 at the document's end, -1 with an error. */
static int
step (FrtXml *self, GError **error)
{
  int result = self->reader != NULL ? xmlTextReaderRead (self->reader) : -1;

  if (result < 0 || self->broken != NULL || self->read_error != NULL) {
    set_broken (self, error);
    return -1;
  }

  if (result == 0)
    return 0;

  switch (xmlTextReaderNodeType (self->reader)) {
  case XML_READER_TYPE_DOCUMENT_TYPE:
  case XML_READER_TYPE_ENTITY_REFERENCE:
    set_has_doctype (self, (guint) xmlTextReaderGetParserLineNumber (self->reader), error);
    return -1;
  case XML_READER_TYPE_TEXT:
  case XML_READER_TYPE_WHITESPACE:
  case XML_READER_TYPE_SIGNIFICANT_WHITESPACE:
    note_line (self);
    return 1;
  default:
    return 1;
  }
}

static gboolean
at (FrtXml *self, int node_type, int depth)
{
  return xmlTextReaderNodeType (self->reader) == node_type && xmlTextReaderDepth (self->reader) == depth;
}

/* Is the cursor on the start tag of an element that has nothing in it, and no end tag? */
static gboolean
at_empty (FrtXml *self, int depth)
{
  return at (self, XML_READER_TYPE_ELEMENT, depth) && xmlTextReaderIsEmptyElement (self->reader) == 1;
}

/**
 * frt_xml_open:
 * @self: a #FrtXml
 * @error: return location for a #GError, or %NULL
 *
 * Moves to the root element.
 *
 * Returns: %FALSE with %FRT_ERROR_INVALID_FILE
 */
gboolean
frt_xml_open (FrtXml *self, GError **error)
{
  int result;

  while ((result = step (self, error)) > 0)
    if (xmlTextReaderNodeType (self->reader) == XML_READER_TYPE_ELEMENT)
      return TRUE;

  return result == 0 ? set_broken (self, error) : FALSE;
}

/**
 * frt_xml_next_child:
 * @self: a #FrtXml
 * @depth: of the element whose children are walked; the cursor is on it or on a child of it
 * @error: return location for a #GError, or %NULL
 *
 * Moves to the start of the next element one level inside.
 *
 * Returns: 1 on a child, 0 at the end of the outer element, -1 with %FRT_ERROR_INVALID_FILE
 */
int
frt_xml_next_child (FrtXml *self, int depth, GError **error)
{
  int result;

  if (at_empty (self, depth))
    return 0;

  while ((result = step (self, error)) > 0) {
    if (at (self, XML_READER_TYPE_ELEMENT, depth + 1))
      return 1;

    if (at (self, XML_READER_TYPE_END_ELEMENT, depth))
      return 0;
  }

  return result;
}

static void
append_capped (GString *text, const xmlChar *more, gsize max_bytes)
{
  gsize length = strlen ((const char *) more);

  if (text->len + length > max_bytes) {
    const char *start = (const char *) more;
    const char *cut = g_utf8_find_prev_char (start, start + (max_bytes - text->len) + 1);

    length = cut != NULL ? (gsize) (cut - start) : 0;
  }

  g_string_append_len (text, (const char *) more, (gssize) length);
}

/**
 * frt_xml_read_text:
 * @self: a #FrtXml on an element's start
 * @text: what is read is appended to it
 * @max_bytes: @text never grows beyond
 * @error: return location for a #GError, or %NULL
 *
 * Reads an element's text, without that of elements inside it, and leaves the cursor on its end.
 *
 * Returns: %FALSE with %FRT_ERROR_INVALID_FILE
 */
gboolean
frt_xml_read_text (FrtXml *self, GString *text, gsize max_bytes, GError **error)
{
  int depth = xmlTextReaderDepth (self->reader);
  int result;

  if (at_empty (self, depth))
    return TRUE;

  while ((result = step (self, error)) > 0) {
    if (at (self, XML_READER_TYPE_END_ELEMENT, depth))
      return TRUE;

    if (at (self, XML_READER_TYPE_TEXT, depth + 1) || at (self, XML_READER_TYPE_CDATA, depth + 1))
      append_capped (text, xmlTextReaderConstValue (self->reader), max_bytes);
  }

  return result == 0 ? set_broken (self, error) : FALSE;
}

/**
 * frt_xml_finish:
 * @self: a #FrtXml
 * @error: return location for a #GError, or %NULL
 *
 * Reads to the document's end.
 *
 * Returns: %FALSE with %FRT_ERROR_INVALID_FILE when something is broken there
 */
gboolean
frt_xml_finish (FrtXml *self, GError **error)
{
  int result;

  while ((result = step (self, error)) > 0)
    continue;

  return result == 0;
}

/**
 * frt_xml_get_name:
 * @self: a #FrtXml on an element
 *
 * Returns: (transfer none): its name without a prefix, until the cursor moves
 */
const char *
frt_xml_get_name (FrtXml *self)
{
  return (const char *) xmlTextReaderConstLocalName (self->reader);
}

/**
 * frt_xml_get_line:
 * @self: a #FrtXml on an element's start
 *
 * Returns: its line, from 1. Beyond line 65,534 it is exact as long as line breaks come as text, not inside
 *   tags or comments.
 */
guint
frt_xml_get_line (FrtXml *self)
{
  guint line = xmlTextReaderCurrentNode (self->reader)->line;

  return line < LINE_FULL ? MAX (line, 1) : MAX (self->text_line, LINE_FULL);
}

/**
 * frt_xml_dup_attribute:
 * @self: a #FrtXml on an element's start
 * @name: an attribute's name
 *
 * Returns: (transfer full) (nullable): its value
 */
char *
frt_xml_dup_attribute (FrtXml *self, const char *name)
{
  xmlChar *value = xmlTextReaderGetAttribute (self->reader, (const xmlChar *) name);
  char *copy = g_strdup ((const char *) value);

  xmlFree (value);
  return copy;
}

/**
 * frt_xml_set_error:
 * @self: a #FrtXml
 * @line: where it is
 * @error: return location for a #GError, or %NULL
 * @format: what is wrong and what to do, without a full stop
 * @...: for @format
 *
 * Returns: %FALSE, for the caller to return
 */
gboolean
frt_xml_set_error (FrtXml *self, guint line, GError **error, const char *format, ...)
{
  g_autofree char *what = NULL;
  va_list arguments;

  va_start (arguments, format);
  what = g_strdup_vprintf (format, arguments);
  va_end (arguments);

  return frt_error_set (error, FRT_ERROR_INVALID_FILE, "%s:%u: %s", self->name, line, what);
}

/**
 * frt_xml_new:
 * @input: the document; its name and data must outlive the cursor
 *
 * Returns: (transfer full): a cursor before the document's start
 */
FrtXml *
frt_xml_new (const FrtInput *input)
{
  FrtXml *self = g_new0 (FrtXml, 1);

  self->name = input->name;
  self->decoder = frt_decoder_new (input);
  self->text_line = 1;
  self->reader = xmlReaderForIO (on_read, on_close, self, NULL, NULL, PARSER_OPTIONS);
  if (self->reader != NULL)
    xmlTextReaderSetStructuredErrorHandler (self->reader, (xmlStructuredErrorFunc) on_complaint, self);

  return self;
}

/**
 * frt_xml_free:
 * @self: a #FrtXml
 *
 * Frees the cursor, not its input.
 */
void
frt_xml_free (FrtXml *self)
{
  if (self->reader != NULL)
    xmlFreeTextReader (self->reader);

  frt_decoder_free (self->decoder);
  g_clear_error (&self->read_error);
  g_free (self->broken);
  g_free (self);
}
