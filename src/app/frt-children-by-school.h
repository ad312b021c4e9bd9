/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Fratrie authors */
#pragma once

#include "common/frt-child.h"

G_BEGIN_DECLS

/* The children of one list who go to one school: plain. */
typedef struct {
  FrtSchool *school;      /* (owned) */
  GPtrArray *children;    /* (owned) (element-type FrtChild) in the list's order, never empty */
} FrtSchoolChildren;

GPtrArray *frt_children_by_school (GListModel *children);    /* (transfer full) (element-type FrtSchoolChildren) */

G_END_DECLS
