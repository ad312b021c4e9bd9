/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Fratrie authors */
#pragma once

#include "widgets/frt-message.h"

G_BEGIN_DECLS

/* The field for a code received by email. */
gboolean frt_code_check        (FrtMessage   *message,
                                GtkWidget    *row);      /* FALSE, and it is said, when nothing is typed */
void     frt_code_refuse       (FrtMessage   *message,
                                GtkWidget    *row);      /* it is not the code */
void     frt_code_show_failure (const GError *error,
                                FrtMessage   *message,
                                GtkWidget    *row);

G_END_DECLS
