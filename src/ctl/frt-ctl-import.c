/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Fratrie authors */
#include "ctl/frt-ctl-commands.h"

#include "common/frt-error.h"
#include "domain/frt-import.h"
#include "formats/frt-formats.h"

static void
print_counts (const char *what, const FrtImportCounts *counts)
{
  g_print ("%s: %u created, %u changed, %u unchanged, %u departed\n",
           what, counts->created, counts->changed, counts->unchanged, counts->departed);
}

static void
print_report (const FrtImportReport *report)
{
  print_counts ("students", &report->students);
  print_counts ("guardians", &report->guardians);
  g_print ("accounts: %u created\n", report->accounts_created);

  for (guint i = 0; i < report->anomalies->len; i++) {
    const FrtAnomaly *anomaly = g_ptr_array_index (report->anomalies, i);

    if (anomaly->line > 0)
      g_print ("%s:%u: %s\n", anomaly->file, anomaly->line, anomaly->message);
    else
      g_print ("%s: %s\n", anomaly->file, anomaly->message);
  }

  if (report->anomaly_count > report->anomalies->len)
    g_print ("and %u more anomalies\n", report->anomaly_count - report->anomalies->len);

  if (report->dry_run)
    g_print ("a dry run: nothing was changed\n");
}

/**
 * frt_ctl_import:
 * @ctl: the program
 * @arguments: UAI FILE…
 * @error: return location for a #GError
 *
 * Reads a school's exports, changes everything in one transaction or nothing, and prints the report.
 *
 * Returns: %FALSE with %FRT_ERROR_INVALID_FILE ("FILE:LINE: …"), the domain's error or %FRT_ERROR_USAGE
 */
gboolean
frt_ctl_import (FrtCtl *ctl, char **arguments, GError **error)
{
  FrtImportOptions options = { 0 };
  const GOptionEntry entries[] = {
    { "dry-run", 0, 0, G_OPTION_ARG_NONE, &options.dry_run, "Say what would change, change nothing", NULL },
    { "year", 0, 0, G_OPTION_ARG_INT, &options.school_year, "The exports' school year (of its September), "
      "this one unless said", "YEAR" },
    { NULL },
  };
  g_autoptr (FrtImport) import = NULL;
  g_autoptr (FrtImportReport) report = NULL;
  const FrtDomain *domain;

  if (!frt_ctl_parse (ctl, entries, arguments, error))
    return FALSE;

  domain = frt_ctl_open (ctl, FRT_STORE_EXISTING, error);
  import = domain != NULL ? frt_import_new (domain, arguments[1], &options, error) : NULL;
  if (import == NULL)
    return FALSE;

  if (!frt_formats_read ((const char *const *) arguments + 2, frt_import_add, import, error))
    return FALSE;

  report = frt_import_finish (import, error);
  if (report == NULL)
    return FALSE;

  if (frt_ctl_wants_json (ctl))
    frt_ctl_print_json (frt_import_report_to_json (report));
  else
    print_report (report);

  return TRUE;
}
