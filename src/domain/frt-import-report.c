/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Fratrie authors */

#include "domain/frt-import-report.h"

#define MOST_ANOMALIES 1000

static void
anomaly_free (gpointer data)
{
  FrtAnomaly *anomaly = data;

  g_free (anomaly->file);
  g_free (anomaly->message);
  g_free (anomaly);
}

/* An empty report. */
FrtImportReport *
frt_import_report_new (void)
{
  FrtImportReport *self = g_new0 (FrtImportReport, 1);

  self->anomalies = g_ptr_array_new_with_free_func (anomaly_free);
  return self;
}

/* Frees a report. */
void
frt_import_report_free (FrtImportReport *self)
{
  g_ptr_array_unref (self->anomalies);
  g_free (self);
}

/* See the header. */
void
frt_import_report_add_anomaly (const char *file, guint line, const char *message, gpointer report)
{
  FrtImportReport *self = report;
  FrtAnomaly *anomaly;

  self->anomaly_count++;
  if (self->anomalies->len >= MOST_ANOMALIES)
    return;
  anomaly = g_new (FrtAnomaly, 1);
  *anomaly = (FrtAnomaly) { g_strdup (file), line, g_strdup (message) };
  g_ptr_array_add (self->anomalies, anomaly);
}

static JsonObject *
describe_counts (const FrtImportCounts *counts)
{
  JsonObject *object = json_object_new ();

  json_object_set_int_member (object, "created", counts->created);
  json_object_set_int_member (object, "changed", counts->changed);
  json_object_set_int_member (object, "unchanged", counts->unchanged);
  json_object_set_int_member (object, "departed", counts->departed);
  return object;
}

static JsonObject *
describe_anomaly (const FrtAnomaly *anomaly)
{
  JsonObject *object = json_object_new ();

  json_object_set_string_member (object, "file", anomaly->file);
  json_object_set_int_member (object, "line", anomaly->line);
  json_object_set_string_member (object, "message", anomaly->message);
  return object;
}

/**
 * frt_import_report_to_json:
 * @self: a report
 *
 * Returns: (transfer full): `{dry_run,students:{created,changed,unchanged,departed},guardians:{…},accounts_created,
 *   anomaly_count,anomalies:[{file,line,message}]}`
 */
JsonNode *
frt_import_report_to_json (const FrtImportReport *self)
{
  g_autoptr (JsonObject) object = json_object_new ();
  JsonArray *anomalies = json_array_new ();

  json_object_set_boolean_member (object, "dry_run", self->dry_run);
  json_object_set_object_member (object, "students", describe_counts (&self->students));
  json_object_set_object_member (object, "guardians", describe_counts (&self->guardians));
  json_object_set_int_member (object, "accounts_created", self->accounts_created);
  json_object_set_int_member (object, "anomaly_count", self->anomaly_count);
  json_object_set_array_member (object, "anomalies", anomalies);
  for (guint i = 0; i < self->anomalies->len; i++)
    json_array_add_object_element (anomalies, describe_anomaly (self->anomalies->pdata[i]));
  return json_node_init_object (json_node_alloc (), object);
}
