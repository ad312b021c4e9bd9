/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Fratrie authors */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* What happened, in the office's words; the journal's own word where there is none (transfer none). */
const char *frt_event_words_get (const char *name);

G_END_DECLS
