/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Fratrie authors */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* How long a value of a school's file may be. */
typedef struct {
  guint    max_length;         /* characters */
  gboolean may_cut;            /* else what is longer counts as absent: half an address is another's */
} FrtLength;

/* Makes @value what is in @raw (UTF-8): trimmed, on one line, without control characters, no longer than @length says. */
void frt_clean (GString *value, const char *raw, const FrtLength *length);

G_END_DECLS
