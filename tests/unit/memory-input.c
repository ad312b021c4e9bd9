/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Fratrie authors */
#include "memory-input.h"

#include <string.h>

gssize
memory_input_read (gpointer input, void *buffer, gsize length, GError **error)
{
  MemoryInput *self = input;
  gsize count = MIN (MIN (length, self->step), self->length - self->given);

  memcpy (buffer, self->text + self->given, count);
  self->given += count;
  return (gssize) count;
}
