/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Fratrie authors */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define FRT_SHARE_BAR_PARTS 4

/* A bar of parts of one whole, each paler than the one before. What they are stands beside it in words: it tells nothing to
 * who does not see it. */
#define FRT_TYPE_SHARE_BAR (frt_share_bar_get_type ())
G_DECLARE_FINAL_TYPE (FrtShareBar, frt_share_bar, FRT, SHARE_BAR, GtkWidget)

GtkWidget *frt_share_bar_new (const gint64 parts[FRT_SHARE_BAR_PARTS]);

G_END_DECLS
