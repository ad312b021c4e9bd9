/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Fratrie authors */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* "24 November 2026 at 10:12", in this computer's time zone and language; empty for a time no calendar has. */
char *frt_time_text (gint64 seconds);

G_END_DECLS
