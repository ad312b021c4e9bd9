/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Fratrie authors */
#pragma once

#include "store/frt-transaction.h"

G_BEGIN_DECLS

/* The second factor of a member of staff. */
typedef struct {
  gint64  account_id;
  char   *secret;            /* sealed with the service's key; in the clear in stores made before there was one */
  gint64  confirmed_at;      /* 0: made, not yet proved */
  gint64  last_step;         /* the newest step whose code was used */
} FrtOtpRow;

void     frt_otp_row_free     (FrtOtpRow *self);

/* *row is NULL when there is none. */
gboolean frt_otp_table_find   (FrtTransaction *tx, gint64 account_id, FrtOtpRow **row, GError **error);
/* (element-type FrtOtpRow) by account. */
gboolean frt_otp_table_list   (FrtTransaction *tx, GPtrArray **rows, GError **error);
/* Adds or replaces. */
gboolean frt_otp_table_put    (FrtTransaction *tx, const FrtOtpRow *row, GError **error);
gboolean frt_otp_table_remove (FrtTransaction *tx, gint64 account_id, GError **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (FrtOtpRow, frt_otp_row_free)

G_END_DECLS
