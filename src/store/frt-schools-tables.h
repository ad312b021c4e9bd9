/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Fratrie authors */
#pragma once

#include "common/frt-child.h"
#include "store/frt-transaction.h"

#include <gio/gio.h>

G_BEGIN_DECLS

typedef struct {
  FrtSchool *school;
  char      *address;              /* (nullable) the postal one, as the operator wrote it */
  gboolean   level2_accounts;
  gboolean   student_accounts;
  gboolean   siblings;             /* parents are told that another letter probably waits */
  int        school_year;          /* of the last import, 0: none */
} FrtSchoolRow;

void     frt_school_row_free            (FrtSchoolRow *self);

gboolean frt_schools_tables_find        (FrtTransaction *tx, const char *uai, FrtSchoolRow **row, GError **error);
gboolean frt_schools_tables_list        (FrtTransaction *tx, GPtrArray **rows, GError **error);
gboolean frt_schools_tables_add         (FrtTransaction *tx, const FrtSchool *school, gint64 now, GError **error);
/* @column is one of the school's columns, never a stranger's text. @value: (nullable) */
gboolean frt_schools_tables_set         (FrtTransaction *tx, const char *uai, const char *column, const char *value,
                                         GError **error);
gboolean frt_schools_tables_set_flag    (FrtTransaction *tx, const char *uai, const char *column, gboolean value,
                                         GError **error);
gboolean frt_schools_tables_set_year    (FrtTransaction *tx, const char *uai, int school_year, GError **error);

/* Adds or replaces. */
gboolean frt_schools_tables_put_service (FrtTransaction *tx, const char *uai, const char *name, const char *url,
                                         const char *description, const char *const *classes, GError **error);
gboolean frt_schools_tables_drop_service (FrtTransaction *tx, const char *uai, const char *name, gboolean *found,
                                         GError **error);
/* What a class of a school is offered, by name: FrtService. @class_name: (nullable) */
gboolean frt_schools_tables_services    (FrtTransaction *tx, const char *uai, const char *class_name, GPtrArray **services,
                                         GError **error);

/* One figure of a school's. */
typedef enum {
  FRT_COUNT_GUARDIANS, FRT_COUNT_STUDENTS,
  FRT_COUNT_PROVISIONAL, FRT_COUNT_ACTIVE, FRT_COUNT_GROUPED, FRT_COUNT_DISABLED, FRT_COUNT_GROUPINGS,
} FrtSchoolCount;
gboolean frt_schools_tables_count       (FrtTransaction *tx, const char *uai, FrtSchoolCount what, gint64 *count,
                                         GError **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (FrtSchoolRow, frt_school_row_free)

G_END_DECLS
