/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Fratrie authors */
#pragma once

#include "client/frt-client-breaks.h"

#include <adwaita.h>

G_BEGIN_DECLS

/* A request to undo a grouping, with the school's answer: (transfer floating) a row for a list. */
GtkWidget *frt_break_row_new (const FrtBreakRequest *request);

G_END_DECLS
