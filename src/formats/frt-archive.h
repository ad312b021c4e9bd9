/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Fratrie authors */
#pragma once

#include "common/frt-record.h"

G_BEGIN_DECLS

gboolean frt_archive_read (const char     *path,
                           int             fd,
                           FrtRecordFunc   func,
                           gpointer        data,
                           GError        **error);

G_END_DECLS
