/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Fratrie authors */
#pragma once

#include "server/frt-site.h"

G_BEGIN_DECLS

/* The service: libmicrohttpd's threads answer, workers hash and write. */
typedef struct _FrtServer FrtServer;

/* @site stays the caller's, and must outlive the server. */
FrtServer  *frt_server_start       (const FrtSite *site, GError **error);
/* "http://127.0.0.1:43121" or "unix:PATH" */
const char *frt_server_get_address (FrtServer *self);
char       *frt_server_write_metrics (FrtServer *self);      /* as Prometheus reads them */
/* Whether it stops, and long work has had its time. */
gboolean    frt_server_is_cut      (FrtServer *self);
/* Takes no new request, finishes those under way (ten seconds at most). */
void        frt_server_stop        (FrtServer *self);
void        frt_server_free        (FrtServer *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (FrtServer, frt_server_free)

G_END_DECLS
