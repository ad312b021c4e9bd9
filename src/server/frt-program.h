/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Fratrie authors */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* fratried: reads its configuration, opens the store, serves until SIGTERM. Returns the exit code: 0 stopped as asked, 1 could
 * not serve, 2 wrong options or configuration. */
int frt_program_main (int argc, char **argv);

G_END_DECLS
