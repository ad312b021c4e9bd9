/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Fratrie authors */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* Opens the camera's window, by "win.use-camera"; shown only where there is a camera. */
#define FRT_TYPE_CAMERA_BUTTON (frt_camera_button_get_type ())
G_DECLARE_FINAL_TYPE (FrtCameraButton, frt_camera_button, FRT, CAMERA_BUTTON, GtkButton)

G_END_DECLS
