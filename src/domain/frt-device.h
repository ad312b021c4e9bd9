/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Fratrie authors */
#pragma once

#include "domain/frt-domain.h"
#include "store/frt-accounts-table.h"

G_BEGIN_DECLS

/* At a sign-in: remembers the device by the name it gives itself (nullable), and tells a guardian at the confirmed address
 * of one that the account was never signed in to on. Until an address is confirmed nobody is told, for it may be anybody's. */
gboolean frt_device_remember (const FrtDomain *domain, FrtTransaction *tx, const FrtAccountRow *account,
                              const char *device_name, GError **error);

G_END_DECLS
