/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Fratrie authors */

#include "domain/frt-verify.h"

#include "store/frt-events-table.h"
#include "store/frt-invariants.h"

/**
 * frt_verify_all:
 * @domain: the domain
 * @error: return location for a #GError
 *
 * Reads the whole store.
 *
 * Returns: (transfer full) (element-type utf8): a sentence for each row that breaks an invariant or the chain of events
 */
GPtrArray *
frt_verify_all (const FrtDomain *domain, GError **error)
{
  g_autoptr (FrtTransaction) tx = frt_store_read (domain->store, error);
  g_autoptr (GPtrArray) faults = g_ptr_array_new_with_free_func (g_free);

  if (tx == NULL || !frt_invariants_check (tx, faults, error) || !frt_events_table_verify (tx, faults, error))
    return NULL;
  return g_steal_pointer (&faults);
}
