/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Fratrie authors */
#pragma once

#include "world/world.h"

G_BEGIN_DECLS

/* A world in which Anaïs has activated the letter of school A, on "a test"; her email, WORLD_EMAIL, is not
 * confirmed yet. */
typedef struct {
  World       world;
  GPtrArray  *letters;      /* (owned): of school A */
  char       *username;     /* (owned): hers */
  FrtIdentity anais;
} Mother;

void mother_set_up    (Mother *self, gconstpointer unused);
void mother_tear_down (Mother *self, gconstpointer unused);

G_END_DECLS
