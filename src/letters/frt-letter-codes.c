/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Fratrie authors */

#include "letters/frt-letter-codes.h"

#define AHEAD 32      /* ready at most: some kilobytes each */

struct _FrtLetterCodes {
  GPtrArray       *letters;            /* (unowned) of FrtLetter */
  const char      *service_address;    /* (unowned) (nullable) */
  GThread         *thread;             /* (owned) */

  GMutex           lock;               /* of what follows */
  GCond            changed;
  cairo_surface_t *ready[AHEAD];       /* (owned) (nullable): a ring */
  guint            made;               /* how many, of all letters */
  guint            taken;
  gboolean         stopped;
};

static gboolean
wait_for_room (FrtLetterCodes *self)
{
  gboolean stopped;

  g_mutex_lock (&self->lock);
  while (self->made - self->taken == AHEAD && !self->stopped)
    g_cond_wait (&self->changed, &self->lock);
  stopped = self->stopped;
  g_mutex_unlock (&self->lock);
  return !stopped;
}

static gpointer
make_codes (gpointer data)
{
  FrtLetterCodes *self = data;

  for (guint i = 0; i < self->letters->len && wait_for_room (self); i++) {
    cairo_surface_t *code = frt_letter_code_new (self->letters->pdata[i], self->service_address);

    g_mutex_lock (&self->lock);
    self->ready[i % AHEAD] = code;
    self->made++;
    g_cond_signal (&self->changed);
    g_mutex_unlock (&self->lock);
  }
  return NULL;
}

/**
 * frt_letter_codes_new:
 * @letters: (element-type FrtLetter): whose codes
 * @service_address: (nullable): which they name
 *
 * Returns: (transfer full): their codes, the first of which are being made
 */
FrtLetterCodes *
frt_letter_codes_new (GPtrArray *letters, const char *service_address)
{
  FrtLetterCodes *self = g_new0 (FrtLetterCodes, 1);

  self->letters = letters;
  self->service_address = service_address;
  g_mutex_init (&self->lock);
  g_cond_init (&self->changed);
  self->thread = g_thread_new ("codes", make_codes, self);
  return self;
}

/* See the header. */
cairo_surface_t *
frt_letter_codes_next (FrtLetterCodes *self)
{
  cairo_surface_t *code;

  g_mutex_lock (&self->lock);
  g_assert (self->taken < self->letters->len);
  while (self->made == self->taken)
    g_cond_wait (&self->changed, &self->lock);
  code = g_steal_pointer (&self->ready[self->taken % AHEAD]);
  self->taken++;
  g_cond_signal (&self->changed);
  g_mutex_unlock (&self->lock);
  return code;
}

/* See the header. */
void
frt_letter_codes_free (FrtLetterCodes *self)
{
  g_mutex_lock (&self->lock);
  self->stopped = TRUE;
  g_cond_signal (&self->changed);
  g_mutex_unlock (&self->lock);
  g_thread_join (self->thread);
  while (self->taken < self->made)
    g_clear_pointer (&self->ready[self->taken++ % AHEAD], cairo_surface_destroy);
  g_mutex_clear (&self->lock);
  g_cond_clear (&self->changed);
  g_free (self);
}
