/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Fratrie authors */
#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/* A service of one's own, on sample letters, that lives as long as this object, and never longer than the app. */
#define FRT_TYPE_DEMO_SERVICE (frt_demo_service_get_type ())
G_DECLARE_FINAL_TYPE (FrtDemoService, frt_demo_service, FRT, DEMO_SERVICE, GObject)

FrtDemoService *frt_demo_service_new          (void);
void            frt_demo_service_start_async  (FrtDemoService       *self,
                                               GCancellable         *cancellable,
                                               GAsyncReadyCallback   callback,
                                               gpointer              user_data);
char           *frt_demo_service_start_finish (FrtDemoService       *self,
                                               GAsyncResult         *result,
                                               GError              **error);

G_END_DECLS
