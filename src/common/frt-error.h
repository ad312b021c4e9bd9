/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Fratrie authors */
#pragma once

#include <glib.h>
#include <json-glib/json-glib.h>

G_BEGIN_DECLS

/* Each code is one decision for the caller. Its problem name, statuses, title and sentence stand on one row of the
 * table in frt-error.c. Codes up to FRT_ERROR_UNAVAILABLE are the contract's problems; those after it never cross
 * the wire. */
typedef enum {
  FRT_ERROR_INTERNAL,               /* ours: a bug or a broken store; 500 */
  FRT_ERROR_MALFORMED,              /* "invalid-request", 400: not a request at all */
  FRT_ERROR_INVALID_REQUEST,        /* "invalid-request", 422: some fields are wrong, see members "errors" */
  FRT_ERROR_NOT_FOUND,
  FRT_ERROR_METHOD_NOT_ALLOWED,
  FRT_ERROR_LENGTH_REQUIRED,        /* "invalid-request", 411: a body in chunks */
  FRT_ERROR_PAYLOAD_TOO_LARGE,
  FRT_ERROR_UNSUPPORTED_MEDIA_TYPE,
  FRT_ERROR_INVALID_CREDENTIALS,    /* members: tries_left */
  FRT_ERROR_TOO_MANY_ATTEMPTS,      /* members: retry_after (seconds) */
  FRT_ERROR_SESSION_EXPIRED,
  FRT_ERROR_ACTIVATION_REQUIRED,
  FRT_ERROR_OTP_REQUIRED,
  FRT_ERROR_LETTER_EXPIRED,         /* members: school */
  FRT_ERROR_ACCOUNT_GROUPED,        /* members: primary_hint */
  FRT_ERROR_ACCOUNT_DISABLED,
  FRT_ERROR_FORBIDDEN,
  FRT_ERROR_WEAK_PASSWORD,          /* members: reasons (array of strings) */
  FRT_ERROR_STUDENT_ACCOUNT,
  FRT_ERROR_SAME_ACCOUNT,
  FRT_ERROR_ALREADY_ADDED,
  FRT_ERROR_ALREADY_GROUPED_HERE,
  FRT_ERROR_ALREADY_GROUPED_ELSEWHERE,
  FRT_ERROR_HOLDER_MISMATCH,        /* members: holder, yours, school{uai,name,contact} */
  FRT_ERROR_TOO_MANY_ACCOUNTS,
  FRT_ERROR_GROUPING_EXPIRED,
  FRT_ERROR_GROUPING_CHANGED,
  FRT_ERROR_GROUPING_CLOSED,
  FRT_ERROR_UNAVAILABLE,            /* members: retry_after */
  FRT_ERROR_OFFLINE,                /* client: no answer from the service */
  FRT_ERROR_TLS,                    /* client: the certificate cannot be trusted */
  FRT_ERROR_INSECURE,               /* client: plain HTTP to another machine */
  FRT_ERROR_NOT_FRATRIE,            /* client: something answers, but it is not this service */
  FRT_ERROR_INVALID_FILE,           /* a school's file or a letter's file cannot be read; members: sentence (for the parent,
                                       in the user's language already) */
  FRT_ERROR_REFUSED,                /* an operator's command is refused by a rule; the message says why */
  FRT_ERROR_USAGE,                  /* wrong options, wrong configuration */
  FRT_ERROR_LAST = FRT_ERROR_USAGE,
} FrtErrorCode;

#define FRT_ERROR (frt_error_quark ())
GQuark       frt_error_quark              (void);

GError      *frt_error_new                (FrtErrorCode   code,
                                           const char    *format,
                                           ...) G_GNUC_PRINTF (2, 3);
gboolean     frt_error_set                (GError       **error,
                                           FrtErrorCode   code,
                                           const char    *format,
                                           ...) G_GNUC_PRINTF (3, 4);
gboolean     frt_error_set_field          (GError       **error,
                                           const char    *pointer,
                                           const char    *format,
                                           ...) G_GNUC_PRINTF (3, 4);
JsonObject  *frt_error_get_members        (const GError  *error);

FrtErrorCode frt_error_get_code           (const GError  *error);
const char  *frt_error_code_get_problem   (FrtErrorCode   code);
guint        frt_error_code_get_status    (FrtErrorCode   code,
                                           gboolean       in_grouping);
const char  *frt_error_code_get_title     (FrtErrorCode   code);
const char  *frt_error_code_get_sentence  (FrtErrorCode   code);
FrtErrorCode frt_error_code_from_problem  (const char    *problem,
                                           guint          status);
/* For people, in their language; NULL for what was cancelled: there is nothing to say. */
char        *frt_error_dup_user_message   (const GError  *error);

/* The same in a language of the caller's choice. */
typedef const char *(*FrtTranslateFunc) (gpointer data, const char *sentence);
char        *frt_error_dup_message_in     (const GError     *error,
                                           FrtTranslateFunc  translate,
                                           gpointer          data);

G_END_DECLS
