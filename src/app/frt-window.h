/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Fratrie authors */
#pragma once

#include "app/frt-visit.h"
#include "common/frt-letter-link.h"

#include <adwaita.h>

G_BEGIN_DECLS

/* One window, one visit: shows the page of the visit's stage, and the pages asked for above it.
 *
 * Actions: "win.show" (string: a page's name), "win.back", "win.open-uri" (string), "win.retry", "win.keep-session",
 * "win.sign-out", "win.sample-letters", "win.open-letter", "win.use-camera". */
#define FRT_TYPE_WINDOW (frt_window_get_type ())
G_DECLARE_FINAL_TYPE (FrtWindow, frt_window, FRT, WINDOW, AdwApplicationWindow)

GtkWidget *frt_window_new          (GtkApplication      *application,
                                    FrtVisit            *visit);
void       frt_window_take_letter  (FrtWindow           *self,
                                    const FrtLetterLink *letter);
void       frt_window_open         (FrtWindow           *self,
                                    const char          *text,
                                    GFile               *file);

G_END_DECLS
