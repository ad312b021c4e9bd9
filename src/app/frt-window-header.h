/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Fratrie authors */
#pragma once

#include "widgets/frt-page.h"

G_BEGIN_DECLS

/* The window's header bar: the title and the button of the page shown, Back, the main menu. */
#define FRT_TYPE_WINDOW_HEADER (frt_window_header_get_type ())
G_DECLARE_FINAL_TYPE (FrtWindowHeader, frt_window_header, FRT, WINDOW_HEADER, AdwBin)

/* Whenever another page is shown, or something of it changes. */
void frt_window_header_show_page (FrtWindowHeader *self,
                                  FrtPage         *page);

G_END_DECLS
