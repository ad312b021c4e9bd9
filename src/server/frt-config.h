/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Fratrie authors */
#pragma once

#include "domain/frt-domain.h"
#include "mail/frt-mail-settings.h"
#include "server/frt-proxies.h"

G_BEGIN_DECLS

/* What an operator may set: each key in the file of --config, as a variable FRATRIE_KEY and as a flag --key (of
 * the group [mail]: FRATRIE_MAIL_KEY and --mail-key; a password is no flag, which others would see); a flag counts more than a
 * variable, a variable more than the file. */
typedef struct {
  gboolean     demo;
  gboolean     version;

  char        *store;             /* (owned) (nullable) */
  char        *key_file;          /* (owned) (nullable) where the service's key is; the usual place when nobody says */
  char        *listen;            /* (owned) HOST:PORT or unix:PATH */
  char        *metrics_listen;    /* (owned) (nullable) HOST:PORT for figures only */
  char        *trusted_proxies;   /* (owned) (nullable) as written */
  FrtProxies  *proxies;           /* (owned) the same, read */
  guint        threads;           /* that answer; 0: one a core */
  guint        hashing_threads;   /* 0: one a core */
  guint        hashing_queue;     /* passwords that may wait to be hashed */
  guint        connections;       /* at once */
  guint        idle_seconds;      /* a connection may be silent */
  char        *demo_dir;          /* (owned) where the sample data is */
  char        *demo_store;        /* (owned) (nullable) where the sample data goes; memory when there is none */
  char        *locale_dir;        /* (owned) where the translations are */

  char        *name;              /* (owned) of the service, as parents see it */
  char        *address;           /* (owned) (nullable) where parents find it, as letters print it */
  char        *support_email;     /* (owned) (nullable) */
  char        *support_phone;     /* (owned) (nullable) */
  char        *support_url;       /* (owned) (nullable) */

  FrtMailSettings mail;           /* whose server is NULL when messages wait in the outbox */
  FrtDomainSettings settings;

  GHashTable  *origins;           /* (owned) of what was set: key → where it was written (owned) */
} FrtConfig;

FrtConfig *frt_config_new   (char **arguments, GError **error);
gboolean   frt_config_blame (const FrtConfig *self, const char *key, GError **error);
void       frt_config_free  (FrtConfig *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (FrtConfig, frt_config_free)

G_END_DECLS
