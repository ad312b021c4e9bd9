/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Fratrie authors */
#pragma once

#include "app/frt-visit.h"

G_BEGIN_DECLS

/* What a stranger who knows the family would try as a password: (transfer full) the username, names, schools. */
GStrv frt_your_words (FrtVisit *visit);

G_END_DECLS
