/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Fratrie authors */
#pragma once

#include "app/frt-visit-banners.h"

G_BEGIN_DECLS

/* What is done for a computer that other people use: nobody stays signed in who is not there, and nothing of the family
 * stays in the clipboard. On any other computer it does nothing. */
#define FRT_TYPE_SHARED_COMPUTER (frt_shared_computer_get_type ())
G_DECLARE_FINAL_TYPE (FrtSharedComputer, frt_shared_computer, FRT, SHARED_COMPUTER, GObject)

FrtSharedComputer *frt_shared_computer_new   (GtkWidget         *window,
                                              FrtVisit          *visit,
                                              FrtVisitBanners   *banners);
/* The computer may have become shared, or be so no more. */
void               frt_shared_computer_check (FrtSharedComputer *self);
/* Somebody says to be there. */
void               frt_shared_computer_touch (FrtSharedComputer *self);

G_END_DECLS
