/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Fratrie authors */
#pragma once

#include "client/frt-client.h"

G_BEGIN_DECLS

void frt_client_list_waiting_letters_async (FrtClient *self, FRT_ASYNC_TAIL);
FRT_DECLARE_FINISH (list_waiting_letters, char **);      /* the schools' names */

G_END_DECLS
