/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Fratrie authors */
#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

/* A view with the list of all views beside it; in a narrow window, or in large text, a bar above it stands for the list.
 * In a template: <child type="side">, <child type="bar">, <child type="view">. */
#define FRT_TYPE_DESK_FRAME (frt_desk_frame_get_type ())
G_DECLARE_FINAL_TYPE (FrtDeskFrame, frt_desk_frame, FRT, DESK_FRAME, GtkWidget)

G_END_DECLS
