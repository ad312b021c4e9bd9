/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Fratrie authors */
#include "config.h"

#include "app/frt-lost-answer.h"

#include "app/frt-pending-grouping.h"

struct _FrtLostAnswer {
  GObject          parent_instance;

  FrtVisit        *visit;       /* (owned) */
  FrtVisitBanners *banners;     /* (unowned): in the window that owns this object */
  gboolean         open;        /* the service could not be asked */
};

G_DEFINE_FINAL_TYPE (FrtLostAnswer, frt_lost_answer, G_TYPE_OBJECT)

static void
on_fate_known (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (FrtLostAnswer) self = user_data;
  FrtFate fate = FRT_FATE_NONE;

  if (self->visit == NULL)      /* the window is gone */
    return;

  /* When the service is away it is asked again once it is back, or next time: what was kept stays. */
  self->open = !frt_pending_grouping_resolve_finish (FRT_CLIENT (source), result, &fate, NULL);
  if (self->open || fate == FRT_FATE_NONE)
    return;

  frt_visit_banners_tell (self->banners, frt_fate_get_sentence (fate));
  if (frt_visit_get_stage (self->visit) == FRT_STAGE_SIGNED_IN)
    frt_visit_load_other_children (self->visit);
}

static void
on_offline_changed (FrtLostAnswer *self)
{
  gboolean offline;

  g_object_get (frt_visit_get_client (self->visit), "offline", &offline, NULL);
  if (!offline && self->open && frt_visit_get_stage (self->visit) == FRT_STAGE_SIGNED_IN)
    frt_lost_answer_ask (self);
}

static void
on_client_changed (FrtLostAnswer *self)
{
  FrtClient *client = frt_visit_get_client (self->visit);

  self->open = FALSE;
  if (client != NULL)
    g_signal_connect_object (client, "notify::offline", G_CALLBACK (on_offline_changed), self, G_CONNECT_SWAPPED);
}

static void
frt_lost_answer_dispose (GObject *object)
{
  g_clear_object (&FRT_LOST_ANSWER (object)->visit);

  G_OBJECT_CLASS (frt_lost_answer_parent_class)->dispose (object);
}

static void
frt_lost_answer_class_init (FrtLostAnswerClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = frt_lost_answer_dispose;
}

static void
frt_lost_answer_init (FrtLostAnswer *self)
{
}

/**
 * frt_lost_answer_new:
 * @visit: whose groupings
 * @banners: where to tell; in the window that owns this object
 *
 * Returns: (transfer full): what asks
 */
FrtLostAnswer *
frt_lost_answer_new (FrtVisit *visit, FrtVisitBanners *banners)
{
  FrtLostAnswer *self = g_object_new (FRT_TYPE_LOST_ANSWER, NULL);

  self->visit = g_object_ref (visit);
  self->banners = banners;
  g_signal_connect_object (visit, "notify::client", G_CALLBACK (on_client_changed), self, G_CONNECT_SWAPPED);
  on_client_changed (self);

  return self;
}

/**
 * frt_lost_answer_ask:
 * @self: a #FrtLostAnswer whose visit is signed in
 *
 * Asks the service what became of the groupings of this account whose answers were lost, and tells it.
 */
void
frt_lost_answer_ask (FrtLostAnswer *self)
{
  self->open = FALSE;      /* not a second time while the first is under way */
  frt_pending_grouping_resolve_async (frt_visit_get_client (self->visit), NULL, on_fate_known, g_object_ref (self));
}
