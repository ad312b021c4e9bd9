/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Fratrie authors */

#include "mail/frt-mail-settings.h"

#include "common/frt-error.h"

#include <gio/gio.h>

#define PASSWORD_FILE_MAX 4096      /* bytes */

/* See the header. Returns: whether @text is starttls, tls or none */
gboolean
frt_mail_tls_from_string (const char *text, FrtMailTls *tls)
{
  static const char *const names[] = {
    [FRT_MAIL_TLS_START] = "starttls", [FRT_MAIL_TLS_WHOLE] = "tls", [FRT_MAIL_TLS_NONE] = "none",
  };

  for (guint i = FRT_MAIL_TLS_START; i < G_N_ELEMENTS (names); i++)
    if (g_str_equal (text, names[i])) {
      *tls = (FrtMailTls) i;
      return TRUE;
    }
  return FALSE;
}

/* What is sent to a server on this machine passes no network. */
static gboolean
is_local (const char *server)
{
  g_autoptr (GInetAddress) address = g_inet_address_new_from_string (server);

  return address != NULL ? g_inet_address_get_is_loopback (address) : g_ascii_strcasecmp (server, "localhost") == 0;
}

/* The first line of the file: systemd's credentials, or a file that only the service may read. */
static gboolean
read_password (FrtMailSettings *self, GError **error)
{
  g_autoptr (GError) cause = NULL;
  char *text = NULL;
  gsize length;

  if (self->password != NULL)
    return frt_error_set (error, FRT_ERROR_USAGE, "[mail] password_file: password is set too, choose one");
  if (!g_file_get_contents (self->password_file, &text, &length, &cause))
    return frt_error_set (error, FRT_ERROR_USAGE, "[mail] password_file: %s", cause->message);
  text[strcspn (text, "\r\n")] = '\0';
  self->password = *text != '\0' && length <= PASSWORD_FILE_MAX ? frt_secret_new (text) : NULL;
  explicit_bzero (text, length);
  g_free (text);
  if (self->password == NULL)
    return frt_error_set (error, FRT_ERROR_USAGE, "[mail] password_file: %s: its first line is not a password",
                          self->password_file);
  return TRUE;
}

/* See the header. */
gboolean
frt_mail_settings_complete (FrtMailSettings *self, GError **error)
{
  if (self->server == NULL)
    return self->from == NULL && self->username == NULL ? TRUE
           : frt_error_set (error, FRT_ERROR_USAGE, "[mail] server: say which one sends, or leave [mail] empty");
  if (self->from == NULL)
    return frt_error_set (error, FRT_ERROR_USAGE, "[mail] from: say whose address the messages bear");
  if (self->password_file != NULL && !read_password (self, error))
    return FALSE;
  if ((self->username == NULL) != (self->password == NULL))
    return frt_error_set (error, FRT_ERROR_USAGE, "[mail] username: a username and a password go together");
  if (self->tls == FRT_MAIL_TLS_USUAL)
    self->tls = is_local (self->server) ? FRT_MAIL_TLS_NONE : FRT_MAIL_TLS_START;
  if (self->tls == FRT_MAIL_TLS_NONE && !is_local (self->server))
    return frt_error_set (error, FRT_ERROR_USAGE, "[mail] tls: none is for a server on this machine; %s is another",
                          self->server);
  return TRUE;
}

/* See the header. */
void
frt_mail_settings_clear (FrtMailSettings *self)
{
  g_free (self->server);
  g_free (self->from);
  g_free (self->username);
  g_clear_pointer (&self->password, frt_secret_unref);
  g_free (self->password_file);
  g_free (self->ca_file);
  g_free (self->service);
  g_free (self->support);
}
