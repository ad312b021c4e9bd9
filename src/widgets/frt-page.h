/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Fratrie authors */
#pragma once

#include "common/frt-letter-link.h"

#include <adwaita.h>

G_BEGIN_DECLS

/* What a window shows one at a time: the window gives it a header with its title and a Back button.
 *
 * Properties: "title" (string, notify: what the header says), "can-go-back" (boolean, TRUE, notify: whether there is a
 * Back button), "header-button" (GtkWidget, nullable, set once: stands at the end of the header bar while the page is
 * shown). A page with a heading and one column of content is a FrtColumnPage; derive from FrtPage itself only for
 * what fills the window in its own way, such as a wizard, which is a page with pages of its own. */
#define FRT_TYPE_PAGE (frt_page_get_type ())
G_DECLARE_DERIVABLE_TYPE (FrtPage, frt_page, FRT, PAGE, AdwBin)

struct _FrtPageClass {
  AdwBinClass parent_class;

  /* It has just become the page shown: give the focus to something. */
  void     (*entered)     (FrtPage             *self);
  /* Back was asked. TRUE: the page has dealt with it (a wizard went back a step, or asks first); FALSE: leave the page. */
  gboolean (*go_back)     (FrtPage             *self);
  /* "Retry" was asked in the offline banner: do again what failed for want of an answer. FALSE: there was nothing. */
  gboolean (*retry)       (FrtPage             *self);
  /* A letter was opened, or chosen among the samples: fill the fields with it. FALSE: there is no place for it here. */
  gboolean (*take_letter) (FrtPage             *self,
                           const FrtLetterLink *letter);
};

const char *frt_page_get_title         (FrtPage             *self);
void        frt_page_set_title         (FrtPage             *self,
                                        const char          *title);
gboolean    frt_page_get_can_go_back   (FrtPage             *self);
void        frt_page_set_can_go_back   (FrtPage             *self,
                                        gboolean             can_go_back);
GtkWidget  *frt_page_get_header_button (FrtPage             *self);

void        frt_page_enter             (FrtPage             *self);
gboolean    frt_page_go_back           (FrtPage             *self);
gboolean    frt_page_retry             (FrtPage             *self);
gboolean    frt_page_take_letter       (FrtPage             *self,
                                        const FrtLetterLink *letter);

G_END_DECLS
