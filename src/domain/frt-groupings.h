/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Fratrie authors */
#pragma once

#include "common/frt-grouping.h"
#include "domain/frt-domain.h"

G_BEGIN_DECLS

/* Contract, rules 1 to 4. Grouping ids are as on the wire. */
FrtGrouping *frt_groupings_propose        (const FrtDomain *domain, const FrtIdentity *identity, GError **error);
/* Hashes a password: run it on the hashing pool. @acknowledged counts only where holder_match=warn. */
FrtGrouping *frt_groupings_add_account    (const FrtDomain *domain, const FrtIdentity *identity, const char *grouping_id,
                                           const char *username, const char *password, const char *client_address,
                                           gboolean acknowledged, GError **error);
FrtGrouping *frt_groupings_remove_account (const FrtDomain *domain, const FrtIdentity *identity, const char *grouping_id,
                                           const char *username, GError **error);
FrtGrouping *frt_groupings_confirm        (const FrtDomain *domain, const FrtIdentity *identity, const char *grouping_id,
                                           const char *digest, GError **error);
gboolean     frt_groupings_cancel         (const FrtDomain *domain, const FrtIdentity *identity, const char *grouping_id,
                                           GError **error);
FrtGrouping *frt_groupings_get            (const FrtDomain *domain, const FrtIdentity *identity, const char *grouping_id,
                                           GError **error);
GPtrArray   *frt_groupings_list           (const FrtDomain *domain, const FrtIdentity *identity, GError **error);

G_END_DECLS
