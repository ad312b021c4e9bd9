/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Fratrie authors */
#pragma once

#include "server/frt-exchange.h"

G_BEGIN_DECLS

/* The one place where an error becomes a problem (RFC 9457). Internal ones are logged with the request's id. */
FrtReply *frt_problem_reply (FrtExchange *exchange, const GError *error);

G_END_DECLS
