/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Fratrie authors */
#pragma once

#include "domain/frt-import.h"

G_BEGIN_DECLS

FrtImportReport *frt_import_report_new         (void);
/* An FrtAnomalyFunc of the store: @report is the FrtImportReport. */
void             frt_import_report_add_anomaly (const char *file, guint line, const char *message, gpointer report);

G_END_DECLS
