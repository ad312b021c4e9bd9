/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Fratrie authors */
#pragma once

#include "common/frt-account.h"
#include "store/frt-transaction.h"

G_BEGIN_DECLS

/* Somebody of a school who is entitled to an account and has none. */
typedef struct {
  gint64  guardian_id;         /* or 0 */
  gint64  student_id;          /* or 0 */
  char   *civility;            /* (nullable) */
  char   *birth_name;
  char   *used_name;           /* (nullable) */
  char   *first_name;
  char   *username;            /* (nullable) to be asked for; the caller's to set */
  gint64  account_id;          /* 0: none yet */
} FrtNewcomerRow;

void     frt_newcomer_row_free             (FrtNewcomerRow *self);
/* During an import (frt-stage.h): at most @limit of them, guardians or students, whose number is above @after:
 * FrtNewcomerRow. */
gboolean frt_newcomers_tables_list         (FrtTransaction *tx, const char *uai, FrtAccountKind kind, gint64 after,
                                            guint limit, GPtrArray **rows, GError **error);
/* All of a school's, long after an import: whose account was purged, or who is entitled since a setting changed. */
gboolean frt_newcomers_tables_list_missing (FrtTransaction *tx, const char *uai, FrtAccountKind kind, GPtrArray **rows,
                                            GError **error);
/* A provisional account for each of @rows whose username nobody has, attached to its guardian record; the others are left
 * without one. */
gboolean frt_newcomers_tables_open         (FrtTransaction *tx, const char *uai, GPtrArray *rows, gint64 now, GError **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (FrtNewcomerRow, frt_newcomer_row_free)

G_END_DECLS
