/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Fratrie authors */
#pragma once

#include "common/frt-child.h"

#include <adwaita.h>

G_BEGIN_DECLS

/* A child on the home page: services, and links to the school. */
#define FRT_TYPE_CHILD_CARD (frt_child_card_get_type ())
G_DECLARE_FINAL_TYPE (FrtChildCard, frt_child_card, FRT, CHILD_CARD, AdwBin)

GtkWidget *frt_child_card_new (FrtChild *child);

G_END_DECLS
