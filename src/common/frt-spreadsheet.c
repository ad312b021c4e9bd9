/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Fratrie authors */

#include "common/frt-spreadsheet.h"

#include <string.h>

/* See the header. */
char *
frt_spreadsheet_dup_cell (const char *text)
{
  /* OWASP, CSV injection: a cell that begins with one of these is a formula to a spreadsheet. */
  const gboolean formula = text != NULL && *text != '\0' && strchr ("=+-@\t\r", *text) != NULL;

  return g_strconcat (formula ? "'" : "", text != NULL ? text : "", NULL);
}
