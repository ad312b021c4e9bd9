/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Fratrie authors */
#pragma once

#include "store/frt-transaction.h"

G_BEGIN_DECLS

/* New rows of one table, for the tables' files of this folder alone: collected, and given to the database many at a time,
 * which costs one trip to it instead of one each. */
typedef struct _FrtBatch FrtBatch;

/* @into: "table (column, column)"; @types: a letter for each column, as in frt_query(). Both are borrowed. */
FrtBatch *frt_batch_new  (FrtTransaction *tx, const char *into, const char *types);
gboolean  frt_batch_add  (FrtBatch *self, GError **error, ...);      /* a row; no query's rows may be on their way */
gboolean  frt_batch_end  (FrtBatch *self, GError **error);           /* all of them are in the table now */
void      frt_batch_free (FrtBatch *self);                           /* drops what was not given yet */

G_DEFINE_AUTOPTR_CLEANUP_FUNC (FrtBatch, frt_batch_free)

G_END_DECLS
