/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Fratrie authors */
#pragma once

#include "common/frt-child.h"

#include <adwaita.h>

G_BEGIN_DECLS

/* A child in a list: initials, name, class and, unless the list is one school's, the school. */
#define FRT_TYPE_CHILD_ROW (frt_child_row_get_type ())
G_DECLARE_FINAL_TYPE (FrtChildRow, frt_child_row, FRT, CHILD_ROW, AdwActionRow)

typedef enum {
  FRT_CHILD_ROW_PLAIN       = 0,
  FRT_CHILD_ROW_WITH_SCHOOL = 1 << 0,
} FrtChildRowFlags;

GtkWidget *frt_child_row_new      (FrtChild         *child,
                                   FrtChildRowFlags  flags);
FrtChild  *frt_child_row_get_child (FrtChildRow     *self);      /* (transfer none) */
/* A small word at the end of the row, such as "New". */
void       frt_child_row_set_mark (FrtChildRow      *self,
                                   const char       *mark);

G_END_DECLS
