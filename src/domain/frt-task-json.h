/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Fratrie authors */
#pragma once

#include "store/frt-tasks-table.h"

#include <json-glib/json-glib.h>

G_BEGIN_DECLS

/* A task as the school sees it, with who asked; or as that parent does, with the school. */
JsonObject *frt_task_to_json     (const FrtTaskRow *row, gboolean for_school);

/* Words somebody typed: NULL or empty is none (*kept NULL, else @text). INVALID_REQUEST when they are too long. */
gboolean    frt_task_check_text  (const char *text, const char *pointer, const char **kept, GError **error);

G_END_DECLS
