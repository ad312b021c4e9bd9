/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Fratrie authors */
#pragma once

#include "store/frt-transaction.h"

G_BEGIN_DECLS

/* The letter whose password still means something: the live one, or the one a grouping ended, which goes on proving whose
 * account that was. */
typedef struct {
  gint64    id;
  char     *password_hash;
  gint64    expires_at;
  gboolean  live;
} FrtLetterRow;

void     frt_letter_row_free          (FrtLetterRow *self);

gboolean frt_letters_table_find       (FrtTransaction *tx, gint64 account_id, FrtLetterRow **row, GError **error);
gboolean frt_letters_table_add        (FrtTransaction *tx, gint64 account_id, const char *password_hash, gint64 now,
                                       gint64 expires_at, GError **error);
/* Ends the live letter of an account, if there is one. @by: activation, reprint, grouping, failures or break */
gboolean frt_letters_table_end        (FrtTransaction *tx, gint64 account_id, const char *by, gint64 now, GError **error);

/* Who is to get a letter in a school: a range of when the last one expires, to below the second; -1: none yet, 0: dead. */
typedef struct {
  gint64      notified[2];
  const char *class_name;      /* (nullable) of one of their children; "" for a child without one */
} FrtLetterFilter;
/* Ids of provisional accounts, by their first child's class, then by name. */
gboolean frt_letters_table_choose     (FrtTransaction *tx, const char *uai, const FrtLetterFilter *filter,
                                       GArray **account_ids, GError **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (FrtLetterRow, frt_letter_row_free)

G_END_DECLS
