/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Fratrie authors */
#pragma once

#include "widgets/frt-page.h"

G_BEGIN_DECLS

/* A page that scrolls: a heading, a sentence under it, and in one column below them what the template of the derived
 * type holds as its children:
 *
 *   <template class="FrtSignInPage" parent="FrtColumnPage">
 *     <property name="title" translatable="yes">Sign In</property>
 *     <property name="first-field">username</property>
 *     <property name="main-button">sign_in</property>
 *     <child><object class="AdwPreferencesGroup">…</object></child>
 *   </template>
 *
 * Properties: "heading" (string, nullable: large, at the top), "description" (string, nullable: below it),
 * "text-width" (int, 560: pixels at most), "first-field" (GtkWidget, nullable: has the focus at first; without one the
 * heading has it, so that it is read out), "main-button" (GtkWidget, nullable: what Enter presses).
 * Heading and description are plain text. */
#define FRT_TYPE_COLUMN_PAGE (frt_column_page_get_type ())
G_DECLARE_DERIVABLE_TYPE (FrtColumnPage, frt_column_page, FRT, COLUMN_PAGE, FrtPage)

struct _FrtColumnPageClass {
  FrtPageClass parent_class;
};

void frt_column_page_set_heading     (FrtColumnPage *self,
                                      const char    *heading);
void frt_column_page_set_description (FrtColumnPage *self,
                                      const char    *description);

G_END_DECLS
