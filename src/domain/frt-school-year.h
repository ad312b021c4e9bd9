/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Fratrie authors */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* A school year is known by the year of its September. */

/* Whether files of that year may be imported at that moment: in July and August next year's are being prepared. */
gboolean frt_school_year_is_current (int school_year, gint64 now);
/* The one that runs at that moment. */
int      frt_school_year_at         (gint64 now);

G_END_DECLS
