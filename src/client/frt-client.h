/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Fratrie authors */
#pragma once

#include "common/frt-error.h"
#include "common/frt-grouping.h"
#include "common/frt-letter.h"
#include "common/frt-service-info.h"
#include "common/frt-tokens.h"

#include <gio/gio.h>

G_BEGIN_DECLS

/* One service, one parent. Every call is asynchronous and cancellable; a failure is an FRT_ERROR (or G_IO_ERROR_CANCELLED).
 * An access token that ran out is renewed by itself, once, with the refresh token; when that is refused the call fails
 * with FRT_ERROR_SESSION_EXPIRED and the "session-ended" signal is emitted.
 *
 * Properties: "server" (construct-only string, the address as used), "timeout" (construct-only: seconds a call may take, 30),
 * "account" (FrtAccount, nullable, notify), "signed-in" (boolean, notify: a session of scope full), "offline" (boolean,
 * notify: the last call found nobody).
 * Signals: "session-ended" (no argument); "refresh-token-changed" (no argument: keep the new one). */
#define FRT_TYPE_CLIENT (frt_client_get_type ())
G_DECLARE_FINAL_TYPE (FrtClient, frt_client, FRT, CLIENT, GObject)

/* Makes "service.example" or "HTTPS://Service.example/" an address to use; FRT_ERROR_INSECURE for plain HTTP to anything
 * but loopback, FRT_ERROR_USAGE for what is no address. */
char       *frt_client_normalise_address      (const char *typed, GError **error);

FrtClient  *frt_client_new                    (const char *server);
const char *frt_client_get_server             (FrtClient *self);
/* Why nothing will ever be sent to that address. */
const GError *frt_client_get_address_error    (FrtClient *self);             /* (nullable) (transfer none) */
FrtAccount *frt_client_get_account            (FrtClient *self);             /* (nullable) (transfer none) */
FrtScope    frt_client_get_scope              (FrtClient *self);
gboolean    frt_client_get_signed_in          (FrtClient *self);
gboolean    frt_client_get_persistent         (FrtClient *self);             /* "stay signed in" was asked */
FrtSecret  *frt_client_get_refresh_token      (FrtClient *self);             /* (nullable) (transfer none) */
/* Forgets the session here, without a word to the service. */
void        frt_client_forget                 (FrtClient *self);

#define FRT_DECLARE_FINISH(name, type) type frt_client_##name##_finish (FrtClient *self, GAsyncResult *result, GError **error)
#define FRT_ASYNC_TAIL GCancellable *cancellable, GAsyncReadyCallback callback, gpointer user_data

/* Nobody is signed in */
void frt_client_discover_async       (FrtClient *self, FRT_ASYNC_TAIL);
FRT_DECLARE_FINISH (discover, FrtServiceInfo *);
void frt_client_sign_in_async        (FrtClient *self, const char *username, FrtSecret *password, gboolean persistent,
                                      FRT_ASYNC_TAIL);
FRT_DECLARE_FINISH (sign_in, gboolean);
/* Goes on with a session kept from before. */
void frt_client_restore_async        (FrtClient *self, FrtSecret *refresh_token, FRT_ASYNC_TAIL);
FRT_DECLARE_FINISH (restore, gboolean);

/* Somebody is */
void frt_client_sign_out_async       (FrtClient *self, FRT_ASYNC_TAIL);     /* forgets here even when the service is away */
FRT_DECLARE_FINISH (sign_out, gboolean);
void frt_client_activate_async       (FrtClient *self, FrtSecret *new_password, const char *email, const char *phone,
                                      const char *language, const char *const *rejected_children, FRT_ASYNC_TAIL);
FRT_DECLARE_FINISH (activate, gboolean);
void frt_client_load_account_async   (FrtClient *self, FRT_ASYNC_TAIL);
FRT_DECLARE_FINISH (load_account, FrtAccount *);
void frt_client_list_children_async  (FrtClient *self, FRT_ASYNC_TAIL);
FRT_DECLARE_FINISH (list_children, GListModel *);                          /* of FrtChild */

/* Grouping */
void frt_client_propose_grouping_async (FrtClient *self, FRT_ASYNC_TAIL);
FRT_DECLARE_FINISH (propose_grouping, FrtGrouping *);
void frt_client_add_account_async      (FrtClient *self, const char *grouping_id, const char *username,
                                        FrtSecret *password, FRT_ASYNC_TAIL);
FRT_DECLARE_FINISH (add_account, FrtGrouping *);
void frt_client_remove_account_async   (FrtClient *self, const char *grouping_id, const char *username, FRT_ASYNC_TAIL);
FRT_DECLARE_FINISH (remove_account, FrtGrouping *);
void frt_client_confirm_grouping_async (FrtClient *self, const char *grouping_id, const char *digest, FRT_ASYNC_TAIL);
FRT_DECLARE_FINISH (confirm_grouping, FrtGrouping *);
void frt_client_cancel_grouping_async  (FrtClient *self, const char *grouping_id, FRT_ASYNC_TAIL);
FRT_DECLARE_FINISH (cancel_grouping, gboolean);
void frt_client_load_grouping_async    (FrtClient *self, const char *grouping_id, FRT_ASYNC_TAIL);
FRT_DECLARE_FINISH (load_grouping, FrtGrouping *);
void frt_client_list_groupings_async   (FrtClient *self, FRT_ASYNC_TAIL);
FRT_DECLARE_FINISH (list_groupings, GListModel *);                         /* of FrtGrouping, newest first */

/* The demo's letters, GPtrArray of FrtLetter */
void frt_client_list_demo_letters_async (FrtClient *self, FRT_ASYNC_TAIL);
FRT_DECLARE_FINISH (list_demo_letters, GPtrArray *);

G_END_DECLS
