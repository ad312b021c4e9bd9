/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Fratrie authors */
#pragma once

#include "common/frt-grouping.h"
#include "store/frt-transaction.h"

G_BEGIN_DECLS

typedef struct {
  gint64            id;
  gint64            primary_account_id;
  FrtGroupingState  state;               /* never FRT_GROUPING_EXPIRED: that is a matter of time, not of storage */
  gint64            created_at;
  gint64            expires_at;
  gint64            confirmed_at;
  gint64            ended_at;
  char             *digest;              /* (nullable) of what was confirmed */
} FrtGroupingRow;

/* An account whose password was proved to a grouping. */
typedef struct {
  gint64             account_id;
  FrtGroupingOrigin  origin;
  gint64             added_at;
  char              *username;
  char              *first_name;
  char              *last_name;          /* as displayed */
} FrtMemberRow;

/* A guardian record that a confirmed grouping brought and that was not broken off since. */
typedef struct {
  gint64 guardian_id;
  gint64 from_account_id;
} FrtGroupingRecordRow;

void     frt_grouping_row_free               (FrtGroupingRow *self);
void     frt_member_row_free                 (FrtMemberRow *self);

gboolean frt_groupings_tables_find           (FrtTransaction *tx, gint64 id, FrtGroupingRow **row, GError **error);
/* Those of a primary, newest first: FrtGroupingRow. */
gboolean frt_groupings_tables_list           (FrtTransaction *tx, gint64 primary_account_id, GPtrArray **rows, GError **error);
gboolean frt_groupings_tables_add            (FrtTransaction *tx, FrtGroupingRow *row, GError **error);
gboolean frt_groupings_tables_update         (FrtTransaction *tx, const FrtGroupingRow *row, GError **error);

/* FrtMemberRow in the order they were added. @open_only leaves out those whose password changed since it was proved, or
 * that cannot be grouped any more. */
gboolean frt_groupings_tables_members        (FrtTransaction *tx, gint64 grouping_id, gboolean open_only, GPtrArray **rows,
                                              GError **error);
/* Proving again replaces. */
gboolean frt_groupings_tables_add_member     (FrtTransaction *tx, gint64 grouping_id, gint64 account_id,
                                              FrtGroupingOrigin origin, gint64 credential, gint64 now, GError **error);
gboolean frt_groupings_tables_remove_member  (FrtTransaction *tx, gint64 grouping_id, gint64 account_id, GError **error);
gboolean frt_groupings_tables_add_record     (FrtTransaction *tx, gint64 grouping_id, gint64 guardian_id,
                                              gint64 from_account_id, GError **error);
/* FrtGroupingRecordRow. */
gboolean frt_groupings_tables_records        (FrtTransaction *tx, gint64 grouping_id, GPtrArray **rows, GError **error);
/* Cancels what an account, grouped itself now, had proposed. */
gboolean frt_groupings_tables_cancel_proposals (FrtTransaction *tx, gint64 primary_account_id, gint64 now, GError **error);

/* A guardian record leaves: it is broken off every confirmed grouping it is in; accounts that bring nothing any more are
 * disabled; groupings with no record left are broken. */
gboolean frt_groupings_tables_break_record   (FrtTransaction *tx, gint64 guardian_id, gint64 now, GError **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (FrtGroupingRow, frt_grouping_row_free)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (FrtMemberRow, frt_member_row_free)

G_END_DECLS
