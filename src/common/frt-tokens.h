/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Fratrie authors */
#pragma once

#include "common/frt-account.h"
#include "common/frt-secret.h"

G_BEGIN_DECLS

typedef enum { FRT_SCOPE_ACTIVATION, FRT_SCOPE_FULL } FrtScope;

/* The answer to a sign-in or a refresh. */
typedef struct {
  char       *session_id;
  FrtSecret  *access_token;
  FrtSecret  *refresh_token;
  gint64      expires_in;       /* seconds the access token lasts */
  FrtScope    scope;
  FrtAccount *account;
} FrtTokens;

FrtTokens  *frt_tokens_new           (const char *session_id, FrtSecret *access_token, FrtSecret *refresh_token,
                                      gint64 expires_in, FrtScope scope, FrtAccount *account);   /* all reffed */
FrtTokens  *frt_tokens_new_from_json (JsonObject *object, GError **error);
JsonNode   *frt_tokens_to_json       (const FrtTokens *self);
void        frt_tokens_free          (FrtTokens *self);
const char *frt_scope_to_string      (FrtScope scope);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (FrtTokens, frt_tokens_free)

G_END_DECLS
