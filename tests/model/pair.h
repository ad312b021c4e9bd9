/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Fratrie authors */
#pragma once

#include "model/reference.h"
#include "world/world.h"

G_BEGIN_DECLS

/* The real thing and the reference, with the one chance that both are driven by. */
typedef struct {
  World      world;
  Reference *reference;      /* (owned) */
} Pair;

extern const char *const uais[SCHOOLS];
extern const char *const persons[PERSONS];

int      draw         (Pair *pair, int below);
gboolean once_in      (Pair *pair, int times);
/* An account whose username is known, in one of @states (a mask); NOBODY when chance finds none. */
int      draw_account (Pair *pair, guint states);

G_END_DECLS
