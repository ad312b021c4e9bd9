/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Fratrie authors */
#pragma once

#include "app/frt-visit-banners.h"

G_BEGIN_DECLS

/* Finds out what became of a grouping whose answer was lost, in this session or an earlier one, and tells it in a banner. */
#define FRT_TYPE_LOST_ANSWER (frt_lost_answer_get_type ())
G_DECLARE_FINAL_TYPE (FrtLostAnswer, frt_lost_answer, FRT, LOST_ANSWER, GObject)

FrtLostAnswer *frt_lost_answer_new (FrtVisit        *visit,
                                    FrtVisitBanners *banners);
/* Now, and again once the service is back as long as it cannot be asked. */
void           frt_lost_answer_ask (FrtLostAnswer   *self);

G_END_DECLS
