/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Fratrie authors */
#pragma once

#include "domain/frt-outbox.h"

G_BEGIN_DECLS

/* A message on its way out. Whoever sends it claims it first, so that several instances do not send it twice on purpose; when
 * that one dies, the claim lapses and another sends it. */
typedef struct {
  gint64       id;
  FrtMailKind  kind;
  char        *address;          /* (owned) */
  char        *language;         /* (owned) */
  JsonObject  *details;          /* (owned) see FrtMailKind */
  gint64       created_at;
  guint        attempts;         /* with this one */
} FrtMail;

void     frt_mail_free       (FrtMail *self);

/* When the first one is due; G_MAXINT64 when there is none. */
gboolean frt_outbox_next     (const FrtDomain *domain, gint64 *at, GError **error);
/* The first one that is due, as the caller's for @seconds; *mail is NULL when there is none to send. */
gboolean frt_outbox_claim    (const FrtDomain *domain, guint seconds, FrtMail **mail, GError **error);
/* It was sent: nothing is left of it. */
gboolean frt_outbox_sent     (const FrtDomain *domain, const FrtMail *mail, GError **error);
/* It could not be sent now: another try, later each time and never at the same moment as others; after three days, or once
 * its code is dead, it is given up. */
gboolean frt_outbox_postpone (const FrtDomain *domain, const FrtMail *mail, GError **error);
/* It was not sent and is free at once, because the sender stops. */
gboolean frt_outbox_release  (const FrtDomain *domain, const FrtMail *mail, GError **error);
/* It never will be sent, which the journal tells. @reason: in one word or two, without the address */
gboolean frt_outbox_give_up  (const FrtDomain *domain, const FrtMail *mail, const char *reason, GError **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (FrtMail, frt_mail_free)

G_END_DECLS
