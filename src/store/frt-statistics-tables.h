/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Fratrie authors */
#pragma once

#include "store/frt-transaction.h"

G_BEGIN_DECLS

/* One class of a school: its pupils, and the accounts that its letters made for their guardians. */
typedef struct {
  char   *name;              /* (nullable) no class yet */
  gint64  children;
  gint64  never_notified;
  gint64  provisional;       /* with those never notified */
  gint64  active;
  gint64  grouped;
} FrtClassFigures;

/* One kind of event on one day. */
typedef struct {
  gint64  day;               /* days since 1970 in UTC */
  char   *event;
  gint64  count;
} FrtDayFigure;

void     frt_class_figures_free        (FrtClassFigures *self);
void     frt_day_figure_free           (FrtDayFigure *self);

/* By class: FrtClassFigures. A guardian of two classes counts in both. */
gboolean frt_statistics_tables_classes (FrtTransaction *tx, const char *uai, GPtrArray **rows, GError **error);
/* Days on which letters were issued, accounts activated, grouped or broken off, in order: FrtDayFigure. */
gboolean frt_statistics_tables_days    (FrtTransaction *tx, const char *uai, gint64 since, GPtrArray **rows, GError **error);

G_END_DECLS
