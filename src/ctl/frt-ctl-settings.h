/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Fratrie authors */
#pragma once

#include "domain/frt-domain.h"

G_BEGIN_DECLS

/* The contract's settings, where the variables that fratried takes them from do not say otherwise: FRATRIE_LETTER_DAYS,
 * FRATRIE_NEVER_ACTIVATED_DAYS, FRATRIE_IDLE_DAYS, FRATRIE_ARGON2_MEMORY_KIB, FRATRIE_ARGON2_PASSES. FRT_ERROR_USAGE, which
 * names the variable. */
gboolean frt_ctl_settings_read (FrtDomainSettings *settings, GError **error);

G_END_DECLS
