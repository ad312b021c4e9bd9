/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Fratrie authors */
#pragma once

#include "client/frt-client.h"

G_BEGIN_DECLS

/* From an address as typed to a service that answers at it. */
void            frt_service_search_async  (const char           *typed,
                                           GCancellable         *cancellable,
                                           GAsyncReadyCallback   callback,
                                           gpointer              user_data);
FrtServiceInfo *frt_service_search_finish (GAsyncResult         *result,
                                           FrtClient           **client,
                                           GError              **error);

G_END_DECLS
