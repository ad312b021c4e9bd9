/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Fratrie authors */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* How good a chosen password is: zxcvbn's guess count and a blocklist, no composition rules (NIST SP 800-63B, 5.1.1.2). */

typedef enum {
  FRT_PASSWORD_TOO_SHORT     = 1 << 0,
  FRT_PASSWORD_TOO_LONG      = 1 << 1,
  FRT_PASSWORD_TOO_COMMON    = 1 << 2,    /* easily guessed */
  FRT_PASSWORD_HAS_YOUR_DATA = 1 << 3,    /* holds the username or a name */
  FRT_PASSWORD_PROVISIONAL   = 1 << 4,    /* it is the letter's */
} FrtPasswordFaults;

typedef struct {
  FrtPasswordFaults faults;      /* 0: accepted */
  guint             score;       /* 0 (worst) to 4, for the strength bar */
} FrtPasswordVerdict;

/* @your_words: (nullable) NULL-terminated: username, first name, last names, school, children's first names */
FrtPasswordVerdict frt_password_judge             (const char         *password,
                                                   const char *const  *your_words);
/* The names of the faults as they travel in "reasons", e.g. "too-short" (transfer container). */
GPtrArray         *frt_password_faults_to_names   (FrtPasswordFaults   faults);
FrtPasswordFaults  frt_password_faults_from_names (const char *const  *names);
/* One sentence for the first fault, in the user's language; NULL for none (transfer none). */
const char        *frt_password_faults_to_sentence (FrtPasswordFaults  faults);

G_END_DECLS
