/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Fratrie authors */
#pragma once

#include "domain/frt-domain.h"
#include "store/frt-accounts-table.h"

G_BEGIN_DECLS

/* Writes what happened into the chained journal (rule 12). @detail: (nullable) pairs of a member's name and its text (NULL
 * leaves it out), ended by NULL; never a password, a code, a token or a national pupil number. What staff do bears their
 * username as "by"; SESSION_EXPIRED when their session has ended meanwhile. */
gboolean frt_journal_write (const FrtDomain *domain, FrtTransaction *tx, const char *uai, gint64 account_id,
                            const char *name, const char *const *detail, GError **error);

G_END_DECLS
