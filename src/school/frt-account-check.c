/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Fratrie authors */
#include "config.h"

#include "school/frt-account-check.h"

#include "client/frt-client-school.h"
#include "common/frt-error.h"

static FrtSchoolAccount *
find_username (GPtrArray *accounts, const char *username)
{
  for (guint i = 0; i < accounts->len; i++)
    if (g_strcmp0 (frt_school_account_get_fields (accounts->pdata[i])->username, username) == 0)
      return accounts->pdata[i];

  return NULL;
}

static void
on_found (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = user_data;
  GError *error = NULL;
  g_autoptr (FrtSchoolAccountPage) page = frt_client_search_accounts_finish (FRT_CLIENT (source), result, &error);
  FrtSchoolAccount *account = page != NULL ? find_username (page->accounts, g_task_get_task_data (task)) : NULL;

  if (account != NULL)
    g_task_return_pointer (task, g_object_ref (account), g_object_unref);
  else
    g_task_return_error (task, error != NULL ? error : frt_error_new (FRT_ERROR_NOT_FOUND, "the account is gone"));
}

/* See the header. */
void
frt_account_check_async (FrtDesk             *desk,
                         FrtSchoolAccount    *account,
                         GCancellable        *cancellable,
                         GAsyncReadyCallback  callback,
                         gpointer             user_data)
{
  const char *username = frt_school_account_get_fields (account)->username;
  g_autoptr (GTask) task = g_task_new (NULL, cancellable, callback, user_data);

  g_task_set_source_tag (task, frt_account_check_async);
  g_task_set_task_data (task, g_strdup (username), g_free);
  frt_client_search_accounts_async (frt_desk_get_client (desk), frt_desk_get_uai (desk), username, NULL, NULL, cancellable,
                                    on_found, g_steal_pointer (&task));
}

/* (transfer full): the account as it is now; %NULL with %FRT_ERROR_NOT_FOUND or an error of the connection. */
FrtSchoolAccount *
frt_account_check_finish (GAsyncResult *result, GError **error)
{
  return g_task_propagate_pointer (G_TASK (result), error);
}
