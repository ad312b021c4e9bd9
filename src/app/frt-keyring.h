/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Fratrie authors */
#pragma once

#include "common/frt-secret.h"

#include <gio/gio.h>

G_BEGIN_DECLS

typedef enum {
  FRT_KEYRING_OK,
  FRT_KEYRING_LOCKED,     /* locked, refused, or no answer in time */
  FRT_KEYRING_ABSENT,     /* this desktop has none */
} FrtKeyringStatus;

/* A session kept from before. */
typedef struct {
  char      *username;         /* (owned) */
  FrtSecret *refresh_token;    /* (owned) */
} FrtKeyringItem;

void frt_keyring_item_free (FrtKeyringItem *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (FrtKeyringItem, frt_keyring_item_free)

/* The refresh token of each service and username, in the keyring of the desktop; nothing else. One operation runs at a
 * time, in the order asked for. Each ends by itself within FRT_KEYRING_LIMIT seconds, so none can be cancelled. */
#define FRT_KEYRING_LIMIT 10

#define FRT_TYPE_KEYRING (frt_keyring_get_type ())
G_DECLARE_FINAL_TYPE (FrtKeyring, frt_keyring, FRT, KEYRING, GObject)

FrtKeyring      *frt_keyring_new           (void);
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
