/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Fratrie authors */
#include "client/frt-answer-parts.h"

#include "common/frt-json.h"

#include <string.h>

#define HEAD_END "\r\n\r\n"

/* Frees what is in one. */
void
frt_answer_part_clear (FrtAnswerPart *self)
{
  g_clear_pointer (&self->content_type, g_free);
}

/* See the header. */
gboolean
frt_answer_next_part (const FrtAnswer *answer, gsize *at, FrtAnswerPart *part)
{
  const char *head = answer->body + *at;
  const char *end = g_strstr_len (head, (gssize) (answer->length - *at), HEAD_END);
  SoupMessageHeaders *headers;
  goffset length;

  if (end == NULL)
    return FALSE;

  /* Its first line is the boundary, as a request's is what is asked. */
  headers = soup_message_headers_new (SOUP_MESSAGE_HEADERS_MULTIPART);
  soup_headers_parse (head, (int) (end - head + 2), headers);
  length = soup_message_headers_get_content_length (headers);
  frt_answer_part_clear (part);
  part->content_type = g_strdup (soup_message_headers_get_content_type (headers, NULL));
  part->start = (gsize) (end - answer->body) + strlen (HEAD_END);
  part->length = (gsize) length;
  soup_message_headers_unref (headers);

  if (length < 0 || part->length > answer->length - part->start)
    return FALSE;

  *at = part->start + part->length;
  if (answer->length - *at >= 2 && memcmp (answer->body + *at, "\r\n", 2) == 0)
    *at += 2;

  return TRUE;
}

/* See the header. */
gboolean
frt_answer_part_read_steps (const FrtAnswer *answer, const FrtAnswerPart *part, guint *done, guint *total)
{
  g_autoptr (JsonObject) object = NULL;
  gint64 done_value, total_value;

  if (g_strcmp0 (part->content_type, "application/json") != 0)
    return FALSE;

  object = frt_json_parse_object (answer->body + part->start, part->length, FRT_JSON_MAX_BYTES, NULL);
  if (object == NULL || !frt_json_get_int (object, "done", &done_value, NULL) ||
      !frt_json_get_int (object, "total", &total_value, NULL) || done_value < 0 || done_value > total_value ||
      total_value > G_MAXINT)
    return FALSE;

  *done = (guint) done_value;
  *total = (guint) total_value;

  return TRUE;
}

/* A problem says itself with which status it would have come alone. */
static guint
get_status (const FrtAnswer *answer, const FrtAnswerPart *part)
{
  g_autoptr (JsonObject) problem = NULL;
  gint64 status;

  if (g_strcmp0 (part->content_type, "application/problem+json") != 0)
    return answer->status;

  problem = frt_json_parse_object (answer->body + part->start, part->length, FRT_JSON_MAX_BYTES, NULL);
  if (problem == NULL || !frt_json_get_int (problem, "status", &status, NULL) || status < 400 || status > 599)
    return SOUP_STATUS_INTERNAL_SERVER_ERROR;

  return (guint) status;
}

/* See the header. */
gboolean
frt_answer_keep_last_part (FrtAnswer *answer)
{
  g_auto (FrtAnswerPart) last = { 0 };
  gsize at = 0;
  guint done, total;

  while (frt_answer_next_part (answer, &at, &last));
  if (at == 0 || at < last.start + last.length || frt_answer_part_read_steps (answer, &last, &done, &total))
    return FALSE;

  answer->status = get_status (answer, &last);
  g_free (answer->content_type);
  answer->content_type = g_steal_pointer (&last.content_type);
  memmove (answer->body, answer->body + last.start, last.length);
  explicit_bzero (answer->body + last.length, answer->length - last.length);
  answer->length = last.length;

  return TRUE;
}
