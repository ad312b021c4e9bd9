/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Fratrie authors */

#include "mail/frt-smtp.h"

#include <curl/curl.h>

/* libcurl tells that a step failed, not which one: we watch what goes to and fro, and keep the last answer. */

#define CONNECT_SECONDS 10
#define REPLY_BYTES     300

typedef enum { GREETING, ENVELOPE, RECIPIENT, CONTENT } Phase;      /* what was asked last */

struct _FrtSmtp {
  const FrtMailSettings *settings;      /* (unowned) */
  char                  *url;           /* (owned) */
  CURL                  *curl;          /* (owned) (nullable): between two connections */
  int                    aborted;       /* atomic */

  const char            *rest;          /* (unowned): of the message, not yet sent */
  gsize                  rest_size;
  Phase                  phase;
  char                   reply[REPLY_BYTES];      /* the server's last line, but its goodbye */
  gboolean               leaving;
};

/**
 * frt_smtp_new:
 * @settings: where and how; must live longer
 *
 * Returns: (transfer full): a line that is not yet open
 */
FrtSmtp *
frt_smtp_new (const FrtMailSettings *settings)
{
  FrtSmtp *self = g_new0 (FrtSmtp, 1);
  gboolean is_v6 = strchr (settings->server, ':') != NULL;
  g_autofree char *host = is_v6 ? g_strdup_printf ("[%s]", settings->server) : g_strdup (settings->server);
  g_autofree char *port = settings->port != 0 ? g_strdup_printf (":%u", settings->port) : NULL;
  static const struct { const char *scheme, *usual; } ways[] = {
    [FRT_MAIL_TLS_START] = { "smtp", ":587" },
    [FRT_MAIL_TLS_WHOLE] = { "smtps", ":465" },
    [FRT_MAIL_TLS_NONE] = { "smtp", ":25" },
  };

  curl_global_init (CURL_GLOBAL_DEFAULT);
  self->settings = settings;
  self->url = g_strconcat (ways[settings->tls].scheme, "://", host, port ? port : ways[settings->tls].usual, NULL);
  return self;
}

/* Frees a line, which it hangs up. */
void
frt_smtp_free (FrtSmtp *self)
{
  frt_smtp_hang_up (self);
  g_free (self->url);
  g_free (self);
  curl_global_cleanup ();
}

/* See the header. */
void
frt_smtp_hang_up (FrtSmtp *self)
{
  g_clear_pointer (&self->curl, curl_easy_cleanup);
}

/* See the header. */
void
frt_smtp_abort (FrtSmtp *self)
{
  g_atomic_int_set (&self->aborted, 1);
}

static size_t
on_read (char *buffer, size_t size, size_t count, void *data)
{
  FrtSmtp *self = data;
  size_t n = MIN (size * count, self->rest_size);

  memcpy (buffer, self->rest, n);
  self->rest += n;
  self->rest_size -= n;
  return n;
}

static int
on_progress (void *data, curl_off_t down_total, curl_off_t down, curl_off_t up_total, curl_off_t up)
{
  FrtSmtp *self = data;

  return g_atomic_int_get (&self->aborted);
}

static void
keep_reply (FrtSmtp *self, const char *text, gsize size)
{
  gsize n = MIN (size, sizeof self->reply - 1);

  memcpy (self->reply, text, n);
  self->reply[n] = '\0';
  for (char *p = self->reply; *p != '\0'; p++)      /* a stranger's bytes on their way to a log */
    if (!g_ascii_isprint (*p))
      *p = ' ';
  g_strchomp (self->reply);
}

/* What passes here holds the password and the codes: nothing but the server's answers is kept, and what was asked when. */
static int
on_traffic (CURL *curl, curl_infotype type, char *text, size_t size, void *data)
{
  FrtSmtp *self = data;
  g_autofree char *word = type == CURLINFO_HEADER_OUT && size >= 4 ? g_ascii_strup (text, 4) : NULL;

  if (type == CURLINFO_HEADER_IN && !self->leaving)
    keep_reply (self, text, size);
  else if (g_strcmp0 (word, "QUIT") == 0)
    self->leaving = TRUE;
  else if (type == CURLINFO_DATA_OUT || g_strcmp0 (word, "DATA") == 0)
    self->phase = CONTENT;
  else if (g_strcmp0 (word, "MAIL") == 0)
    self->phase = ENVELOPE;
  else if (g_strcmp0 (word, "RCPT") == 0)
    self->phase = RECIPIENT;
  return 0;
}

static void
set_up (FrtSmtp *self)
{
  const FrtMailSettings *settings = self->settings;
  CURL *curl = self->curl = curl_easy_init ();

  curl_easy_setopt (curl, CURLOPT_URL, self->url);
  curl_easy_setopt (curl, CURLOPT_PROTOCOLS_STR, "smtp,smtps");
  curl_easy_setopt (curl, CURLOPT_PROXY, "");
  curl_easy_setopt (curl, CURLOPT_NOSIGNAL, 1L);
  curl_easy_setopt (curl, CURLOPT_CONNECTTIMEOUT, (long) MIN (CONNECT_SECONDS, settings->timeout));
  curl_easy_setopt (curl, CURLOPT_TIMEOUT, (long) settings->timeout);
  curl_easy_setopt (curl, CURLOPT_USE_SSL, (long) (settings->tls == FRT_MAIL_TLS_NONE ? CURLUSESSL_NONE : CURLUSESSL_ALL));
  if (settings->ca_file != NULL)
    curl_easy_setopt (curl, CURLOPT_CAINFO, settings->ca_file);
  if (settings->username != NULL) {
    curl_easy_setopt (curl, CURLOPT_USERNAME, settings->username);
    curl_easy_setopt (curl, CURLOPT_PASSWORD, frt_secret_get (settings->password));
  }
  curl_easy_setopt (curl, CURLOPT_MAIL_FROM, settings->from);
  curl_easy_setopt (curl, CURLOPT_UPLOAD, 1L);
  curl_easy_setopt (curl, CURLOPT_READFUNCTION, on_read);
  curl_easy_setopt (curl, CURLOPT_READDATA, self);
  curl_easy_setopt (curl, CURLOPT_NOPROGRESS, 0L);
  curl_easy_setopt (curl, CURLOPT_XFERINFOFUNCTION, on_progress);
  curl_easy_setopt (curl, CURLOPT_XFERINFODATA, self);
  curl_easy_setopt (curl, CURLOPT_VERBOSE, 1L);
  curl_easy_setopt (curl, CURLOPT_DEBUGFUNCTION, on_traffic);
  curl_easy_setopt (curl, CURLOPT_DEBUGDATA, self);
}

/* A 5 for the recipient or the message is for ever (RFC 5321, 4.2.1), but for 5.7: a policy, that is, most often, our own
 * settings, which an operator mends. */
static FrtSmtpOutcome
judge (const FrtSmtp *self)
{
  if (self->phase == GREETING || g_atomic_int_get (&self->aborted))
    return FRT_SMTP_UNREACHABLE;
  if (self->phase == ENVELOPE)
    return self->reply[0] == '5' ? FRT_SMTP_UNREACHABLE : FRT_SMTP_LATER;
  return self->reply[0] == '5' && !g_str_has_prefix (self->reply + 3, " 5.7.") ? FRT_SMTP_REFUSED : FRT_SMTP_LATER;
}

static char *
explain (const FrtSmtp *self, CURLcode code, const char *address)
{
  g_autoptr (GString) text = g_string_new (curl_easy_strerror (code));

  if (self->reply[0] != '\0')
    g_string_append_printf (text, "; the server's last words: %s", self->reply);
  g_string_replace (text, address, "…", 0);
  return g_string_free (g_steal_pointer (&text), FALSE);
}

/* See the header. */
FrtSmtpOutcome
frt_smtp_send (FrtSmtp *self, const char *address, const char *message, char **why)
{
  struct curl_slist *recipients = curl_slist_append (NULL, address);
  CURLcode code;

  if (self->curl == NULL)
    set_up (self);
  self->rest = message;
  self->rest_size = strlen (message);
  self->phase = GREETING;
  self->reply[0] = '\0';
  self->leaving = FALSE;
  curl_easy_setopt (self->curl, CURLOPT_MAIL_RCPT, recipients);
  curl_easy_setopt (self->curl, CURLOPT_INFILESIZE_LARGE, (curl_off_t) self->rest_size);
  code = curl_easy_perform (self->curl);
  curl_easy_setopt (self->curl, CURLOPT_MAIL_RCPT, NULL);
  curl_slist_free_all (recipients);
  if (code == CURLE_OK)
    return FRT_SMTP_SENT;

  frt_smtp_hang_up (self);
  if (why != NULL)
    *why = explain (self, code, address);
  return judge (self);
}
