/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Fratrie authors */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* The most bytes one import may hold once unpacked, in each archive or plain file. */
#define FRT_INPUT_MAX_BYTES (G_GUINT64_CONSTANT (2) * 1024 * 1024 * 1024)

/* Gives up to @length bytes; 0 at the end, -1 with an error. */
typedef gssize (*FrtReadFunc) (gpointer data, void *buffer, gsize length, GError **error);

/* One document as a run of bytes: a file, a member of an archive, or either of them decoded. */
typedef struct {
  const char  *name;          /* (unowned) for messages: the file as given, or ARCHIVE/MEMBER */
  FrtReadFunc  read;
  gpointer     data;          /* (unowned) */
} FrtInput;

G_END_DECLS
