/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Fratrie authors */
#pragma once

#include "widgets/frt-page.h"

G_BEGIN_DECLS

typedef enum {
  FRT_MOVE_FORWARD,
  FRT_MOVE_BACK,
  FRT_MOVE_FADE,      /* neither: what is shown turns into something else */
} FrtMove;

/* Pages one above the other, of which the topmost is shown; it is told so (FrtPageClass.entered), and finds the focus where
 * it was left.
 *
 * Property: "page" (FrtPage, nullable, read-only, notify: the one shown). */
#define FRT_TYPE_PAGE_STACK (frt_page_stack_get_type ())
G_DECLARE_FINAL_TYPE (FrtPageStack, frt_page_stack, FRT, PAGE_STACK, AdwBin)

FrtPage  *frt_page_stack_get_page    (FrtPageStack *self);     /* (nullable) (transfer none) */
guint     frt_page_stack_get_n_pages (FrtPageStack *self);
/* Both take a floating reference. */
void      frt_page_stack_push        (FrtPageStack *self,
                                      FrtPage      *page);
void      frt_page_stack_reset       (FrtPageStack *self,
                                      FrtPage      *page,
                                      FrtMove       move);
void      frt_page_stack_pop         (FrtPageStack *self);

G_END_DECLS
