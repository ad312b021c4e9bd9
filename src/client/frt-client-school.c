/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Fratrie authors */
#include "client/frt-client-school.h"

#include "client/frt-client-private.h"

/* What a school does: exports in, letters out. Both are large and take their time. */

#define LONG_TIME         (15 * 60)      /* seconds: a password to hash for each letter */

static gpointer
read_summary (FrtClient *self, JsonObject *answer, GError **error)
{
  return frt_import_summary_new_from_json (answer, error);
}

/**
 * frt_client_import_async:
 * @self: a client signed in by staff
 * @uai: their school
 * @files: a ZIP of its exports
 * @dry_run: whether only to say what would change
 * @cancellable: (nullable): a #GCancellable
 * @callback: called when done
 * @user_data: for @callback
 */
void
frt_client_import_async (FrtClient           *self,
                         const char          *uai,
                         GBytes              *files,
                         gboolean             dry_run,
                         GCancellable        *cancellable,
                         GAsyncReadyCallback  callback,
                         gpointer             user_data)
{
  FrtCall *call = frt_call_new (SOUP_METHOD_POST, read_summary, FRT_API_PREFIX "/schools/%s/imports%s", uai,
                                dry_run ? "?dry_run=true" : "");

  call->body = g_bytes_ref (files);
  call->carriage = (FrtCarriage) { "application/zip", NULL, 0, LONG_TIME };
  call->free_result = (GDestroyNotify) frt_import_summary_free;
  frt_client_call_async (self, call, cancellable, callback, user_data);
}

/**
 * frt_client_import_finish:
 * @self: a client
 * @result: the result
 * @error: return location for a #GError, or %NULL
 *
 * Returns: (transfer full): what was, or would be, changed; %NULL with %FRT_ERROR_INVALID_REQUEST or %FRT_ERROR_INVALID_FILE,
 *   and nothing is changed
 */
FrtImportSummary *
frt_client_import_finish (FrtClient *self, GAsyncResult *result, GError **error)
{
  return frt_client_call_finish (self, result, error);
}
