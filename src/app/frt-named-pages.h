/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Fratrie authors */
#pragma once

#include "app/frt-visit.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* (transfer floating) (nullable): the page called @name, which "win.show" asks for; NULL when there is none at the visit's
 * stage. */
GtkWidget *frt_named_page_new (const char *name,
                               FrtVisit   *visit);

G_END_DECLS
