/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Fratrie authors */
#pragma once

#include "common/frt-letter-link.h"

#include <adwaita.h>

G_BEGIN_DECLS

/* Shows what the camera sees until it sees a letter's code.
 *
 * Property: "source" (string, nullable, construct-only: see FrtCamera). Signal: "read" (pointer to FrtLetterLink, not to be
 * kept); the window closes by itself then. */
#define FRT_TYPE_CAMERA_WINDOW (frt_camera_window_get_type ())
G_DECLARE_FINAL_TYPE (FrtCameraWindow, frt_camera_window, FRT, CAMERA_WINDOW, AdwWindow)

GtkWidget *frt_camera_window_new (const char *source);

G_END_DECLS
