/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Fratrie authors */

#include "server/frt-letter-pages.h"

#include "common/frt-error.h"
#include "letters/frt-letters-pdf.h"

#include <errno.h>
#include <stdio.h>

/* In memory, never on the disk: the pages hold passwords. *pages is malloc'ed, as g_free() takes it. */
static gboolean
draw (const FrtSite *site, GPtrArray *letters, char **pages, gsize *length, GError **error)
{
  const FrtLetterForm form = {
    .catalog = site->catalog,
    .service = site->config->name,
    .service_address = site->config->address,
    .support = site->config->mail.support,
    .written_at = frt_clock_now (&site->domain.clock),
  };
  FILE *stream = open_memstream (pages, length);
  gboolean ok;

  if (stream == NULL)
    return frt_error_set (error, FRT_ERROR_UNAVAILABLE, "no memory for letters: %s", g_strerror (errno));
  ok = frt_letters_pdf_write (stream, &form, letters, NULL, NULL, error);
  return fclose (stream) == 0 && ok;
}

/* See the header. Returns: (transfer full) */
FrtReply *
frt_letter_pages_reply (const FrtSite *site, GPtrArray *letters, GError **error)
{
  char *pages = NULL;
  gsize length = 0;
  FrtReply *reply;

  if (!draw (site, letters, &pages, &length, error)) {
    g_free (pages);
    return NULL;
  }
  reply = frt_reply_new_data (200, "application/pdf", pages, length);
  frt_reply_add_header (reply, "Content-Disposition", "attachment; filename=\"letters.pdf\"");
  return reply;
}
