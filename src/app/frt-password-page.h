/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Fratrie authors */
#pragma once

#include "app/frt-visit-page.h"

G_BEGIN_DECLS

/* Changes the password. */
#define FRT_TYPE_PASSWORD_PAGE (frt_password_page_get_type ())
G_DECLARE_FINAL_TYPE (FrtPasswordPage, frt_password_page, FRT, PASSWORD_PAGE, FrtVisitPage)

GtkWidget *frt_password_page_new (FrtVisit *visit);

G_END_DECLS
