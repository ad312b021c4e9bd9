/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Fratrie authors */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* What both windows' programs do before GTK wakes: the language, and how to draw. */
void frt_start (void);

G_END_DECLS
