/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Fratrie authors */

#include "domain/frt-holder.h"

#include "common/frt-error.h"
#include "common/frt-name.h"
#include "store/frt-people-tables.h"
#include "store/frt-schools-tables.h"

static char *
full_name (const FrtAccountRow *row)
{
  FrtHolderName holder = frt_account_row_get_holder (row);

  return g_strconcat (row->first_name, " ", frt_name_displayed (&holder), NULL);
}

static gboolean
refuse (FrtTransaction *tx, const FrtAccountRow *own, const FrtAccountRow *other, GError **error)
{
  g_autofree char *yours = full_name (own), *holder = full_name (other);
  g_autoptr (FrtSchoolRow) school = NULL;
  g_autoptr (GError) mismatch = NULL;
  JsonObject *members;

  if (!frt_schools_tables_find (tx, other->uai, &school, error))
    return FALSE;
  mismatch = frt_error_new (FRT_ERROR_HOLDER_MISMATCH, "the holders are two persons");
  members = frt_error_get_members (mismatch);
  json_object_set_string_member (members, "holder", holder);
  json_object_set_string_member (members, "yours", yours);
  json_object_set_member (members, "school", frt_school_to_json (school->school));
  g_propagate_error (error, g_steal_pointer (&mismatch));
  return FALSE;
}

/* See the header. */
gboolean
frt_holder_list_names (FrtTransaction *tx, const FrtAccountRow *row, GPtrArray **attachments, GArray **names, GError **error)
{
  FrtHolderName name = frt_account_row_get_holder (row);

  if (!frt_people_tables_attachments (tx, row->id, attachments, error))
    return FALSE;
  *names = g_array_new (FALSE, FALSE, sizeof (FrtHolderName));
  g_array_append_val (*names, name);
  for (guint i = 0; i < (*attachments)->len; i++) {
    name = frt_attachment_row_get_holder (g_ptr_array_index (*attachments, i));
    g_array_append_val (*names, name);
  }
  return TRUE;
}

/* See the header. */
gboolean
frt_holder_check (FrtTransaction *tx, const FrtAccountRow *own, const FrtAccountRow *other, GError **error)
{
  g_autoptr (GPtrArray) own_records = NULL, other_records = NULL;
  g_autoptr (GArray) own_names = NULL, other_names = NULL;

  if (!frt_holder_list_names (tx, own, &own_records, &own_names, error) ||
      !frt_holder_list_names (tx, other, &other_records, &other_names, error))
    return FALSE;
  for (guint i = 0; i < own_names->len; i++)
    for (guint j = 0; j < other_names->len; j++)
      if (frt_name_same_holder (&g_array_index (own_names, FrtHolderName, i),
                                &g_array_index (other_names, FrtHolderName, j)))
        return TRUE;
  return refuse (tx, own, other, error);
}
