/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Fratrie authors */
#pragma once

#include "common/frt-letter-link.h"

#include <gdk/gdk.h>
#include <gst/gst.h>

G_BEGIN_DECLS

/* A pipeline that looks at every picture of a source for a letter. */
typedef struct {
  GdkTexture    *texture;      /* (owned) what was seen */
  FrtLetterLink *letter;       /* (owned) (nullable) */
  GError        *error;        /* (owned) (nullable): letters that are of no use, with a sentence */
} FrtSight;

/* Called in the main loop for each picture, as long as @watcher lives and nobody cancels. */
typedef void (*FrtSightFunc) (GObject *watcher, const FrtSight *sight);

/* Makes it and lets it run; blocks, while devices open. */
GstElement *frt_camera_eye_open  (const char    *source,
                                  int            fd,
                                  FrtSightFunc   func,
                                  GObject       *watcher,
                                  GCancellable  *cancellable,
                                  GError       **error);
/* Ends it, on a thread of GStreamer's; takes the reference. */
void        frt_camera_eye_close (GstElement    *pipeline);

G_END_DECLS
