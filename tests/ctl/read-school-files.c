/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Fratrie authors */
#include "formats/frt-formats.h"

#include <stdio.h>

/* Reads school files and does nothing with what is in them: prints how many records there were, then the most
 * memory that took, in KiB. */

static gboolean
count (const FrtRecord *record, gpointer data, GError **error)
{
  guint *records = data;

  (*records)++;
  return TRUE;
}

static unsigned long
get_peak_memory (void)
{
  g_autofree char *status = NULL;
  const char *peak;
  unsigned long kibibytes = 0;

  if (g_file_get_contents ("/proc/self/status", &status, NULL, NULL) &&
      (peak = g_strstr_len (status, -1, "VmHWM:")) != NULL)
    sscanf (peak, "VmHWM: %lu", &kibibytes);

  return kibibytes;
}

int
main (int argc, char **argv)
{
  g_autoptr (GError) error = NULL;
  guint records = 0;

  if (!frt_formats_read ((const char *const *) argv + 1, count, &records, &error)) {
    g_printerr ("%s\n", error->message);
    return 1;
  }

  printf ("%u %lu\n", records, get_peak_memory ());
  return 0;
}
