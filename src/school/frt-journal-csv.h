/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Fratrie authors */
#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/* A journal as CSV (RFC 4180, UTF-8): time, event, account, detail. What a spreadsheet would run as a formula is made text.
 * @events: of FrtSchoolEvent. (transfer full) */
GBytes *frt_journal_csv_new (GListModel *events);

G_END_DECLS
