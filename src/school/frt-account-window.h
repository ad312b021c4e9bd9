/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Fratrie authors */
#pragma once

#include "client/frt-school-account.h"
#include "school/frt-desk.h"

#include <adwaita.h>

G_BEGIN_DECLS

/* One account, and what the office can do for it. Signal: "changed" (no argument). */
#define FRT_TYPE_ACCOUNT_WINDOW (frt_account_window_get_type ())
G_DECLARE_FINAL_TYPE (FrtAccountWindow, frt_account_window, FRT, ACCOUNT_WINDOW, AdwWindow)

FrtAccountWindow *frt_account_window_new (GtkWindow         *parent,
                                          FrtDesk           *desk,
                                          FrtSchoolAccount  *account);

G_END_DECLS
