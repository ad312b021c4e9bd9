/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Fratrie authors */
#pragma once

#include "client/frt-client.h"

G_BEGIN_DECLS

typedef enum { FRT_REQUEST_OPEN, FRT_REQUEST_ACCEPTED, FRT_REQUEST_REFUSED } FrtRequestState;

/* What a parent asked of a child's school, and its answer: plain. */
typedef struct {
  char             *id;             /* (owned) */
  FrtRequestState   state;
  char             *child;          /* (owned): "Zoé LEFÈVRE" */
  char             *school;         /* (owned): its name */
  char             *reason;         /* (owned) (nullable): what the parent wrote */
  char             *message;        /* (owned) (nullable): what the school wrote */
  gint64            created_at;
  gint64            answered_at;    /* 0 while it is open */
} FrtBreakRequest;

void frt_break_request_free (FrtBreakRequest *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (FrtBreakRequest, frt_break_request_free)

void frt_client_ask_to_break_async        (FrtClient *self, const char *child_id, const char *reason, FRT_ASYNC_TAIL);
FRT_DECLARE_FINISH (ask_to_break, gboolean);
void frt_client_list_break_requests_async (FrtClient *self, FRT_ASYNC_TAIL);
FRT_DECLARE_FINISH (list_break_requests, GPtrArray *);                     /* of FrtBreakRequest, newest first */

G_END_DECLS
