/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Fratrie authors */
#pragma once

#include "common/frt-school.h"

G_BEGIN_DECLS

/* A school as its staff sees it. */
typedef struct {
  FrtSchool *school;        /* (owned) what parents see of it */
  char      *address;       /* (owned) (nullable) the postal one, on letters */
  gboolean   siblings;      /* parents are told that another letter probably waits */
} FrtSchoolSettings;

FrtSchoolSettings *frt_school_settings_new_from_json (JsonObject         *object,
                                                      GError            **error);
void               frt_school_settings_free          (FrtSchoolSettings  *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (FrtSchoolSettings, frt_school_settings_free)

/* What is to be another than before. What is NULL stays; an empty text is none from now on. */
typedef struct {
  const char     *address;
  const char     *ent;
  const char     *website;
  const char     *contact;
  const gboolean *siblings;
} FrtSchoolChange;

G_END_DECLS
