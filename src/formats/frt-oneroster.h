/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Fratrie authors */
#pragma once

#include "common/frt-record.h"
#include "formats/frt-bundle.h"

G_BEGIN_DECLS

/* Do these files look like a OneRoster set, whole or not? */
gboolean frt_oneroster_detect (FrtBundle      *bundle);
gboolean frt_oneroster_read   (FrtBundle      *bundle,
                               FrtRecordFunc   func,
                               gpointer        data,
                               GError        **error);

G_END_DECLS
