/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Fratrie authors */
#pragma once

#include "common/frt-account.h"
#include "common/frt-secret.h"

G_BEGIN_DECLS

/* What is printed on a letter. @state and @holder_* are told by the demo only; what is on paper only, never. */
typedef struct {
  char            *username;
  FrtSecret       *password;            /* provisional; in the demo, an activated account's own */
  char            *uai;
  char            *school;
  char            *guardian;            /* "MME Anaïs LEFÈVRE": who the letter is addressed to */
  char           **children;            /* NULL-terminated: "Zoé LEFÈVRE (6 B)" */
  char            *language;            /* ISO 639-1 */
  gint64           expires_at;
  FrtAccountKind   kind;
  FrtAccountState  state;
  char            *holder_first_name;
  char            *holder_last_name;

  /* On paper only. */
  char           **address;             /* (nullable) NULL-terminated: the guardian's, line by line */
  char            *school_address;      /* (nullable) with its ends of lines */
  char            *school_contact;      /* (nullable) */
} FrtLetter;

FrtLetter *frt_letter_new_from_json (JsonObject *object, GError **error);
JsonNode  *frt_letter_to_json       (const FrtLetter *self);
void       frt_letter_free          (FrtLetter *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (FrtLetter, frt_letter_free)

G_END_DECLS
