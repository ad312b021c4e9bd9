/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Fratrie authors */
#pragma once

#include "domain/frt-domain.h"
#include "store/frt-transaction.h"

G_BEGIN_DECLS

/* "Not my child", inside an activation's transaction: hides each child from the account and opens a task at its school.
 * FRT_ERROR_INVALID_REQUEST at "/rejected_children/N" for who is no child of the account. @rejected_children: (nullable) */
gboolean frt_activation_reject_children (const FrtDomain *domain, FrtTransaction *tx, gint64 account_id,
                                         const char *const *rejected_children, GError **error);

G_END_DECLS
