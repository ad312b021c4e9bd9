/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Fratrie authors */
#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

/* Where something is shown once it is known; until then that it is being asked for, why it could not be had, or that there
 * is nothing.
 *
 * Properties: "content" (GtkWidget: what shows it), "waiting-text", "empty-icon", "empty-title", "empty-text" (strings).
 * Signal "retry" (no argument: ask again). */
#define FRT_TYPE_LOAD_VIEW (frt_load_view_get_type ())
G_DECLARE_FINAL_TYPE (FrtLoadView, frt_load_view, FRT, LOAD_VIEW, AdwBin)

void frt_load_view_show_waiting (FrtLoadView  *self);
void frt_load_view_show_asking  (FrtLoadView  *self);
void frt_load_view_show_problem (FrtLoadView  *self,
                                 const GError *error);
void frt_load_view_show_empty   (FrtLoadView  *self);
void frt_load_view_show_content (FrtLoadView  *self);

G_END_DECLS
