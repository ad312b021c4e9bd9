/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Fratrie authors */
#pragma once

#include "domain/frt-domain.h"
#include "store/frt-transaction.h"

#include <json-glib/json-glib.h>

G_BEGIN_DECLS

/* What a message is about, and what its details hold. Every one but the two codes has "username", the account's. */
typedef enum {
  FRT_MAIL_EMAIL_CODE,              /* code, minutes: proves the address */
  FRT_MAIL_PASSWORD_CODE,           /* code, minutes, username: for a new password */
  FRT_MAIL_USERNAMES,               /* usernames: [string] of the accounts with this address */
  FRT_MAIL_GROUPED_PRIMARY,         /* usernames: [string] that were grouped into this account */
  FRT_MAIL_GROUPED_ADDED,           /* primary_hint: the account was grouped into that one */
  FRT_MAIL_PASSWORD_CHANGED,
  FRT_MAIL_GROUPING_BROKEN,         /* school: its name */
  FRT_MAIL_BREAK_ANSWERED,          /* school, answer ("accepted", "refused"), message? */
  FRT_MAIL_NOT_MY_CHILD_ANSWERED,   /* school, answer, message? */
  FRT_MAIL_NEW_DEVICE,              /* device_name? */
  FRT_MAIL_LAST = FRT_MAIL_NEW_DEVICE,
} FrtMailKind;

const char *frt_mail_kind_to_string   (FrtMailKind kind);
gboolean    frt_mail_kind_from_string (const char *text, FrtMailKind *kind);

/* Leaves a message to be sent once the transaction is committed. @language: (nullable) "fr" when NULL. @details: (transfer
 * none). */
gboolean    frt_outbox_queue          (const FrtDomain *domain, FrtTransaction *tx, FrtMailKind kind, const char *address,
                                       const char *language, JsonObject *details, GError **error);

G_END_DECLS
