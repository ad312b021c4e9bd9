/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Fratrie authors */
#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

#define FRT_APPLICATION_ID "fr.fratrie.Fratrie"

/* The parents' app: its command line, and a window for each service asked for. */
#define FRT_TYPE_APPLICATION (frt_application_get_type ())
G_DECLARE_FINAL_TYPE (FrtApplication, frt_application, FRT, APPLICATION, AdwApplication)

FrtApplication *frt_application_new (void);

G_END_DECLS
