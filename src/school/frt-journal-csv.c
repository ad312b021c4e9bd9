/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Fratrie authors */
#include "config.h"

#include "school/frt-journal-csv.h"

#include "client/frt-school-event.h"
#include "common/frt-spreadsheet.h"
#include "common/frt-time.h"

#include <csv.h>
#include <string.h>

static void
add_cell (GString *text, const char *value, char end)
{
  g_autofree char *plain = frt_spreadsheet_dup_cell (value);
  gsize length = csv_write (NULL, 0, plain, strlen (plain));
  g_autofree char *quoted = g_malloc (length);

  csv_write (quoted, length, plain, strlen (plain));
  g_string_append_len (text, quoted, (gssize) length);
  g_string_append_c (text, end);
}

static void
add_line (GString *text, const char *const cells[4])
{
  for (guint i = 0; i < 4; i++)
    add_cell (text, cells[i], i < 3 ? ',' : '\r');
  g_string_append_c (text, '\n');
}

/* See the header. */
GBytes *
frt_journal_csv_new (GListModel *events)
{
  GString *text = g_string_new (NULL);
  gsize length;

  add_line (text, (const char *const[]) { "time", "event", "account", "detail" });
  for (guint i = 0; i < g_list_model_get_n_items (events); i++) {
    g_autoptr (FrtSchoolEvent) event = g_list_model_get_item (events, i);
    g_autofree char *at = frt_time_format (frt_school_event_get_at (event));

    add_line (text, (const char *const[]) { at, frt_school_event_get_name (event), frt_school_event_get_username (event),
                                            frt_school_event_get_detail (event) });
  }
  length = text->len;

  return g_bytes_new_take (g_string_free (text, FALSE), length);
}
