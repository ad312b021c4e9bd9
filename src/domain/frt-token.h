/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Fratrie authors */
#pragma once

#include "common/frt-identifier.h"

G_BEGIN_DECLS

/* Tokens: 256 random bits for whoever holds them, their SHA-256 for us (rule 8). */
FrtSecret *frt_token_new  (const FrtRandom *random);
char      *frt_token_hash (const char *token);

G_END_DECLS
