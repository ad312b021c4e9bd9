/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Fratrie authors */
#include "client/frt-import-summary.h"

#include "common/frt-json.h"

static void
anomaly_free (gpointer data)
{
  FrtImportAnomaly *anomaly = data;

  g_free (anomaly->file);
  g_free (anomaly->message);
  g_free (anomaly);
}

static gboolean
read_figures (JsonObject *object, const char *name, FrtImportFigures *figures, GError **error)
{
  JsonObject *counts = NULL;

  return frt_json_get_object (object, name, &counts, error) &&
         frt_json_get_int (counts, "created", &figures->created, error) &&
         frt_json_get_int (counts, "changed", &figures->changed, error) &&
         frt_json_get_int (counts, "unchanged", &figures->unchanged, error) &&
         frt_json_get_int (counts, "departed", &figures->departed, error);
}

static FrtImportAnomaly *
read_anomaly (JsonObject *object, GError **error)
{
  const char *file = NULL, *message = NULL;
  FrtImportAnomaly *anomaly;
  gint64 line = 0;

  if (!frt_json_get_string (object, "file", &file, error) || !frt_json_get_int (object, "line", &line, error) ||
      !frt_json_get_string (object, "message", &message, error))
    return NULL;

  anomaly = g_new (FrtImportAnomaly, 1);
  *anomaly = (FrtImportAnomaly) { g_strdup (file), line, g_strdup (message) };

  return anomaly;
}

static gboolean
read_anomalies (JsonObject *object, GPtrArray *anomalies, GError **error)
{
  JsonArray *array = NULL;

  if (!frt_json_get_array (object, "anomalies", &array, error))
    return FALSE;

  for (guint i = 0; i < json_array_get_length (array); i++) {
    JsonNode *node = json_array_get_element (array, i);
    FrtImportAnomaly *anomaly = JSON_NODE_HOLDS_OBJECT (node) ? read_anomaly (json_node_get_object (node), error) : NULL;

    if (anomaly == NULL)
      return FALSE;
    g_ptr_array_add (anomalies, anomaly);
  }

  return TRUE;
}

/**
 * frt_import_summary_new_from_json:
 * @object: the service's report of an import
 * @error: return location for a #GError
 *
 * Returns: (transfer full): the report; %NULL with %FRT_ERROR_INVALID_REQUEST
 */
FrtImportSummary *
frt_import_summary_new_from_json (JsonObject *object, GError **error)
{
  g_autoptr (FrtImportSummary) self = g_new0 (FrtImportSummary, 1);

  self->anomalies = g_ptr_array_new_with_free_func (anomaly_free);
  if (!frt_json_get_optional_boolean (object, "dry_run", &self->dry_run, error) ||
      !read_figures (object, "students", &self->students, error) ||
      !read_figures (object, "guardians", &self->guardians, error) ||
      !frt_json_get_int (object, "accounts_created", &self->accounts_created, error) ||
      !frt_json_get_int (object, "anomaly_count", &self->anomaly_count, error) ||
      !read_anomalies (object, self->anomalies, error))
    return NULL;

  return g_steal_pointer (&self);
}

/* Frees a report. */
void
frt_import_summary_free (FrtImportSummary *self)
{
  g_clear_pointer (&self->anomalies, g_ptr_array_unref);
  g_free (self);
}
