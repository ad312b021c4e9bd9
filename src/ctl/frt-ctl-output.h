/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Fratrie authors */
#pragma once

#include "common/frt-private-file.h"

G_BEGIN_DECLS

/* Where new letters go. Their passwords are seen once and never again, so that the file is opened before they are issued: a
 * folder that cannot be written to must be found out first. */
typedef struct {
  char     *path;          /* (owned) (nullable): none, print them */
  gboolean  force;
  char     *address;       /* (owned) (nullable): of the service, printed on them */
} FrtCtlOutput;

#define FRT_CTL_OUTPUT_OPTIONS(output) \
  { "output", 0, 0, G_OPTION_ARG_FILENAME, &(output).path, "Where to write the letters, as pages or as a table", \
    "FILE.pdf|FILE.csv" }, \
  { "force", 0, 0, G_OPTION_ARG_NONE, &(output).force, "Write over a file that is there", NULL }, \
  { "address", 0, 0, G_OPTION_ARG_STRING, &(output).address, "The service's address, for the pages", "URL" }

void            frt_ctl_output_clear (FrtCtlOutput *self);
FrtPrivateFile *frt_ctl_output_open  (const FrtCtlOutput *self, GError **error);
/* Writes them all and finishes the file. */
gboolean        frt_ctl_output_write (const FrtCtlOutput *self, FrtPrivateFile *file, GPtrArray *letters, GError **error);

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (FrtCtlOutput, frt_ctl_output_clear)

G_END_DECLS
