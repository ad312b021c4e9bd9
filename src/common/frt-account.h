/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Fratrie authors */
#pragma once

#include <glib-object.h>
#include <json-glib/json-glib.h>

G_BEGIN_DECLS

typedef enum { FRT_ACCOUNT_GUARDIAN, FRT_ACCOUNT_STUDENT, FRT_ACCOUNT_STAFF } FrtAccountKind;
typedef enum {
  FRT_ACCOUNT_PROVISIONAL,
  FRT_ACCOUNT_ACTIVE,
  FRT_ACCOUNT_GROUPED,
  FRT_ACCOUNT_DISABLED,
} FrtAccountState;

/* What a maker of accounts fills in; strings are copied. Times: 0 when it never happened. */
typedef struct {
  const char     *id;
  const char     *username;
  FrtAccountKind  kind;
  FrtAccountState state;
  const char     *civility;        /* (nullable) as the school writes it: "M.", "MME" */
  const char     *first_name;
  const char     *last_name;       /* as displayed */
  const char     *email;           /* (nullable) */
  gboolean        email_confirmed;
  const char     *phone;           /* (nullable) */
  const char     *language;        /* (nullable) ISO 639-1 */
  const char     *uai;             /* (nullable) a member of staff's school */
  gint64          activated_at;
  gint64          last_sign_in_at;
} FrtAccountFields;

/* Immutable. Properties, all read-only: id, username, kind (int), state (int), civility, first-name, last-name,
 * display-name, email, email-confirmed, phone, language. */
#define FRT_TYPE_ACCOUNT (frt_account_get_type ())
G_DECLARE_FINAL_TYPE (FrtAccount, frt_account, FRT, ACCOUNT, GObject)

FrtAccount            *frt_account_new           (const FrtAccountFields *fields);
FrtAccount            *frt_account_new_from_json (JsonObject             *object,
                                                  GError                **error);
JsonNode              *frt_account_to_json       (FrtAccount             *self);
/* The whole record, (transfer none): shorter to read than a dozen getters, and as safe, since nothing changes it. */
const FrtAccountFields *frt_account_get_fields   (FrtAccount             *self);
char                  *frt_account_dup_display_name (FrtAccount          *self);   /* "Anaïs Lefèvre" */

const char *frt_account_kind_to_string    (FrtAccountKind kind);
gboolean    frt_account_kind_from_string  (const char *text, FrtAccountKind *kind);
const char *frt_account_state_to_string   (FrtAccountState state);
gboolean    frt_account_state_from_string (const char *text, FrtAccountState *state);

G_END_DECLS
