/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Fratrie authors */
#pragma once

#include "domain/frt-domain.h"

#include <json-glib/json-glib.h>

G_BEGIN_DECLS

typedef struct _FrtCtl FrtCtl;

/* One command of the table in frt-ctl.c. @arguments: the program's name, then what follows the command's. */
typedef struct {
  const char *name;                /* one word or two: "school add" */
  const char *parameters;          /* as its help shows them */
  const char *help;                /* what it does, one line */
  guint       min_arguments;
  guint       max_arguments;
  gboolean  (*run) (FrtCtl *ctl, char **arguments, GError **error);
} FrtCommand;

int              frt_ctl_main          (int argc, char **argv);

/* What commands use. */

gboolean         frt_ctl_parse         (FrtCtl              *self,
                                        const GOptionEntry  *entries,
                                        char               **arguments,
                                        GError             **error);
const FrtDomain *frt_ctl_open          (FrtCtl              *self,
                                        FrtStoreMode         mode,
                                        GError             **error);
const char      *frt_ctl_get_store_uri (FrtCtl              *self,
                                        GError             **error);
gboolean         frt_ctl_wants_json    (FrtCtl              *self);
void             frt_ctl_print_json    (JsonNode            *node);
void             frt_ctl_print_done    (FrtCtl              *self,
                                        const char          *text,
                                        ...) G_GNUC_NULL_TERMINATED;

G_END_DECLS
