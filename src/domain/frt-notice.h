/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Fratrie authors */
#pragma once

#include "domain/frt-outbox.h"
#include "store/frt-accounts-table.h"

G_BEGIN_DECLS

/* Where the holder of an account is told what happened to it: the confirmed address, else the one typed; and those that
 * schools' files have for the guardian records it came with, of which a thief of its letter knows nothing. Without two
 * alike. (transfer full) (element-type utf8) */
GPtrArray *frt_notice_addresses (FrtTransaction *tx, const FrtAccountRow *account, GError **error);

/* Tells the holder of @account, at each of those addresses but those of @told (nullable). @details: (nullable) (transfer
 * none): what the message needs besides the username, which is added to it. */
gboolean   frt_notice_send      (const FrtDomain *domain, FrtTransaction *tx, FrtMailKind kind, const FrtAccountRow *account,
                                 JsonObject *details, GPtrArray *told, GError **error);

G_END_DECLS
