/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Fratrie authors */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* What is wrong in a school's files, as the service or the reader of archives says it: in which of them, on which line. */
char *frt_file_fault_dup_sentence (const char   *message);      /* begins with a capital */
char *frt_file_fault_dup_place    (const char   *file,
                                   guint         line);         /* 0: none */
/* Why nothing was imported; (nullable): it is about no file. */
char *frt_file_fault_dup_text     (const GError *error);

G_END_DECLS
