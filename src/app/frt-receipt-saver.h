/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Fratrie authors */
#pragma once

#include "common/frt-grouping.h"

#include <adwaita.h>

G_BEGIN_DECLS

/* The button that saves a grouping's receipt, and what came of it. */
#define FRT_TYPE_RECEIPT_SAVER (frt_receipt_saver_get_type ())
G_DECLARE_FINAL_TYPE (FrtReceiptSaver, frt_receipt_saver, FRT, RECEIPT_SAVER, AdwBin)

void frt_receipt_saver_set_grouping (FrtReceiptSaver *self,
                                     FrtGrouping     *grouping,
                                     const char      *server);

G_END_DECLS
