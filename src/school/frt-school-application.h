/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Fratrie authors */
#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

#define FRT_SCHOOL_APPLICATION_ID "fr.fratrie.School"

/* The school office's program. */
#define FRT_TYPE_SCHOOL_APPLICATION (frt_school_application_get_type ())
G_DECLARE_FINAL_TYPE (FrtSchoolApplication, frt_school_application, FRT, SCHOOL_APPLICATION, AdwApplication)

FrtSchoolApplication *frt_school_application_new (void);

G_END_DECLS
