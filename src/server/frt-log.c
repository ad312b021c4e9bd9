/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Fratrie authors */

#include "server/frt-log.h"

#include <stdio.h>

static GLogWriterOutput
write_entry (GLogLevelFlags level, const GLogField *fields, gsize n_fields, gpointer to_journal)
{
  if (g_log_writer_default_would_drop (level, NULL))
    return G_LOG_WRITER_HANDLED;
  if (to_journal != NULL && g_log_writer_journald (level, fields, n_fields, NULL) == G_LOG_WRITER_HANDLED)
    return G_LOG_WRITER_HANDLED;
  return g_log_writer_standard_streams (level, fields, n_fields, NULL);
}

void
frt_log_start (void)
{
  g_log_writer_default_set_use_stderr (TRUE);      /* standard output is for the one line that tells the address */
  g_log_set_writer_func (write_entry, GINT_TO_POINTER (g_log_writer_is_journald (fileno (stderr))), NULL);
}
