/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Fratrie authors */
#pragma once

#include "client/frt-client.h"
#include "client/frt-import-summary.h"
#include "client/frt-school-account.h"
#include "client/frt-school-event.h"
#include "client/frt-school-figures.h"
#include "client/frt-school-task.h"

G_BEGIN_DECLS

/* What a school's staff asks, for the school @uai. */

/* One page of a search. */
typedef struct {
  GPtrArray *accounts;     /* (owned) of FrtSchoolAccount */
  char      *next;         /* (owned) (nullable): what to give as @after for the next page */
} FrtSchoolAccountPage;

void frt_school_account_page_free (FrtSchoolAccountPage *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (FrtSchoolAccountPage, frt_school_account_page_free)

/* @query: (nullable) beginnings of words; @state: (nullable) a status; @after: (nullable) the page before's next. */
void frt_client_search_accounts_async (FrtClient *self, const char *uai, const char *query, const char *state,
                                       const char *after, FRT_ASYNC_TAIL);
FRT_DECLARE_FINISH (search_accounts, FrtSchoolAccountPage *);

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
/* Takes the school's guardian out of the grouping; the letter of the new account. @reason: (nullable) for the journal. */
void frt_client_break_grouping_async (FrtClient *self, const char *uai, const char *username, const char *reason,
                                      FRT_ASYNC_TAIL);
FRT_DECLARE_FINISH (break_grouping, GBytes *);
/* Disabled, it signs in no more; everything else stays. */
void frt_client_enable_account_async (FrtClient *self, const char *uai, const char *username, gboolean enabled,
                                      FRT_ASYNC_TAIL);
FRT_DECLARE_FINISH (enable_account, gboolean);
/* Another spelling of a guardian's name. @used_name: (nullable). */
void frt_client_correct_name_async   (FrtClient *self, const char *uai, const char *username, const char *birth_name,
                                      const char *used_name, const char *first_name, FRT_ASYNC_TAIL);
FRT_DECLARE_FINISH (correct_name, gboolean);

/* What parents ask: GListModel of FrtSchoolTask, the open ones first. */
void frt_client_list_tasks_async     (FrtClient *self, const char *uai, FRT_ASYNC_TAIL);
FRT_DECLARE_FINISH (list_tasks, GListModel *);
/* @message: (nullable), for the parent. */
void frt_client_answer_task_async    (FrtClient *self, const char *uai, const char *id, gboolean accepted,
                                      const char *message, FRT_ASYNC_TAIL);
FRT_DECLARE_FINISH (answer_task, gboolean);

void frt_client_load_figures_async   (FrtClient *self, const char *uai, FRT_ASYNC_TAIL);
FRT_DECLARE_FINISH (load_figures, FrtSchoolFigures *);

/* The journal since a moment: GListModel of FrtSchoolEvent, the newest first. */
void frt_client_list_school_events_async (FrtClient *self, const char *uai, gint64 since, FRT_ASYNC_TAIL);
FRT_DECLARE_FINISH (list_school_events, GListModel *);

G_END_DECLS
