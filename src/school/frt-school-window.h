/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Fratrie authors */
#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

/* The console's window: a page at a time, as the desk's stage asks for. */
#define FRT_TYPE_SCHOOL_WINDOW (frt_school_window_get_type ())
G_DECLARE_FINAL_TYPE (FrtSchoolWindow, frt_school_window, FRT, SCHOOL_WINDOW, AdwApplicationWindow)

GtkWidget *frt_school_window_new (GtkApplication *application,
                                  GSettings      *settings,
                                  const char     *server);      /* (nullable): else the one used last */

G_END_DECLS
