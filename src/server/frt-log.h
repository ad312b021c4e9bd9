/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Fratrie authors */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* Logs go to the journal, with fields, where standard error is connected to it; else to standard error. */
void frt_log_start (void);

G_END_DECLS
