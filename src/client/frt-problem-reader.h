/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Fratrie authors */
#pragma once

#include "client/frt-exchange.h"

G_BEGIN_DECLS

GError *frt_problem_read (const FrtAnswer *answer);

G_END_DECLS
