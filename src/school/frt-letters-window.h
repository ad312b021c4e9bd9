/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Fratrie authors */
#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

/* Letters that were just issued: to be printed or saved now, since their passwords are told this once. Closing it without
 * either asks first. */
#define FRT_TYPE_LETTERS_WINDOW (frt_letters_window_get_type ())
G_DECLARE_FINAL_TYPE (FrtLettersWindow, frt_letters_window, FRT, LETTERS_WINDOW, AdwWindow)

/* @from: in the window it stands above; @pdf: the letters. */
void frt_letters_window_present (GtkWidget *from, GBytes *pdf);

G_END_DECLS
