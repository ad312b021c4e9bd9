/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Fratrie authors */
#pragma once

#include "store/frt-transaction.h"

G_BEGIN_DECLS

typedef enum { FRT_CODE_EMAIL, FRT_CODE_PASSWORD } FrtCodePurpose;

/* A code that was sent by email. */
typedef struct {
  char   *email;             /* where it went */
  char   *code_hash;
  gint64  expires_at;
  int     failures;
} FrtEmailCodeRow;

void     frt_email_code_row_free       (FrtEmailCodeRow *self);

/* *row is NULL when there is none. */
gboolean frt_email_codes_table_find    (FrtTransaction *tx, gint64 account_id, FrtCodePurpose purpose, FrtEmailCodeRow **row,
                                        GError **error);
/* Adds or replaces. */
gboolean frt_email_codes_table_put     (FrtTransaction *tx, gint64 account_id, FrtCodePurpose purpose,
                                        const FrtEmailCodeRow *row, GError **error);
gboolean frt_email_codes_table_remove  (FrtTransaction *tx, gint64 account_id, FrtCodePurpose purpose, GError **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (FrtEmailCodeRow, frt_email_code_row_free)

G_END_DECLS
