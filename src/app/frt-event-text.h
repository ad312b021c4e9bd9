/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Fratrie authors */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* An event of the account in the words of the user's language; for one of a newer service, words that fit any. */
const char *frt_event_text (const char *name);     /* (transfer none) */

G_END_DECLS
