/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Fratrie authors */
#pragma once

#include "client/frt-client.h"

G_BEGIN_DECLS

/* What a parent changes of the account; the client's "account" follows. */
void frt_client_change_profile_async  (FrtClient *self, const char *email, const char *phone, const char *language,
                                       FRT_ASYNC_TAIL);     /* each (nullable): leaves it as it is */
FRT_DECLARE_FINISH (change_profile, FrtAccount *);
void frt_client_confirm_email_async   (FrtClient *self, const char *code, FRT_ASYNC_TAIL);
FRT_DECLARE_FINISH (confirm_email, FrtAccount *);
void frt_client_change_password_async (FrtClient *self, FrtSecret *current_password, FrtSecret *new_password,
                                       FRT_ASYNC_TAIL);
FRT_DECLARE_FINISH (change_password, gboolean);

G_END_DECLS
