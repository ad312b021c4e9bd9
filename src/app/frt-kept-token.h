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

/* What the desktop's keyring is asked, and what it answers: late, or never, so this is for FrtKeyring alone. */
void              frt_kept_token_store_async  (const char           *server,
                                               const char           *username,
                                               FrtSecret            *token,
                                               GAsyncReadyCallback   callback,
                                               gpointer              user_data);
void              frt_kept_token_clear_async  (const char           *server,
                                               const char           *username,
                                               GAsyncReadyCallback   callback,
                                               gpointer              user_data);
FrtKeyringStatus  frt_kept_token_finish       (GAsyncResult         *result);
void              frt_kept_token_search_async (const char           *server,
                                               GAsyncReadyCallback   callback,
                                               gpointer              user_data);
FrtKeyringItem   *frt_kept_token_search_finish (GAsyncResult        *result,
                                                FrtKeyringStatus    *status);

G_END_DECLS
