/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Fratrie authors */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* The store a test runs on, by FRATRIE_TEST_STORE: SQLite in memory, or an empty schema on the server of with-postgres. */
gboolean  test_store_is_postgres (void);
char     *test_store_new         (void);                /* (transfer full): its URI */
void      test_store_drop        (const char *uri);     /* once it is closed */

G_END_DECLS
