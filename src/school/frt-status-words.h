/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Fratrie authors */
#pragma once

#include "client/frt-school-account.h"

G_BEGIN_DECLS

/* How far an account has come, in the office's words (transfer none). */
const char *frt_status_words_get     (FrtSchoolAccountStatus  status);
/* The same of one account, with until when its letter is good or into which it is grouped (transfer full). */
char       *frt_status_words_dup_for (FrtSchoolAccount       *account);

G_END_DECLS
