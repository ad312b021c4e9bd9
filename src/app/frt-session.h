/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Fratrie authors */
#pragma once

#include "app/frt-keyring.h"
#include "client/frt-client.h"

G_BEGIN_DECLS

/* Binds a client and the keyring: the refresh token of a session that was asked to stay is kept, renewed and cleared with
 * the session. Property: "keyring-state" (int: FrtKeyringStatus, read-only, notify): how the keyring did last; anything but
 * FRT_KEYRING_OK means that the session stays in memory only. */
#define FRT_TYPE_SESSION (frt_session_get_type ())
G_DECLARE_FINAL_TYPE (FrtSession, frt_session, FRT, SESSION, GObject)

FrtSession       *frt_session_new               (FrtClient            *client,
                                                 FrtKeyring           *keyring);
FrtClient        *frt_session_get_client        (FrtSession           *self);
FrtKeyringStatus  frt_session_get_keyring_state (FrtSession           *self);
const char       *frt_session_get_username      (FrtSession           *self);
gboolean          frt_session_get_stayed        (FrtSession           *self);
void              frt_session_keep              (FrtSession           *self);
void              frt_session_set_can_stay      (FrtSession           *self,
                                                 gboolean              can_stay);

void              frt_session_restore_async     (FrtSession           *self,
                                                 GCancellable         *cancellable,
                                                 GAsyncReadyCallback   callback,
                                                 gpointer              user_data);
gboolean          frt_session_restore_finish    (FrtSession           *self,
                                                 GAsyncResult         *result,
                                                 GError              **error);
void              frt_session_sign_out_async    (FrtSession           *self,
                                                 GCancellable         *cancellable,
                                                 GAsyncReadyCallback   callback,
                                                 gpointer              user_data);
gboolean          frt_session_sign_out_finish   (FrtSession           *self,
                                                 GAsyncResult         *result,
                                                 GError              **error);

G_END_DECLS
