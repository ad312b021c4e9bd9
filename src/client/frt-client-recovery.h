/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Fratrie authors */
#pragma once

#include "client/frt-client.h"

G_BEGIN_DECLS

/* What was forgotten; nobody is signed in. The first two succeed whether there is such an account or not. */
void frt_client_recover_username_async (FrtClient *self, const char *email, FRT_ASYNC_TAIL);
FRT_DECLARE_FINISH (recover_username, gboolean);
void frt_client_recover_password_async (FrtClient *self, const char *username, FRT_ASYNC_TAIL);
FRT_DECLARE_FINISH (recover_password, gboolean);
void frt_client_reset_password_async   (FrtClient *self, const char *username, const char *code, FrtSecret *new_password,
                                        FRT_ASYNC_TAIL);
FRT_DECLARE_FINISH (reset_password, gboolean);

G_END_DECLS
