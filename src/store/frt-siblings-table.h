/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Fratrie authors */
#pragma once

#include "common/frt-name.h"
#include "store/frt-transaction.h"

G_BEGIN_DECLS

/* A guardian of another school, reached like one that an account answers for, whose letter waits. */
typedef struct {
  char *uai;
  char *school_name;
  char *birth_name;
  char *used_name;           /* (nullable) */
  char *first_name;
} FrtSiblingRow;

void          frt_sibling_row_free       (FrtSiblingRow *self);
FrtHolderName frt_sibling_row_get_holder (const FrtSiblingRow *self);

/* By the email or the mobile of the account's own guardian records, or by its confirmed email; in schools it answers for
 * nobody in, and where no school concerned has switched it off. By the school's name: FrtSiblingRow. */
gboolean      frt_siblings_table_list    (FrtTransaction *tx, gint64 account_id, const char *confirmed_email,
                                          GPtrArray **rows, GError **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (FrtSiblingRow, frt_sibling_row_free)

G_END_DECLS
