/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Fratrie authors */
#pragma once

#include "server/frt-exchange.h"

G_BEGIN_DECLS

/* Who may ask. */
typedef enum {
  FRT_ACCESS_OPEN,            /* anybody */
  FRT_ACCESS_ANY_SESSION,     /* whoever is signed in, even if nothing else is allowed yet */
  FRT_ACCESS_SECOND_FACTOR,   /* a session of scope full, even of staff without a second factor */
  FRT_ACCESS_ACTIVATION,      /* a session of either scope: what one looks at before activation */
  FRT_ACCESS_FULL,            /* a session of scope full */
  FRT_ACCESS_SCHOOL,          /* staff of the school that the path names first */
} FrtAccess;

/* Where a handler runs. */
typedef enum {
  FRT_LANE_READ,              /* right there, on the connection's thread */
  FRT_LANE_WRITE,             /* one after another, on the writer's thread */
  FRT_LANE_HASH,              /* on a thread of the hashing pool */
  FRT_LANE_LONG,              /* where what takes minutes keeps nobody else waiting */
} FrtLane;

typedef FrtReply *(*FrtHandler) (FrtExchange *exchange, GError **error);

struct _FrtRoute {
  const char *method;
  const char *path;           /* {name} stands for one segment */
  FrtAccess   access;
  FrtLane     lane;
  FrtHandler  handle;
  gboolean    proves_another; /* credentials in the body are not those of the session: wrong ones are 422 */
};

const FrtRoute *frt_routes_get          (guint *n_routes);
/* @parameters: (out): FRT_PATH_PARAMETERS of them. NULL with FRT_ERROR_NOT_FOUND or FRT_ERROR_METHOD_NOT_ALLOWED. */
const FrtRoute *frt_routes_find         (const char *method, const char *uri, char **parameters, GError **error);
char           *frt_routes_dup_allowed  (const char *uri);      /* the methods of a path, as Allow has them */
gboolean        frt_route_check_access  (const FrtRoute *self, const FrtIdentity *identity, GError **error);

G_END_DECLS
