/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Fratrie authors */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* What this program has given back to the allocator: names and tokens pass through buffers of libraries that do not wipe
 * them. */
void frt_freed_memory_wipe_from_now_on (void);
void frt_freed_memory_sweep            (void);

G_END_DECLS
