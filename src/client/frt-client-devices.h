/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Fratrie authors */
#pragma once

#include "client/frt-client.h"

G_BEGIN_DECLS

/* A session of the account, on this device or another: plain. Times: 0 when it never happened. */
typedef struct {
  char     *id;              /* (owned) */
  char     *name;            /* (owned) (nullable): the device's */
  gboolean  current;         /* the one asking */
  gint64    created_at;
  gint64    last_used_at;
} FrtDevice;

void frt_device_free (FrtDevice *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (FrtDevice, frt_device_free)

void frt_client_list_devices_async    (FrtClient *self, FRT_ASYNC_TAIL);
FRT_DECLARE_FINISH (list_devices, GPtrArray *);                            /* of FrtDevice, last used first */
void frt_client_sign_out_device_async (FrtClient *self, const char *id, FRT_ASYNC_TAIL);
FRT_DECLARE_FINISH (sign_out_device, gboolean);

G_END_DECLS
