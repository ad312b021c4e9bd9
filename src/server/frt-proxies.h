/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Fratrie authors */
#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/* Whose word counts about where a request comes from. Immutable, usable from any thread. */
typedef struct _FrtProxies FrtProxies;

FrtProxies *frt_proxies_new            (const char *text, GError **error);
void        frt_proxies_free           (FrtProxies *self);
gboolean    frt_proxies_is_empty       (FrtProxies *self);
char       *frt_proxies_dup_client     (FrtProxies *self, GSocketAddress *peer, const char *forwarded_for);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (FrtProxies, frt_proxies_free)

G_END_DECLS
