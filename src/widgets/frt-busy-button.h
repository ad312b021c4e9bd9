/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Fratrie authors */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* A button for something that takes a while: meanwhile it says so, and cannot be pressed.
 *
 * Properties: "text" (string, with a mnemonic: what it does), "busy-text" (string: what is going on), "busy" (boolean,
 * FALSE), "allowed" (boolean, TRUE: whether it may be pressed when it is not busy). */
#define FRT_TYPE_BUSY_BUTTON (frt_busy_button_get_type ())
G_DECLARE_FINAL_TYPE (FrtBusyButton, frt_busy_button, FRT, BUSY_BUTTON, GtkButton)

void     frt_busy_button_set_busy    (FrtBusyButton *self,
                                      gboolean       busy);
gboolean frt_busy_button_get_busy    (FrtBusyButton *self);
void     frt_busy_button_set_allowed (FrtBusyButton *self,
                                      gboolean       allowed);

G_END_DECLS
