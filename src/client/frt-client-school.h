/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Fratrie authors */
#pragma once

#include "client/frt-client.h"
#include "client/frt-import-summary.h"

G_BEGIN_DECLS

/* What a school's staff asks, for the school @uai. */

/* @files: a ZIP of the school's exports. Nothing is changed when @dry_run. */
void frt_client_import_async         (FrtClient *self, const char *uai, GBytes *files, gboolean dry_run, FRT_ASYNC_TAIL);
FRT_DECLARE_FINISH (import, FrtImportSummary *);

/* Letters as a PDF. @usernames: (nullable) those, else those never notified; @language: (nullable) the accounts' own. */
void frt_client_issue_letters_async  (FrtClient *self, const char *uai, const char *const *usernames,
                                      const char *language, FRT_ASYNC_TAIL);
FRT_DECLARE_FINISH (issue_letters, GBytes *);
/* A new provisional password, as a letter. */
void frt_client_reset_account_async  (FrtClient *self, const char *uai, const char *username, FRT_ASYNC_TAIL);
FRT_DECLARE_FINISH (reset_account, GBytes *);
/* Takes the school's guardian out of the grouping; the letter of the new account. */
void frt_client_break_grouping_async (FrtClient *self, const char *uai, const char *username, FRT_ASYNC_TAIL);
FRT_DECLARE_FINISH (break_grouping, GBytes *);

G_END_DECLS
