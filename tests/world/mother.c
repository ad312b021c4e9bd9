/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Fratrie authors */
#include "world/mother.h"

/* See the header. */
void
mother_set_up (Mother *self, gconstpointer unused)
{
  world_set_up (&self->world, NULL);
  world_add_family (&self->world);
  self->letters = world_letters (&self->world, WORLD_A);
  self->username = g_strdup (world_find_letter (self->letters, "Anaïs")->username);
  world_activate (&self->world, world_find_letter (self->letters, "Anaïs"), &self->anais);
}

/* What was done must leave the world sound. */
void
mother_tear_down (Mother *self, gconstpointer unused)
{
  world_assert_sound (&self->world);
  g_ptr_array_unref (self->letters);
  g_free (self->username);
  world_tear_down (&self->world, NULL);
}
