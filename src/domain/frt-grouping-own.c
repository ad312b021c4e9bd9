/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Fratrie authors */

#include "domain/frt-grouping-own.h"

#include "common/frt-error.h"
#include "domain/frt-grouping-view.h"

/* See the header. */
gboolean
frt_grouping_own_find (FrtTransaction *tx, const FrtIdentity *identity, const char *grouping_id, FrtGroupingRow **row,
                       GError **error)
{
  g_autoptr (FrtGroupingRow) found = NULL;

  if (!frt_groupings_tables_find (tx, frt_id_parse (grouping_id), &found, error))
    return FALSE;
  if (found == NULL || found->primary_account_id != identity->account_id)
    return frt_error_set (error, FRT_ERROR_NOT_FOUND, "no such grouping");
  *row = g_steal_pointer (&found);
  return TRUE;
}

/* See the header. */
gboolean
frt_grouping_own_check_open (const FrtDomain *domain, const FrtGroupingRow *row, GError **error)
{
  if (row->state != FRT_GROUPING_PROPOSED)
    return frt_error_set (error, FRT_ERROR_GROUPING_CLOSED, "this grouping is %s", frt_grouping_state_to_string (row->state));
  if (frt_grouping_view_is_expired (domain, row))
    return frt_error_set (error, FRT_ERROR_GROUPING_EXPIRED, "this grouping's 30 minutes are over");
  return TRUE;
}
