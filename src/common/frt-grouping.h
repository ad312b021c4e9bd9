/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Fratrie authors */
#pragma once

#include "common/frt-child.h"

G_BEGIN_DECLS

typedef enum {
  FRT_GROUPING_PROPOSED,
  FRT_GROUPING_CONFIRMED,
  FRT_GROUPING_CANCELLED,
  FRT_GROUPING_EXPIRED,
  FRT_GROUPING_BROKEN,
} FrtGroupingState;

typedef enum { FRT_ORIGIN_LETTER, FRT_ORIGIN_ACTIVE } FrtGroupingOrigin;

/* An account offered to a grouping. Immutable. Properties, read-only: username, display-name, children (GListModel). */
#define FRT_TYPE_GROUPING_ACCOUNT (frt_grouping_account_get_type ())
G_DECLARE_FINAL_TYPE (FrtGroupingAccount, frt_grouping_account, FRT, GROUPING_ACCOUNT, GObject)

FrtGroupingAccount *frt_grouping_account_new            (const char        *username,
                                                         FrtGroupingOrigin  origin,
                                                         const char        *first_name,
                                                         const char        *last_name,
                                                         GListModel        *children);   /* reffed */
const char         *frt_grouping_account_get_username   (FrtGroupingAccount *self);
FrtGroupingOrigin   frt_grouping_account_get_origin     (FrtGroupingAccount *self);
const char         *frt_grouping_account_get_first_name (FrtGroupingAccount *self);
const char         *frt_grouping_account_get_last_name  (FrtGroupingAccount *self);
GListModel         *frt_grouping_account_get_children   (FrtGroupingAccount *self);      /* of FrtChild */

/* One line of the follow-up; name is "proposed", "account-added", "confirmed", "sessions-ended", "cancelled", "expired",
 * "broken". */
typedef struct {
  char   *name;
  gint64  at;
} FrtGroupingStep;

typedef struct {
  const char       *id;
  FrtGroupingState  state;
  gint64            created_at;
  gint64            expires_at;
  gint64            confirmed_at;          /* 0 unless confirmed (or broken since) */
  const char       *digest;
  const char       *primary_username;
  const char       *primary_first_name;
  const char       *primary_last_name;
} FrtGroupingFields;

/* Immutable. Properties, read-only: id, state (int), accounts, children-before, children-after (GListModel). */
#define FRT_TYPE_GROUPING (frt_grouping_get_type ())
G_DECLARE_FINAL_TYPE (FrtGrouping, frt_grouping, FRT, GROUPING, GObject)

FrtGrouping             *frt_grouping_new                 (const FrtGroupingFields *fields,
                                                           GListModel              *accounts,         /* reffed */
                                                           GListModel              *children_before,  /* reffed */
                                                           GListModel              *children_after,   /* reffed */
                                                           GPtrArray               *steps);  /* of FrtGroupingStep, reffed */
FrtGrouping             *frt_grouping_new_from_json       (JsonObject              *object,
                                                           GError                 **error);
void                     frt_grouping_write               (FrtGrouping             *self,
                                                           FrtJsonWriter           *writer);
const FrtGroupingFields *frt_grouping_get_fields          (FrtGrouping             *self);
GListModel              *frt_grouping_get_accounts        (FrtGrouping             *self);   /* of FrtGroupingAccount */
GListModel              *frt_grouping_get_children_before (FrtGrouping             *self);   /* of FrtChild */
GListModel              *frt_grouping_get_children_after  (FrtGrouping             *self);   /* of FrtChild */
GPtrArray               *frt_grouping_get_steps           (FrtGrouping             *self);   /* of FrtGroupingStep */

FrtGroupingStep *frt_grouping_step_new  (const char *name, gint64 at);
void             frt_grouping_step_free (FrtGroupingStep *self);

const char *frt_grouping_state_to_string   (FrtGroupingState state);
gboolean    frt_grouping_state_from_string (const char *text, FrtGroupingState *state);

G_END_DECLS
