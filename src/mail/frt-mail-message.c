/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Fratrie authors */

#include "mail/frt-mail-message.h"

#include <gmime/gmime.h>

/* No picture, no style sheet, no link: nothing is fetched when it is opened, and nothing teaches parents to click. */
#define HTML_HEAD \
  "<!DOCTYPE html>\n<html lang=\"%s\" dir=\"%s\">\n<head>\n<meta charset=\"utf-8\">\n" \
  "<meta name=\"color-scheme\" content=\"light dark\">\n<title>%s</title>\n</head>\n" \
  "<body style=\"max-width:36em;margin:1em auto;padding:0 1em;font:1em/1.5 sans-serif\">\n"
#define HTML_FACT \
  "<p dir=\"ltr\" style=\"margin:1em 0;font:bold 1.75em/1.3 monospace;letter-spacing:.08em\"><bdi>%s</bdi></p>\n"
#define HTML_PARAGRAPH "<p style=\"white-space:pre-line\">%s</p>\n"
#define HTML_FOOTER    "<p style=\"font-size:.85em;opacity:.75\">%s</p>\n"

G_DEFINE_AUTOPTR_CLEANUP_FUNC (GMimeDataWrapper, g_object_unref)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (GMimeMessage, g_object_unref)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (GMimeObject, g_object_unref)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (GMimeStream, g_object_unref)

/* Puts @text where @format has %s. */
static void
html_append (GString *html, const char *format, const char *text)
{
  g_autofree char *escaped = g_markup_escape_text (text, -1);
  g_auto (GStrv) parts = g_strsplit (format, "%s", 2);

  g_string_append (html, parts[0]);
  g_string_append (html, escaped);
  g_string_append (html, parts[1]);
  explicit_bzero (escaped, strlen (escaped));      /* it may be a code */
}

static char *
write_html (const FrtMailText *text)
{
  GString *html = g_string_sized_new (8192);
  g_autofree char *title = g_markup_escape_text (text->subject, -1);

  g_string_append_printf (html, HTML_HEAD, text->language, frt_language_is_right_to_left (text->language) ? "rtl" : "ltr",
                          title);
  for (guint i = 0; i < text->facts->len; i++)
    html_append (html, HTML_FACT, g_ptr_array_index (text->facts, i));
  for (guint i = 0; i < text->paragraphs->len; i++)
    html_append (html, HTML_PARAGRAPH, g_ptr_array_index (text->paragraphs, i));
  for (guint i = 0; i < text->footer->len; i++)
    html_append (html, HTML_FOOTER, g_ptr_array_index (text->footer, i));
  g_string_append (html, "</body>\n</html>\n");
  return g_string_free (html, FALSE);
}

static void
append_lines (GString *plain, GPtrArray *lines, const char *end)
{
  for (guint i = 0; i < lines->len; i++) {
    g_string_append (plain, g_ptr_array_index (lines, i));
    g_string_append (plain, end);
  }
}

static char *
write_plain (const FrtMailText *text)
{
  GString *plain = g_string_sized_new (8192);

  append_lines (plain, text->facts, "\n");
  if (text->facts->len > 0)
    g_string_append_c (plain, '\n');
  append_lines (plain, text->paragraphs, "\n\n");
  g_string_append (plain, "-- \n");
  append_lines (plain, text->footer, "\n");
  return g_string_free (plain, FALSE);
}

/* @content: (transfer full) */
static GMimeObject *
part_new (const char *subtype, char *content)
{
  GMimePart *part = g_mime_part_new_with_type ("text", subtype);
  g_autoptr (GMimeStream) stream = g_mime_stream_mem_new_with_buffer (content, strlen (content));
  g_autoptr (GMimeDataWrapper) wrapper = g_mime_data_wrapper_new_with_stream (stream, GMIME_CONTENT_ENCODING_DEFAULT);

  g_mime_part_set_content (part, wrapper);
  g_mime_object_set_content_type_parameter (GMIME_OBJECT (part), "charset", "utf-8");
  g_mime_part_set_content_encoding (part, g_mime_part_get_best_content_encoding (part, GMIME_ENCODING_CONSTRAINT_7BIT));
  frt_secret_wipe (content);
  return GMIME_OBJECT (part);
}

static GMimeObject *
body_new (const FrtMailText *text, const char *boundary)
{
  GMimeMultipart *body = g_mime_multipart_new_with_subtype ("alternative");
  g_autoptr (GMimeObject) plain = part_new ("plain", write_plain (text));
  g_autoptr (GMimeObject) html = part_new ("html", write_html (text));

  g_mime_multipart_set_boundary (body, boundary);
  g_mime_multipart_add (body, plain);
  g_mime_multipart_add (body, html);
  return GMIME_OBJECT (body);
}

/* What this message of the outbox is known by, here and in no other store. */
static char *
dup_identifier (const FrtMail *mail)
{
  g_autofree char *text = g_strdup_printf ("%" G_GINT64_FORMAT " %" G_GINT64_FORMAT " %d %s", mail->id, mail->created_at,
                                           (int) mail->kind, mail->address);
  g_autofree char *sum = g_compute_checksum_for_string (G_CHECKSUM_SHA256, text, -1);

  return g_strndup (sum, 32);
}

static void
set_headers (GMimeMessage *message, const FrtMailSettings *settings, const FrtMail *mail, const FrtMailText *text,
             const char *identifier)
{
  g_autofree char *message_id = g_strconcat (identifier, strrchr (settings->from, '@'), NULL);
  g_autoptr (GDateTime) date = g_date_time_new_from_unix_utc (mail->created_at);
  static const char *const automatic[][2] = {
    { "Auto-Submitted", "auto-generated" },              /* RFC 3834: whoever is on holiday does not answer */
    { "X-Auto-Response-Suppress", "All" },
  };

  g_mime_message_add_mailbox (message, GMIME_ADDRESS_TYPE_FROM, settings->service, settings->from);
  g_mime_message_add_mailbox (message, GMIME_ADDRESS_TYPE_TO, NULL, mail->address);
  g_mime_message_set_subject (message, text->subject, "utf-8");
  g_mime_message_set_date (message, date);
  g_mime_message_set_message_id (message, message_id);
  g_mime_object_set_header (GMIME_OBJECT (message), "Content-Language", text->language, NULL);
  for (guint i = 0; i < G_N_ELEMENTS (automatic); i++)
    g_mime_object_set_header (GMIME_OBJECT (message), automatic[i][0], automatic[i][1], NULL);
}

static void
start_gmime (void)
{
  static gsize once;

  if (g_once_init_enter (&once)) {
    g_mime_init ();
    g_once_init_leave (&once, 1);
  }
}

static char *
write_message (GMimeMessage *message)
{
  GMimeFormatOptions *options = g_mime_format_options_new ();
  char *text;

  g_mime_format_options_set_newline_format (options, GMIME_NEWLINE_FORMAT_DOS);
  text = g_mime_object_to_string (GMIME_OBJECT (message), options);
  g_mime_format_options_free (options);
  return text;
}

/* See the header. */
char *
frt_mail_message_new (FrtCatalog *catalog, const FrtMailSettings *settings, const FrtMail *mail)
{
  g_autoptr (FrtMailText) text = frt_mail_text_new (catalog, settings, mail);
  g_autoptr (GMimeMessage) message = NULL;
  g_autoptr (GMimeObject) body = NULL;
  g_autofree char *identifier = dup_identifier (mail), *boundary = g_strconcat ("=_", identifier, NULL);

  if (text == NULL)
    return NULL;
  start_gmime ();
  message = g_mime_message_new (TRUE);
  body = body_new (text, boundary);
  g_mime_message_set_mime_part (message, body);
  set_headers (message, settings, mail, text, identifier);
  return write_message (message);
}
