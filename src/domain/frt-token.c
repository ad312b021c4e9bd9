/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Fratrie authors */

#include "domain/frt-token.h"

#include <sodium.h>

#define TOKEN_BYTES 32

/**
 * frt_token_new:
 * @random: where chance comes from
 *
 * Returns: (transfer full): a new token, in characters that need no escaping anywhere
 */
FrtSecret *
frt_token_new (const FrtRandom *random)
{
  guint8 bytes[TOKEN_BYTES];
  char text[sodium_base64_ENCODED_LEN (TOKEN_BYTES, sodium_base64_VARIANT_URLSAFE_NO_PADDING)];
  FrtSecret *token;

  frt_random_fill (random, bytes, sizeof bytes);
  sodium_bin2base64 (text, sizeof text, bytes, sizeof bytes, sodium_base64_VARIANT_URLSAFE_NO_PADDING);
  token = frt_secret_new (text);
  sodium_memzero (bytes, sizeof bytes);
  sodium_memzero (text, sizeof text);
  return token;
}

/**
 * frt_token_hash:
 * @token: what somebody presents as a token
 *
 * Returns: (transfer full): what is kept and looked up in its stead
 */
char *
frt_token_hash (const char *token)
{
  return g_compute_checksum_for_string (G_CHECKSUM_SHA256, token, -1);
}
