/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Fratrie authors */
#pragma once

#include "client/frt-school-account.h"
#include "school/frt-desk.h"

G_BEGIN_DECLS

/* How an account stands now, since somebody else of the school may have dealt with it while it was looked at. */
void              frt_account_check_async  (FrtDesk              *desk,
                                            FrtSchoolAccount     *account,
                                            GCancellable         *cancellable,
                                            GAsyncReadyCallback   callback,
                                            gpointer              user_data);
FrtSchoolAccount *frt_account_check_finish (GAsyncResult         *result,
                                            GError              **error);

G_END_DECLS
