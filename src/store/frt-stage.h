/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Fratrie authors */
#pragma once

#include "common/frt-record.h"
#include "store/frt-transaction.h"

G_BEGIN_DECLS

/* An import's records go into temporary tables, so that memory does not grow with the file. They belong to one connection: the
 * transaction is a stage (frt_store_stage). */
typedef struct _FrtStage FrtStage;

/* What is odd; @message: (transfer none), English. */
typedef void (*FrtAnomalyFunc) (const char *file, guint line, const char *message, gpointer data);

FrtStage *frt_stage_new  (FrtTransaction *tx, GError **error);
/* A student, class, guardian, link or address. */
gboolean  frt_stage_add  (FrtStage *self, const FrtRecord *record, GError **error);
/* No more records: of those under one key the first is kept, each other one is told of, in the order they came. */
gboolean  frt_stage_end  (FrtStage *self, FrtAnomalyFunc func, gpointer data, GError **error);
void      frt_stage_free (FrtStage *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (FrtStage, frt_stage_free)

G_END_DECLS
