/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Fratrie authors */
#pragma once

#include "mail/frt-mail-settings.h"

G_BEGIN_DECLS

/* A line to the operator's mail server, kept open from one message to the next. */
typedef struct _FrtSmtp FrtSmtp;

typedef enum {
  FRT_SMTP_SENT,             /* the server answers for it */
  FRT_SMTP_LATER,            /* not this one, not now; or it is not known what became of it */
  FRT_SMTP_REFUSED,          /* the server will never take it */
  FRT_SMTP_UNREACHABLE,      /* no server to be spoken with, or not by us: it is not this message's fault */
} FrtSmtpOutcome;

FrtSmtp        *frt_smtp_new     (const FrtMailSettings *settings);
void            frt_smtp_free    (FrtSmtp *self);
/* Blocks, for as long as the settings say at most. *why: (out) (optional) (transfer full): what the server said, unless the
 * message was sent; without the address. */
FrtSmtpOutcome  frt_smtp_send    (FrtSmtp *self, const char *address, const char *message, char **why);
/* Ends the connection. */
void            frt_smtp_hang_up (FrtSmtp *self);
/* From any thread: what is under way ends within a second or two. */
void            frt_smtp_abort   (FrtSmtp *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (FrtSmtp, frt_smtp_free)

G_END_DECLS
