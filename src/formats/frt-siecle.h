/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Fratrie authors */
#pragma once

#include "common/frt-record.h"
#include "formats/frt-input.h"

G_BEGIN_DECLS

gboolean frt_siecle_read (const FrtInput  *input,
                          FrtRecordFunc    func,
                          gpointer         data,
                          GError         **error);

G_END_DECLS
