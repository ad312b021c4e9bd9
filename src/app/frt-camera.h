/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Fratrie authors */
#pragma once

#include "common/frt-letter-link.h"

#include <gdk/gdk.h>

G_BEGIN_DECLS

/* A camera that looks for a letter: what it sees, and the letter once it sees one.
 *
 * Properties: "source" (string, nullable, construct-only: a GStreamer description of where pictures come from, instead of a
 * camera), "paintable" (GdkPaintable, nullable, notify: what it sees now).
 * Signals, in the main loop: "read" (pointer to FrtLetterLink, not to be kept): it has stopped then; "failed" (boxed
 * GError). */
#define FRT_TYPE_CAMERA (frt_camera_get_type ())
G_DECLARE_FINAL_TYPE (FrtCamera, frt_camera, FRT, CAMERA, GObject)

FrtCamera *frt_camera_new   (const char *source);
void       frt_camera_start (FrtCamera  *self);
void       frt_camera_stop  (FrtCamera  *self);

G_END_DECLS
