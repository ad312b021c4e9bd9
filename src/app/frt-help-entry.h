/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Fratrie authors */
#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

/* A question and its answer. Properties: "question", "answer" (strings, plain). */
#define FRT_TYPE_HELP_ENTRY (frt_help_entry_get_type ())
G_DECLARE_FINAL_TYPE (FrtHelpEntry, frt_help_entry, FRT, HELP_ENTRY, AdwBin)

G_END_DECLS
