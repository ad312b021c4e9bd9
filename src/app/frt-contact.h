/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Fratrie authors */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* What opens a school's contact as the school wrote it: "mailto:", "tel:" or "https:"; NULL for anything else. */
char *frt_contact_dup_uri (const char *contact);

G_END_DECLS
