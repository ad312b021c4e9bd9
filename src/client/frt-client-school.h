/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Fratrie authors */
#pragma once

#include "client/frt-client.h"
#include "client/frt-import-summary.h"
#include "client/frt-school-account.h"
#include "client/frt-school-event.h"
#include "client/frt-school-figures.h"
#include "client/frt-school-settings.h"
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

/* Whom letters are for, of who has not activated an account. */
typedef struct {
  const char *const *usernames;      /* (nullable) NULL-terminated: these, and no state or class */
  const char        *state;          /* (nullable) never-notified, which it is otherwise, notified, expired, not-activated */
  const char        *class_name;     /* (nullable) any; "" for who has a child in none */
  const char        *language;       /* (nullable) ISO 639-1; the accounts' own */
} FrtLetterWish;

/* What a wish comes to. */
typedef struct {
  gint64 count;
  gint64 replaced;                   /* of them in the place of one that still works, and then does no more */
} FrtLetterForecast;

typedef void (*FrtWorkProgress) (guint done, guint total, gpointer user_data);

/* Nothing is made. */
void frt_client_forecast_letters_async (FrtClient *self, const char *uai, const FrtLetterWish *wish, FRT_ASYNC_TAIL);
FRT_DECLARE_FINISH (forecast_letters, FrtLetterForecast *);
/* Letters as a PDF. @progress: (nullable). */
void frt_client_issue_letters_async  (FrtClient *self, const char *uai, const FrtLetterWish *wish,
                                      FrtWorkProgress progress, gpointer progress_data, FRT_ASYNC_TAIL);
FRT_DECLARE_FINISH (issue_letters, GBytes *);
/* A new provisional password, as a letter. */
void frt_client_reset_account_async  (FrtClient *self, const char *uai, const char *username, FRT_ASYNC_TAIL);
FRT_DECLARE_FINISH (reset_account, GBytes *);
/* Takes the school's guardian out of the grouping; the letter of the new account. @reason: (nullable) for the journal. */
void frt_client_break_grouping_async (FrtClient *self, const char *uai, const char *username, const char *reason,
                                      FRT_ASYNC_TAIL);
FRT_DECLARE_FINISH (break_grouping, GBytes *);
/* The same because a parent has asked for it: accepts the task; @message: (nullable), for the parent. */
void frt_client_accept_break_async   (FrtClient *self, const char *uai, const char *task_id, const char *message,
                                      FRT_ASYNC_TAIL);
FRT_DECLARE_FINISH (accept_break, GBytes *);
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

void frt_client_load_school_async    (FrtClient *self, const char *uai, FRT_ASYNC_TAIL);
FRT_DECLARE_FINISH (load_school, FrtSchoolSettings *);
/* The settings as they are then. */
void frt_client_change_school_async  (FrtClient *self, const char *uai, const FrtSchoolChange *change, FRT_ASYNC_TAIL);
FRT_DECLARE_FINISH (change_school, FrtSchoolSettings *);

void frt_client_load_figures_async   (FrtClient *self, const char *uai, FRT_ASYNC_TAIL);
FRT_DECLARE_FINISH (load_figures, FrtSchoolFigures *);

/* The journal since a moment: GListModel of FrtSchoolEvent, the newest first. */
void frt_client_list_school_events_async (FrtClient *self, const char *uai, gint64 since, FRT_ASYNC_TAIL);
FRT_DECLARE_FINISH (list_school_events, GListModel *);

G_END_DECLS
