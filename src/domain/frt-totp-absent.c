/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Fratrie authors */

#include "domain/frt-totp.h"

/* In place of frt-totp.c in a service for the sample data alone (-Ddemo_only=true), which needs no liboath: there is no staff
 * in the sample data, and whoever claims to be is refused, since no code is ever right. */

char *
frt_totp_secret_new (const FrtRandom *random)
{
  return g_strdup ("");
}

char *
frt_totp_uri (const char *username, const char *secret)
{
  return g_strdup ("otpauth://none");
}

gboolean
frt_totp_check (const char *secret, const char *code, gint64 now, gint64 used_step, gint64 *step)
{
  return FALSE;
}
