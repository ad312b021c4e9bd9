/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Fratrie authors */
#pragma once

#include "common/frt-catalog.h"
#include "domain/frt-domain.h"
#include "mail/frt-mail-settings.h"

G_BEGIN_DECLS

/* Sends what stands in the outbox, on a thread of its own, until it is stopped. */
typedef struct _FrtMailSender FrtMailSender;

/* All three must live longer. */
FrtMailSender *frt_mail_sender_new       (const FrtDomain *domain, FrtCatalog *catalog, const FrtMailSettings *settings);
/* What tells it that a message was queued. */
FrtWaker       frt_mail_sender_get_waker (FrtMailSender *self);
/* It begins no other message; the one under way has ten seconds from now. Does not wait. */
void           frt_mail_sender_stop      (FrtMailSender *self);
/* Stops it and waits until it has. */
void           frt_mail_sender_free      (FrtMailSender *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (FrtMailSender, frt_mail_sender_free)

G_END_DECLS
