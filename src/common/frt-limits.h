/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Fratrie authors */
#pragma once

/* Figures of the contract that both sides know. Seconds unless said otherwise. */
#define FRT_API_PREFIX              "/api/v1"
#define FRT_DISCOVERY_PATH          "/.well-known/fratrie"
#define FRT_MAX_BODY_BYTES          (64 * 1024)
#define FRT_MAX_IMPORT_BYTES        (256 * 1024 * 1024)
#define FRT_DAY                     (24 * 60 * 60)
#define FRT_GROUPING_LIFETIME       (30 * 60)
#define FRT_GROUPING_MAX_ACCOUNTS   10
#define FRT_LETTER_DAYS             90
#define FRT_ACCESS_TOKEN_LIFETIME   (15 * 60)
#define FRT_SESSION_LIFETIME        (12 * 60 * 60)
#define FRT_PERSISTENT_LIFETIME     (60 * FRT_DAY)
