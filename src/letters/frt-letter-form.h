/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Fratrie authors */
#pragma once

#include "common/frt-catalog.h"

G_BEGIN_DECLS

/* What all letters of a run have in common. */
typedef struct {
  FrtCatalog *catalog;             /* (unowned) */
  const char *service;             /* (unowned): what parents know the service as */
  const char *service_address;     /* (unowned) (nullable): "https://fratrie.example.fr"; in the code too */
  const char *support;             /* (unowned) (nullable): where to ask about the service */
  gint64      written_at;          /* the date on them */
} FrtLetterForm;

G_END_DECLS
