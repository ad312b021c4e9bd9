/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Fratrie authors */
#pragma once

#include "client/frt-client.h"

G_BEGIN_DECLS

/* Something that happened to the account: plain. */
typedef struct {
  char   *id;       /* (owned) */
  char   *name;     /* (owned): "signed-in", "activated", "grouping-confirmed", … */
  gint64  at;
} FrtEvent;

void frt_event_free (FrtEvent *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (FrtEvent, frt_event_free)

void frt_client_list_events_async (FrtClient *self, const char *before, guint limit, FRT_ASYNC_TAIL);
FRT_DECLARE_FINISH (list_events, GPtrArray *);                                  /* of FrtEvent, newest first */

G_END_DECLS
