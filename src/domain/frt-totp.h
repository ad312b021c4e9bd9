/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Fratrie authors */
#pragma once

#include "common/frt-identifier.h"

G_BEGIN_DECLS

/* Codes of an authentication application (TOTP, RFC 6238: SHA-1, 6 digits, 30 seconds), through liboath. */

/* 160 random bits in base32. */
char     *frt_totp_secret_new (const FrtRandom *random);
/* What an application reads as a QR code; it holds the secret: wipe it. */
char     *frt_totp_uri        (const char *username, const char *secret);
/* Whether @code is that of now, of the step before or of the one after, and of a step later than @used_step; then *step is
 * its step. Spaces in it do not count. */
gboolean  frt_totp_check      (const char *secret, const char *code, gint64 now, gint64 used_step, gint64 *step);

G_END_DECLS
