/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Fratrie authors */
#pragma once

#include "store/frt-accounts-table.h"

G_BEGIN_DECLS

/* Contract, rule 3: FRT_ERROR_HOLDER_MISMATCH with members holder, yours and school when the two accounts are not one
 * person's. Any of the guardian records an account answers for may carry the name that agrees. */
/* The names an account's holder bears: its own and those of the guardian records it answers for, (element-type
 * FrtHolderName), borrowed from @row and from *attachments (FrtAttachmentRow). */
gboolean frt_holder_list_names (FrtTransaction *tx, const FrtAccountRow *row, GPtrArray **attachments, GArray **names,
                                GError **error);

gboolean frt_holder_check (FrtTransaction *tx, const FrtAccountRow *own, const FrtAccountRow *other, GError **error);

G_END_DECLS
