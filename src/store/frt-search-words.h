/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Fratrie authors */
#pragma once

#include "store/frt-transaction.h"

G_BEGIN_DECLS

/* By which words an account is found: those of its holder's names, of the guardian records it came with, of their students
 * and classes. */

/* Writes what an account is found and sorted by anew, where it differs. */
gboolean frt_search_words_refresh        (FrtTransaction *tx, gint64 account_id, GError **error);
/* The same for each account of a school but staff's and purged ones. On a stage, for a temporary table. */
gboolean frt_search_words_refresh_school (FrtTransaction *tx, const char *uai, GError **error);
/* It is found by nothing any more. */
gboolean frt_search_words_remove         (FrtTransaction *tx, gint64 account_id, GError **error);

G_END_DECLS
