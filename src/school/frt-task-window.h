/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Fratrie authors */
#pragma once

#include "client/frt-school-task.h"
#include "school/frt-desk.h"

#include <adwaita.h>

G_BEGIN_DECLS

/* Answering what a parent asks. Signal: "answered" (no argument). */
#define FRT_TYPE_TASK_WINDOW (frt_task_window_get_type ())
G_DECLARE_FINAL_TYPE (FrtTaskWindow, frt_task_window, FRT, TASK_WINDOW, AdwWindow)

FrtTaskWindow *frt_task_window_new (GtkWindow     *parent,
                                    FrtDesk       *desk,
                                    FrtSchoolTask *task);

G_END_DECLS
