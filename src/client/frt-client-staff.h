/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Fratrie authors */
#pragma once

#include "client/frt-client.h"

G_BEGIN_DECLS

/* A school's staff: a session with a second factor, which lives as long as the program. */
void frt_client_sign_in_staff_async (FrtClient *self, const char *username, FrtSecret *password, const char *code,
                                     FRT_ASYNC_TAIL);
FRT_DECLARE_FINISH (sign_in_staff, gboolean);
/* The second factor: the address an authentication application reads (as a QR code), then a code of it. */
void frt_client_enrol_code_async    (FrtClient *self, FRT_ASYNC_TAIL);
FRT_DECLARE_FINISH (enrol_code, FrtSecret *);
void frt_client_confirm_code_async  (FrtClient *self, const char *code, FRT_ASYNC_TAIL);
FRT_DECLARE_FINISH (confirm_code, gboolean);

G_END_DECLS
