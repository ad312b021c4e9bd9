/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Fratrie authors */
#pragma once

#include <glib.h>
#include <json-glib/json-glib.h>

G_BEGIN_DECLS

/* How far the accounts of one class have come. */
typedef struct {
  char   *name;               /* (owned) (nullable): pupils in no class */
  gint64  children;
  gint64  never_notified;
  gint64  provisional;        /* not activated yet, those never notified among them */
  gint64  active;
  gint64  grouped;
} FrtClassFigures;

/* What happened on one day. */
typedef struct {
  char   *day;                /* (owned) YYYY-MM-DD */
  gint64  letters;
  gint64  activations;
  gint64  groupings;
  gint64  breaks;
} FrtDayFigures;

typedef struct {
  char      *name;            /* (owned) the school's */
  gint64     guardians;
  gint64     children;
  gint64     provisional;
  gint64     active;
  gint64     grouped;
  gint64     disabled;
  gint64     groupings;
  GPtrArray *classes;         /* (owned) of FrtClassFigures */
  GPtrArray *days;            /* (owned) of FrtDayFigures, in order */
} FrtSchoolFigures;

FrtSchoolFigures *frt_school_figures_new_from_json (JsonObject        *object,
                                                    GError           **error);
void              frt_school_figures_free          (FrtSchoolFigures  *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (FrtSchoolFigures, frt_school_figures_free)

G_END_DECLS
