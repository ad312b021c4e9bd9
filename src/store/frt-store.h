/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Fratrie authors */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* Where everything is kept: SQLite embedded, PostgreSQL when one machine is outgrown. Thread-safe. What callers below the
 * domain need is frt-transaction.h; everybody else opens, hands it to an FrtDomain and closes. */
typedef struct _FrtStore FrtStore;

typedef enum {
  FRT_STORE_EXISTING,          /* refuse a store that fratriectl init never made */
  FRT_STORE_CREATE,            /* make it when it is not there, bring its schema up to date */
} FrtStoreMode;

FrtStore *frt_store_open  (const char    *uri,       /* sqlite:PATH, sqlite::memory: or a libpq URI */
                           FrtStoreMode   mode,
                           GError       **error);
void      frt_store_close (FrtStore      *self);
const char *frt_store_get_name (FrtStore *self);     /* for people: without a password */
/* The same store as it is at the first look: all that one thread reads through it is one snapshot, begun once. What is
 * written goes to @self, and ends the snapshot. @self must live longer; close it too. */
FrtStore *frt_store_snapshot_new (FrtStore *self);
gboolean  frt_store_ping  (FrtStore      *self,      /* can it be reached? */
                           GError       **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (FrtStore, frt_store_close)

G_END_DECLS
