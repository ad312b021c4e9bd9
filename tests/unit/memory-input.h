/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Fratrie authors */
#pragma once

#include <glib.h>

/* A document in memory that comes at most @step bytes at once. */
typedef struct {
  const char *text;
  gsize       length;
  gsize       given;      /* so far */
  gsize       step;
} MemoryInput;

/* An FrtReadFunc. */
gssize memory_input_read (gpointer input, void *buffer, gsize length, GError **error);
