/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Fratrie authors */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* Whether a text is JSON as RFC 8259 has it, without what json-glib lets through or chokes on: at most @max_depth deep, no
 * duplicate member, no NUL, no lone surrogate, every number a finite double and every integer a gint64. NULL when it is, or
 * what is wrong (English, transfer none). */
const char *frt_json_check (const char *text, gsize length, guint max_depth);

G_END_DECLS
