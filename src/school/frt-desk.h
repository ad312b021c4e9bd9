/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Fratrie authors */
#pragma once

#include "client/frt-client.h"

G_BEGIN_DECLS

/* How far a member of staff has come, in the order of the pages that stand for it. */
typedef enum {
  FRT_DESK_CLOSED,         /* nobody is signed in */
  FRT_DESK_ACTIVATING,     /* with a provisional password */
  FRT_DESK_ENROLLING,      /* without a second factor yet */
  FRT_DESK_OPEN,
  FRT_DESK_ENDED,          /* the session ended of itself: sign in again, then go on */
} FrtDeskStage;

/* A school's desk: the service, the session, the school. All that the pages of the console share.
 *
 * Properties: "stage" (int: FrtDeskStage, read-only, notify), "server" (string, notify: the service's address as typed
 * last). */
#define FRT_TYPE_DESK (frt_desk_get_type ())
G_DECLARE_FINAL_TYPE (FrtDesk, frt_desk, FRT, DESK, GObject)

FrtDesk      *frt_desk_new          (const char    *server);      /* (nullable) */
FrtDeskStage  frt_desk_get_stage    (FrtDesk       *self);
const char   *frt_desk_get_server   (FrtDesk       *self);        /* (nullable) */
FrtClient    *frt_desk_get_client   (FrtDesk       *self);        /* (nullable): while somebody is or was signed in */
const char   *frt_desk_get_uai      (FrtDesk       *self);        /* (nullable): the school's, once somebody signed in */
const char   *frt_desk_get_username (FrtDesk       *self);        /* (nullable) */

/* Somebody signed in with @client; @with_code: and proved a second factor. */
void          frt_desk_open         (FrtDesk       *self,
                                     FrtClient     *client,
                                     gboolean       with_code);
/* What the stage asked for has been done: on to the next. */
void          frt_desk_go_on        (FrtDesk       *self);
void          frt_desk_close        (FrtDesk       *self);

G_END_DECLS
