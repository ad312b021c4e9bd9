/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Fratrie authors */
#pragma once

#include "common/frt-secret.h"

G_BEGIN_DECLS

typedef enum {
  FRT_MAIL_TLS_USUAL,      /* none to this machine, STARTTLS to another */
  FRT_MAIL_TLS_START,      /* STARTTLS, without which nothing is sent */
  FRT_MAIL_TLS_WHOLE,      /* from the first byte */
  FRT_MAIL_TLS_NONE,       /* to this machine only */
} FrtMailTls;

/* What an operator says of mail, and what parents are to read in it. */
typedef struct {
  char       *server;            /* (owned) (nullable): a name or an address; nothing is sent without one */
  guint       port;              /* 0: the usual one */
  char       *from;              /* (owned) */
  char       *username;          /* (owned) (nullable): no authentication */
  FrtSecret  *password;          /* (owned) (nullable) */
  char       *password_file;     /* (owned) (nullable): where the password is to be read */
  FrtMailTls  tls;
  char       *ca_file;           /* (owned) (nullable): the system's authorities */
  guint       timeout;           /* seconds a message may take */

  char       *service;           /* (owned) its name */
  char       *support;           /* (owned) (nullable): where to ask, "a@b.fr, 04 67 00 00 00" */
} FrtMailSettings;

gboolean        frt_mail_tls_from_string      (const char *text, FrtMailTls *tls);
/* Whether they are whole and go together; reads password_file and decides what is usual. FRT_ERROR_USAGE naming the key. */
gboolean        frt_mail_settings_complete    (FrtMailSettings *self, GError **error);
/* Frees what is in it, and wipes the password. */
void            frt_mail_settings_clear       (FrtMailSettings *self);

G_END_DECLS
