/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Fratrie authors */
#pragma once

#include "client/frt-client.h"

G_BEGIN_DECLS

typedef enum {
  FRT_WIZARD_IDLE,
  FRT_WIZARD_ADDING,         /* an account is being verified */
  FRT_WIZARD_REMOVING,
  FRT_WIZARD_CONFIRMING,     /* asked, and not answered yet */
} FrtWizardWork;

/* The answers given so far to the grouping wizard: the only state its pages share, and the only one to talk to the
 * service. One piece of work at a time.
 *
 * Properties, read-only: "grouping" (FrtGrouping, nullable, notify: what the service last said), "work" (int, notify),
 * "problem" (GError, nullable, notify: why the last piece of work failed). What is typed stays in its fields until it is
 * sent. */
#define FRT_TYPE_WIZARD (frt_wizard_get_type ())
G_DECLARE_FINAL_TYPE (FrtWizard, frt_wizard, FRT, WIZARD, GObject)

FrtWizard     *frt_wizard_new                  (FrtClient            *client);
FrtClient     *frt_wizard_get_client           (FrtWizard            *self);
FrtGrouping   *frt_wizard_get_grouping         (FrtWizard            *self);   /* (nullable) (transfer none) */
FrtWizardWork  frt_wizard_get_work             (FrtWizard            *self);
const GError  *frt_wizard_get_problem          (FrtWizard            *self);   /* (nullable) (transfer none) */
void           frt_wizard_clear_problem        (FrtWizard            *self);
guint          frt_wizard_get_n_accounts       (FrtWizard            *self);   /* added to the one signed in */
gboolean       frt_wizard_is_confirmed         (FrtWizard            *self);
gboolean       frt_wizard_is_unanswered        (FrtWizard            *self);   /* confirmed or not: nobody here knows */

void           frt_wizard_add_account_async    (FrtWizard            *self,
                                                const char           *username,
                                                FrtSecret            *password,
                                                GCancellable         *cancellable,
                                                GAsyncReadyCallback   callback,
                                                gpointer              user_data);
void           frt_wizard_remove_account_async (FrtWizard            *self,
                                                const char           *username,
                                                GCancellable         *cancellable,
                                                GAsyncReadyCallback   callback,
                                                gpointer              user_data);
void           frt_wizard_confirm_async        (FrtWizard            *self,
                                                GCancellable         *cancellable,
                                                GAsyncReadyCallback   callback,
                                                gpointer              user_data);
gboolean       frt_wizard_work_finish          (FrtWizard            *self,
                                                GAsyncResult         *result,
                                                GError              **error);
void           frt_wizard_abandon              (FrtWizard            *self);

G_END_DECLS
