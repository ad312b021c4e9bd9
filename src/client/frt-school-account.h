/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Fratrie authors */
#pragma once

#include "common/frt-account.h"

G_BEGIN_DECLS

/* How far an account of a school has come. */
typedef enum {
  FRT_SCHOOL_ACCOUNT_NEVER_NOTIFIED,
  FRT_SCHOOL_ACCOUNT_NOTIFIED,
  FRT_SCHOOL_ACCOUNT_EXPIRED,
  FRT_SCHOOL_ACCOUNT_ACTIVATED,
  FRT_SCHOOL_ACCOUNT_GROUPED,
  FRT_SCHOOL_ACCOUNT_IDLE,
  FRT_SCHOOL_ACCOUNT_DISABLED,
  FRT_SCHOOL_ACCOUNT_LAST = FRT_SCHOOL_ACCOUNT_DISABLED,
} FrtSchoolAccountStatus;

const char *frt_school_account_status_to_string (FrtSchoolAccountStatus status);      /* the service's word */

/* An account as its school sees it. Immutable. */
#define FRT_TYPE_SCHOOL_ACCOUNT (frt_school_account_get_type ())
G_DECLARE_FINAL_TYPE (FrtSchoolAccount, frt_school_account, FRT, SCHOOL_ACCOUNT, GObject)

FrtSchoolAccount       *frt_school_account_new_from_json         (JsonObject        *object,
                                                                  GError           **error);
const FrtAccountFields *frt_school_account_get_fields            (FrtSchoolAccount  *self);
FrtSchoolAccountStatus  frt_school_account_get_status            (FrtSchoolAccount  *self);
const char             *frt_school_account_get_birth_name        (FrtSchoolAccount  *self);
const char             *frt_school_account_get_used_name         (FrtSchoolAccount  *self);     /* (nullable) */
gint64                  frt_school_account_get_letter_expires_at (FrtSchoolAccount  *self);     /* 0: none */
const char             *frt_school_account_get_primary_username  (FrtSchoolAccount  *self);     /* (nullable) */
const char             *frt_school_account_get_children          (FrtSchoolAccount  *self);     /* "Zoé LEFÈVRE (6 B), …" */
/* Whether nothing that a school decides by has changed between the two: name, state, letter, grouping. */
gboolean                frt_school_account_is_same               (FrtSchoolAccount  *self,
                                                                  FrtSchoolAccount  *other);
char                   *frt_school_account_dup_name              (FrtSchoolAccount  *self);     /* "LEFÈVRE Anaïs" */

G_END_DECLS
