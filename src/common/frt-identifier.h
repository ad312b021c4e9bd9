/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Fratrie authors */
#pragma once

#include "common/frt-secret.h"

#include <glib.h>

G_BEGIN_DECLS

/* Usernames and provisional passwords as people type them (contract, rule 8); the app and the service read them alike. And
 * the numbers of things and of schools. */

#define FRT_PROVISIONAL_ALPHABET "ABCDEFGHJKMNPQRSTUVWXYZ23456789"
#define FRT_PROVISIONAL_LENGTH   8
#define FRT_USERNAME_MAX_LENGTH  64
#define FRT_PASSWORD_MIN_LENGTH  12    /* characters, not bytes */
#define FRT_PASSWORD_MAX_BYTES   1024

/* Where random bytes come from; passed in, so that a test can be replayed. */
typedef struct {
  void     (*fill) (gpointer data, void *buffer, gsize length);
  gpointer   data;
} FrtRandom;

void       frt_random_fill                     (const FrtRandom *random, void *buffer, gsize length);
guint32    frt_random_uniform                  (const FrtRandom *random, guint32 upper_bound);

char      *frt_username_normalise              (const char *typed);     /* NULL when it cannot be a username */
char      *frt_username_new                    (const char      *first_name,
                                                const char      *last_name,
                                                guint            attempt,
                                                const FrtRandom *random);
char      *frt_username_mask                   (const char *username);  /* "a••••••7": the primary_hint */

FrtSecret *frt_provisional_password_new        (const FrtRandom *random);
FrtSecret *frt_provisional_password_normalise  (const char *typed);     /* NULL when it cannot be one */
char      *frt_provisional_password_format     (const char *password);  /* "ABCD EFGH", as printed; wipe it */

gint64     frt_id_parse                        (const char *text);      /* 0 when it can be none */
gboolean   frt_uai_is_valid                    (const char *uai);       /* 7 digits and a letter, upper case */

G_END_DECLS
