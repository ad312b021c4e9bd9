/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Fratrie authors */
#pragma once

#include "common/frt-tokens.h"
#include "store/frt-transaction.h"

G_BEGIN_DECLS

/* An open session; one that ended has no row. Tokens are kept as SHA-256 in hexadecimal. */
typedef struct {
  gint64    id;
  gint64    account_id;
  char     *access_hash;         /* (nullable): not read back */
  gint64    access_expires_at;
  FrtScope  scope;
  gboolean  persistent;
  char     *device_name;         /* (nullable) */
  gint64    created_at;
  gint64    last_used_at;
  gint64    expires_at;
} FrtSessionRow;

void     frt_session_row_free               (FrtSessionRow *self);

gboolean frt_sessions_tables_find           (FrtTransaction *tx, gint64 id, FrtSessionRow **row, GError **error);
/* *needs_otp tells that it is staff's, without a second factor. */
gboolean frt_sessions_tables_find_access    (FrtTransaction *tx, const char *access_hash, FrtSessionRow **row,
                                             FrtAccountKind *kind, gboolean *needs_otp, GError **error);
/* *used tells that this refresh token was exchanged before. */
gboolean frt_sessions_tables_find_refresh   (FrtTransaction *tx, const char *refresh_hash, FrtSessionRow **row,
                                             gboolean *used, GError **error);
gboolean frt_sessions_tables_list           (FrtTransaction *tx, gint64 account_id, GPtrArray **rows, GError **error);
gboolean frt_sessions_tables_add            (FrtTransaction *tx, FrtSessionRow *row, const char *refresh_hash, GError **error);
/* Writes scope, access token and times back. */
gboolean frt_sessions_tables_update         (FrtTransaction *tx, const FrtSessionRow *row, GError **error);
gboolean frt_sessions_tables_rotate         (FrtTransaction *tx, gint64 session_id, const char *old_refresh_hash,
                                             const char *new_refresh_hash, gint64 now, GError **error);
gboolean frt_sessions_tables_end            (FrtTransaction *tx, gint64 session_id, GError **error);
/* @but: a session that stays, 0 for none */
gboolean frt_sessions_tables_end_all        (FrtTransaction *tx, gint64 account_id, gint64 but, GError **error);
/* Those that are over at @now; the last that an account was used by stays, without its device's name. */
gboolean frt_sessions_tables_forget         (FrtTransaction *tx, gint64 now, GError **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (FrtSessionRow, frt_session_row_free)

G_END_DECLS
