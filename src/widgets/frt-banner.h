/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Fratrie authors */
#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

/* A strip below a header bar that stays while something is so (libadwaita 1.2 has none).
 *
 * Properties: "title" (string, plain), "button-label" (string, nullable: with a mnemonic; none, no button),
 * "action-name" (string: what the button does), "revealed" (boolean, FALSE). */
#define FRT_TYPE_BANNER (frt_banner_get_type ())
G_DECLARE_FINAL_TYPE (FrtBanner, frt_banner, FRT, BANNER, AdwBin)

void frt_banner_set_title    (FrtBanner  *self,
                              const char *title);
void frt_banner_set_revealed (FrtBanner  *self,
                              gboolean    revealed);

G_END_DECLS
