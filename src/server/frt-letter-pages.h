/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Fratrie authors */
#pragma once

#include "common/frt-letter.h"
#include "server/frt-reply.h"
#include "server/frt-site.h"

G_BEGIN_DECLS

/* Letters as one PDF, a page each. @letters: (element-type FrtLetter), at least one */
FrtReply *frt_letter_pages_reply (const FrtSite *site, GPtrArray *letters, GError **error);

G_END_DECLS
