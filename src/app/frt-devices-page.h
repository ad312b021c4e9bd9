/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Fratrie authors */
#pragma once

#include "app/frt-visit-page.h"

G_BEGIN_DECLS

/* Where the account is signed in, and how to sign out elsewhere. */
#define FRT_TYPE_DEVICES_PAGE (frt_devices_page_get_type ())
G_DECLARE_FINAL_TYPE (FrtDevicesPage, frt_devices_page, FRT, DEVICES_PAGE, FrtVisitPage)

GtkWidget *frt_devices_page_new (FrtVisit *visit);

G_END_DECLS
