/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Fratrie authors */
#pragma once

#include "app/frt-kept-token.h"

G_BEGIN_DECLS

/* The refresh token of each service and username, in the keyring of the desktop; nothing else. One operation runs at a
 * time, in the order asked for. Each ends by itself within its limit, so none can be cancelled. Signal: "kept-late"
 * (FrtSecret *token): a store whose caller was told FRT_KEYRING_LOCKED has come through after all, and nothing else was
 * asked for since. */
#define FRT_KEYRING_LIMIT 10

#define FRT_TYPE_KEYRING (frt_keyring_get_type ())
G_DECLARE_FINAL_TYPE (FrtKeyring, frt_keyring, FRT, KEYRING, GObject)

FrtKeyring      *frt_keyring_new           (guint                 limit);
void             frt_keyring_store_async   (FrtKeyring           *self,
                                            const char           *server,
                                            const char           *username,
                                            FrtSecret            *refresh_token,
                                            GAsyncReadyCallback   callback,
                                            gpointer              user_data);
void             frt_keyring_lookup_async  (FrtKeyring           *self,
                                            const char           *server,
                                            guint                 limit,
                                            GAsyncReadyCallback   callback,
                                            gpointer              user_data);
FrtKeyringItem  *frt_keyring_lookup_finish (FrtKeyring           *self,
                                            GAsyncResult         *result,
                                            FrtKeyringStatus     *status);
void             frt_keyring_clear_async   (FrtKeyring           *self,
                                            const char           *server,
                                            const char           *username,
                                            GAsyncReadyCallback   callback,
                                            gpointer              user_data);
FrtKeyringStatus frt_keyring_finish        (FrtKeyring           *self,
                                            GAsyncResult         *result);

G_END_DECLS
