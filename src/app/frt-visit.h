/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Fratrie authors */
#pragma once

#include "app/frt-family.h"
#include "app/frt-session.h"
#include "app/frt-settings.h"

G_BEGIN_DECLS

/* How far a parent has come, in the order of the pages that stand for it. */
typedef enum {
  FRT_STAGE_NO_SERVICE,      /* which service is to be asked? */
  FRT_STAGE_OPENING,         /* is there a session kept from before? */
  FRT_STAGE_SIGNED_OUT,
  FRT_STAGE_ACTIVATING,      /* signed in with a letter */
  FRT_STAGE_SIGNED_IN,
  FRT_STAGE_ENDED,           /* the session ended of itself: sign in again, then go on */
} FrtStage;

/* A parent's visit: the service, the session, the family. All that the pages of the window share.
 *
 * Properties, read-only: "stage" (int: FrtStage, notify), "client" (FrtClient, nullable, notify: changes only while nobody is
 * signed in), "info" (pointer to FrtServiceInfo, nullable, notify: known a little after the client), "problem" (boxed GError,
 * nullable, notify: why the opening does not come to an end). */
#define FRT_TYPE_VISIT (frt_visit_get_type ())
G_DECLARE_FINAL_TYPE (FrtVisit, frt_visit, FRT, VISIT, GObject)

FrtVisit             *frt_visit_new           (FrtSettings    *settings,
                                               const char     *server,
                                               gboolean        demo);
FrtStage              frt_visit_get_stage     (FrtVisit       *self);
FrtSettings          *frt_visit_get_settings  (FrtVisit       *self);
FrtClient            *frt_visit_get_client    (FrtVisit       *self);    /* (nullable) */
FrtSession           *frt_visit_get_session   (FrtVisit       *self);    /* (nullable) */
FrtFamily            *frt_visit_get_family    (FrtVisit       *self);
const FrtServiceInfo *frt_visit_get_info      (FrtVisit       *self);    /* (nullable) */
const GError         *frt_visit_get_problem   (FrtVisit       *self);    /* (nullable) */
gboolean              frt_visit_get_can_stay  (FrtVisit       *self);
void                  frt_visit_set_shared_computer (FrtVisit *self,
                                                     gboolean  shared);

/* The service */
void                  frt_visit_begin         (FrtVisit       *self);
void                  frt_visit_begin_demo    (FrtVisit       *self);
void                  frt_visit_take_service  (FrtVisit       *self,
                                               FrtClient      *client,
                                               FrtServiceInfo *info);
void                  frt_visit_leave_service (FrtVisit       *self);

/* The session */
void                  frt_visit_sign_out      (FrtVisit       *self);
void                  frt_visit_retry         (FrtVisit       *self);
void                  frt_visit_load_other_children (FrtVisit *self);

G_END_DECLS
