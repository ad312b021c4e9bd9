/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Fratrie authors */
#pragma once

#include "common/frt-catalog.h"
#include "domain/frt-domain.h"
#include "server/frt-config.h"
#include "server/frt-demo.h"

G_BEGIN_DECLS

typedef struct _FrtApi FrtApi;

/* What all requests to a server share. Immutable while it serves. */
typedef struct {
  FrtDomain        domain;
  const FrtConfig *config;      /* (unowned) */
  FrtCatalog      *catalog;     /* (unowned) */
  FrtApi          *api;         /* (unowned) */
  FrtDemo         *demo;        /* (unowned) (nullable) */
} FrtSite;

G_END_DECLS
