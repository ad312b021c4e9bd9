/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Fratrie authors */
#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/* A socket that is listened on. */
typedef struct {
  GSocket *socket;      /* (owned) */
  char    *address;     /* (owned) "http://127.0.0.1:43121" or "unix:PATH" */
  char    *path;        /* (owned) (nullable) of a Unix socket, removed at the end */
} FrtListener;

/* @place: HOST:PORT (port 0: any) or unix:PATH. @loopback_only: refuse to listen where the network can reach us. */
FrtListener *frt_listener_new  (const char *place, gboolean loopback_only, GError **error);
void         frt_listener_free (FrtListener *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (FrtListener, frt_listener_free)

G_END_DECLS
