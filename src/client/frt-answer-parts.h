/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Fratrie authors */
#pragma once

#include "client/frt-exchange.h"

G_BEGIN_DECLS

/* An answer that comes in parts (multipart/mixed), each with its Content-Length: how far the work is, then its outcome. */

#define FRT_PARTS "multipart/mixed"

/* One of them. */
typedef struct {
  char  *content_type;     /* (owned) (nullable) */
  gsize  start, length;    /* where it stands in the answer's body */
} FrtAnswerPart;

void     frt_answer_part_clear      (FrtAnswerPart *self);
/* The part that begins at *@at, once all of it has come: then *@at is behind it. */
gboolean frt_answer_next_part       (const FrtAnswer *answer, gsize *at, FrtAnswerPart *part);
/* {"done":…,"total":…} */
gboolean frt_answer_part_read_steps (const FrtAnswer *answer, const FrtAnswerPart *part, guint *done, guint *total);
/* Makes of an answer in parts what its last part is. FALSE when that has not come. */
gboolean frt_answer_keep_last_part  (FrtAnswer *answer);

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (FrtAnswerPart, frt_answer_part_clear)

G_END_DECLS
