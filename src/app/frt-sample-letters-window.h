/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Fratrie authors */
#pragma once

#include "client/frt-client.h"

#include <adwaita.h>

G_BEGIN_DECLS

/* The letters of a demo, to try the app with.
 *
 * Signal "chosen" (pointer to FrtLetterLink, valid during the signal). */
#define FRT_TYPE_SAMPLE_LETTERS_WINDOW (frt_sample_letters_window_get_type ())
G_DECLARE_FINAL_TYPE (FrtSampleLettersWindow, frt_sample_letters_window, FRT, SAMPLE_LETTERS_WINDOW, AdwWindow)

GtkWidget *frt_sample_letters_window_new (FrtClient *client);

G_END_DECLS
