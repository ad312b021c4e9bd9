/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Fratrie authors */
#pragma once

#include "client/frt-school-task.h"

G_BEGIN_DECLS

/* What a task is about, in the office's words; (transfer full). */
char *frt_task_text_dup_title    (FrtSchoolTask *task);
/* Who asks, and since when. */
char *frt_task_text_dup_asker    (FrtSchoolTask *task);
/* What accepting it does. */
char *frt_task_text_dup_effect   (FrtSchoolTask *task);

G_END_DECLS
