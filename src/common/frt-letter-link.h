/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Fratrie authors */
#pragma once

#include "common/frt-secret.h"

G_BEGIN_DECLS

/* What a letter's QR code holds: fratrie:?s=SERVICE&u=USERNAME&p=PROVISIONAL, percent-encoded. */
typedef struct {
  char      *server;       /* (owned) (nullable) the service's address */
  char      *username;     /* (owned) normalised */
  FrtSecret *password;     /* (owned) normalised */
} FrtLetterLink;

FrtLetterLink *frt_letter_link_new       (const char *server, const char *username, const char *password);
FrtLetterLink *frt_letter_link_parse     (const char *link, GError **error);
gboolean       frt_letter_link_detect    (const char *text);              /* is it meant to be one? */
char          *frt_letter_link_to_string (const FrtLetterLink *self);     /* holds the password: wipe it */
void           frt_letter_link_free      (FrtLetterLink *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (FrtLetterLink, frt_letter_link_free)

G_END_DECLS
