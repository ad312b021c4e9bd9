/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Fratrie authors */
#pragma once

#include "mail/frt-mail-text.h"

G_BEGIN_DECLS

/* A message as it travels (RFC 5322, MIME): text and HTML of the same words. The same message of the outbox always gives the
 * same bytes, so that one which had to be sent again is known by its Message-ID. It may hold a code: wipe it when it is sent
 * (frt_secret_wipe). (transfer full) (nullable): NULL when the details lack what it tells. */
char *frt_mail_message_new (FrtCatalog *catalog, const FrtMailSettings *settings, const FrtMail *mail);

G_END_DECLS
