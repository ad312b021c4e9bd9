/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Fratrie authors */
#pragma once

#include "client/frt-client.h"

G_BEGIN_DECLS

/* The children of the account signed in, as the service last told them.
 *
 * Properties, read-only: "children" (GListModel of FrtChild, nullable, notify), "loading" (boolean, notify: being asked
 * for), "problem" (boxed GError, nullable, notify: why they could not be had). */
#define FRT_TYPE_FAMILY (frt_family_get_type ())
G_DECLARE_FINAL_TYPE (FrtFamily, frt_family, FRT, FAMILY, GObject)

FrtFamily    *frt_family_new          (void);
GListModel   *frt_family_get_children (FrtFamily *self);     /* (nullable) until the first answer */
gboolean      frt_family_get_loading  (FrtFamily *self);
const GError *frt_family_get_problem  (FrtFamily *self);     /* (nullable) */
void          frt_family_load         (FrtFamily *self,
                                       FrtClient *client);
void          frt_family_forget       (FrtFamily *self);

G_END_DECLS
