/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Fratrie authors */

#include "mail/frt-mail-sender.h"

/* A service for sample data alone sends nothing, and needs neither GMime nor libcurl. */

FrtMailSender *
frt_mail_sender_new (const FrtDomain *domain, FrtCatalog *catalog, const FrtMailSettings *settings)
{
  g_message ("this fratried was built without mail: messages wait in the outbox");
  return NULL;
}

FrtWaker
frt_mail_sender_get_waker (FrtMailSender *self)
{
  return (FrtWaker) { NULL, NULL };
}

void
frt_mail_sender_stop (FrtMailSender *self)
{
}

void
frt_mail_sender_free (FrtMailSender *self)
{
}
