/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Fratrie authors */
#pragma once

#include "client/frt-client.h"

G_BEGIN_DECLS

/* What became of a grouping that was being confirmed when its answer was lost. */
typedef enum {
  FRT_FATE_NONE,         /* no answer was lost */
  FRT_FATE_NOT_DONE,     /* it was not done, and cannot be done any more */
  FRT_FATE_EXPIRED,      /* not done: its 30 minutes were over */
  FRT_FATE_BROKEN,       /* it was done, and undone by a school since */
  FRT_FATE_CONFIRMED,    /* it was done */
  FRT_FATE_LAST = FRT_FATE_CONFIRMED,
} FrtFate;

const char *frt_fate_get_sentence               (FrtFate              fate);

void        frt_pending_grouping_keep_async     (FrtClient           *client,
                                                 const char          *grouping_id,
                                                 GCancellable        *cancellable,
                                                 GAsyncReadyCallback  callback,
                                                 gpointer             user_data);
gboolean    frt_pending_grouping_keep_finish    (FrtClient           *client,
                                                 GAsyncResult        *result,
                                                 GError             **error);
void        frt_pending_grouping_forget         (FrtClient           *client,
                                                 const char          *grouping_id);

void        frt_pending_grouping_resolve_async  (FrtClient           *client,
                                                 GCancellable        *cancellable,
                                                 GAsyncReadyCallback  callback,
                                                 gpointer             user_data);
gboolean    frt_pending_grouping_resolve_finish (FrtClient           *client,
                                                 GAsyncResult        *result,
                                                 FrtFate             *fate,
                                                 GError             **error);

G_END_DECLS
