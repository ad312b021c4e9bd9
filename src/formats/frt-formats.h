/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Fratrie authors */
#pragma once

#include "common/frt-record.h"

G_BEGIN_DECLS

gboolean frt_formats_read            (const char *const  *paths,
                                      FrtRecordFunc       func,
                                      gpointer            data,
                                      GError            **error);
/* The same of one file that is open already; @name: what messages call it. */
gboolean frt_formats_read_descriptor (const char         *name,
                                      int                 fd,
                                      FrtRecordFunc       func,
                                      gpointer            data,
                                      GError            **error);

G_END_DECLS
