/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Fratrie authors */
#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

/* Its children side by side where each has the width it likes, else one below the other, each as wide as there is room.
 * Side by side, those that expand share what is left. */
#define FRT_TYPE_WRAP_BOX (frt_wrap_box_get_type ())
G_DECLARE_FINAL_TYPE (FrtWrapBox, frt_wrap_box, FRT, WRAP_BOX, GtkWidget)

G_END_DECLS
