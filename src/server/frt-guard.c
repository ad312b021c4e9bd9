/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Fratrie authors */

#include "server/frt-guard.h"

#include "common/frt-error.h"

#include <microhttpd.h>
#include <string.h>

#define LINE_END "\r\n"

/* The headers that say where a request ends, whom it is for and what it may: more than one of them is an attempt to be
 * read in two ways. */
#define LENGTH 1      /* its place among them */
static const char *const single[] = {
  MHD_HTTP_HEADER_HOST, MHD_HTTP_HEADER_CONTENT_LENGTH, MHD_HTTP_HEADER_TRANSFER_ENCODING, MHD_HTTP_HEADER_CONTENT_TYPE,
  MHD_HTTP_HEADER_AUTHORIZATION,
};

static const char *const methods[] = {
  MHD_HTTP_METHOD_GET, MHD_HTTP_METHOD_HEAD, MHD_HTTP_METHOD_POST, MHD_HTTP_METHOD_PUT, MHD_HTTP_METHOD_PATCH,
  MHD_HTTP_METHOD_DELETE, MHD_HTTP_METHOD_OPTIONS, NULL,
};

typedef struct {
  FrtFraming *framing;
  guint       seen[G_N_ELEMENTS (single)];
  gboolean    chunked;
  gsize       bytes;      /* of the head, as far as we were told of it */
  const char *fault;      /* (nullable) English, for logs */
} Inspection;

/* A token of RFC 9110, 5.6.2. */
static gboolean
is_token (const char *name, gsize size)
{
  for (gsize i = 0; i < size; i++)
    if (!g_ascii_isalnum (name[i]) && strchr ("!#$%&'*+-.^_`|~", name[i]) == NULL)
      return FALSE;
  return size > 0;
}

static gboolean
has_control (const char *value, gsize size)
{
  for (gsize i = 0; i < size; i++)
    if (g_ascii_iscntrl (value[i]) && value[i] != '\t')
      return TRUE;
  return FALSE;
}

static const char *
inspect_length (Inspection *self, const char *value)
{
  for (const char *p = value; *p != '\0'; p++)
    if (!g_ascii_isdigit (*p))
      return "a Content-Length that is no number";
  if (!g_ascii_string_to_unsigned (value, 10, 0, G_MAXINT64, &self->framing->body_bytes, NULL))
    return "a Content-Length that is no number";
  return NULL;
}

/* Chunks would be clean, but libmicrohttpd reads those that end in a bare line feed as well, and shows us only what was in
 * them: a body comes with its length. */
static const char *
inspect_coding (Inspection *self, const char *value)
{
  if (g_ascii_strcasecmp (value, "chunked") != 0)
    return "a transfer coding that nobody knows";
  self->chunked = TRUE;
  return NULL;
}

/* How many bytes a header is, with what stands between its name and its value. Both point into the request as it came; a
 * value that stands before its name was put together of several lines. */
static const char *
measure (Inspection *self, const char *name, gsize name_size, const char *value, gsize value_size)
{
  gssize between = value - (name + name_size);

  if (between < 1)
    return "a header on several lines";
  self->bytes += name_size + (gsize) between + value_size + strlen (LINE_END);
  return NULL;
}

static const char *
inspect (Inspection *self, const char *name, gsize name_size, const char *value, gsize value_size)
{
  if (!is_token (name, name_size))
    return "a header's name that is none";
  if (has_control (value, value_size))
    return "a control character in a header";
  for (guint i = 0; i < G_N_ELEMENTS (single); i++)
    if (g_ascii_strcasecmp (name, single[i]) == 0 && self->seen[i]++ > 0)
      return "a header twice";
  if (g_ascii_strcasecmp (name, MHD_HTTP_HEADER_CONTENT_LENGTH) == 0)
    return inspect_length (self, value);
  if (g_ascii_strcasecmp (name, MHD_HTTP_HEADER_TRANSFER_ENCODING) == 0)
    return inspect_coding (self, value);
  if (g_ascii_strcasecmp (name, "X-Forwarded-For") == 0) {
    if (self->framing->forwarded_for == NULL)
      self->framing->forwarded_for = g_string_new (value);
    else
      g_string_append_printf (self->framing->forwarded_for, ",%s", value);
  }
  return NULL;
}

static enum MHD_Result
on_header (void *cls, enum MHD_ValueKind kind, const char *name, size_t name_size, const char *value, size_t value_size)
{
  Inspection *self = cls;

  self->fault = value ? measure (self, name, name_size, value, value_size) : "a header without a value";
  if (self->fault == NULL)
    self->fault = inspect (self, name, name_size, value, value_size);
  return self->fault == NULL ? MHD_YES : MHD_NO;
}

static gboolean
is_clean_uri (const char *uri)
{
  if (uri[0] != '/')
    return FALSE;
  for (const char *p = uri; *p != '\0'; p++)
    if (!g_ascii_isgraph (*p))
      return FALSE;
  return TRUE;
}

/* libmicrohttpd 0.9.75 cuts what it shows at a NUL, and reads lines that end in a bare line feed: then the head is not as long
 * as the sum of what it shows. Others are not known to count alike. */
static gboolean
is_whole (struct MHD_Connection *connection, const char *method, const char *uri, const char *version, gsize header_bytes)
{
  const union MHD_ConnectionInfo *info = MHD_get_connection_info (connection, MHD_CONNECTION_INFO_REQUEST_HEADER_SIZE);

  if (MHD_VERSION != 0x00097500 || info == NULL)
    return TRUE;
  return info->header_size == strlen (method) + 1 + strlen (uri) + 1 + strlen (version) + strlen (LINE_END) + header_bytes +
                              strlen (LINE_END);
}

gboolean
frt_guard_check (struct MHD_Connection *connection, const char *method, const char *uri, const char *version,
                 FrtFraming *framing, GError **error)
{
  Inspection inspection = { framing };

  if (!g_strv_contains (methods, method))
    return frt_error_set (error, FRT_ERROR_METHOD_NOT_ALLOWED, "a method nobody serves");
  if (!is_clean_uri (uri))
    return frt_error_set (error, FRT_ERROR_MALFORMED, "an address that is none");
  MHD_get_connection_values_n (connection, MHD_HEADER_KIND, on_header, &inspection);
  if (inspection.fault != NULL)
    return frt_error_set (error, FRT_ERROR_MALFORMED, "%s", inspection.fault);
  if (!is_whole (connection, method, uri, version, inspection.bytes))
    return frt_error_set (error, FRT_ERROR_MALFORMED, "a NUL, or a line that ends in another way than it should");
  if (inspection.chunked && inspection.seen[LENGTH] > 0)
    return frt_error_set (error, FRT_ERROR_MALFORMED, "a length, and chunks");
  if (inspection.chunked)
    return frt_error_set (error, FRT_ERROR_LENGTH_REQUIRED, "a body in chunks");
  return TRUE;
}

void
frt_framing_clear (FrtFraming *self)
{
  if (self->forwarded_for != NULL)
    g_string_free (self->forwarded_for, TRUE);
  self->forwarded_for = NULL;
}
