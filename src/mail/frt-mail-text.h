/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Fratrie authors */
#pragma once

#include "common/frt-catalog.h"
#include "domain/frt-outbox-delivery.h"
#include "mail/frt-mail-settings.h"

G_BEGIN_DECLS

/* What a message says, in one language, before it is text or HTML. */
typedef struct {
  const char *language;        /* (unowned): the catalogue's, nearest to the one wanted */
  char       *subject;         /* (owned) */
  GPtrArray  *facts;           /* (owned) of char *: what the message is for, a code or usernames, on top of it */
  GPtrArray  *paragraphs;      /* (owned) of char * */
  GPtrArray  *footer;          /* (owned) of char * */
} FrtMailText;

/* (nullable): NULL when the details lack what this kind of message tells. */
FrtMailText *frt_mail_text_new  (FrtCatalog *catalog, const FrtMailSettings *settings, const FrtMail *mail);
void         frt_mail_text_free (FrtMailText *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (FrtMailText, frt_mail_text_free)

G_END_DECLS
