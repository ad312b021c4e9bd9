/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Fratrie authors */

#include "common/frt-error.h"

/* The contract's table of problems, row by row: under which name and status a code is told. */
static const struct {
  FrtErrorCode code;
  const char  *problem;
  guint        status;
  guint        elsewhere;      /* where other credentials than the session's are proved; 0: the same */
} table[] = {
  { FRT_ERROR_INVALID_CREDENTIALS, "invalid-credentials", 401, 422 },
  { FRT_ERROR_TOO_MANY_ATTEMPTS, "too-many-attempts", 429, 0 },
  { FRT_ERROR_SESSION_EXPIRED, "session-expired", 401, 0 },
  { FRT_ERROR_ACTIVATION_REQUIRED, "activation-required", 403, 0 },
  { FRT_ERROR_OTP_REQUIRED, "otp-required", 401, 0 },
  { FRT_ERROR_LETTER_EXPIRED, "letter-expired", 403, 422 },
  { FRT_ERROR_ACCOUNT_GROUPED, "account-grouped", 403, 0 },
  { FRT_ERROR_ACCOUNT_DISABLED, "account-disabled", 403, 0 },
  { FRT_ERROR_FORBIDDEN, "forbidden", 403, 0 },
  { FRT_ERROR_WEAK_PASSWORD, "weak-password", 422, 0 },
  { FRT_ERROR_STUDENT_ACCOUNT, "student-account", 422, 0 },
  { FRT_ERROR_SAME_ACCOUNT, "same-account", 409, 0 },
  { FRT_ERROR_ALREADY_ADDED, "already-added", 409, 0 },
  { FRT_ERROR_ALREADY_GROUPED_HERE, "already-grouped-here", 409, 0 },
  { FRT_ERROR_ALREADY_GROUPED_ELSEWHERE, "already-grouped-elsewhere", 409, 0 },
  { FRT_ERROR_HOLDER_MISMATCH, "holder-mismatch", 409, 0 },
  { FRT_ERROR_TOO_MANY_ACCOUNTS, "too-many-accounts", 422, 0 },
  { FRT_ERROR_GROUPING_EXPIRED, "grouping-expired", 410, 0 },
  { FRT_ERROR_GROUPING_CHANGED, "grouping-changed", 409, 0 },
  { FRT_ERROR_GROUPING_CLOSED, "grouping-closed", 409, 0 },
  { FRT_ERROR_MALFORMED, "invalid-request", 400, 0 },
  { FRT_ERROR_INVALID_REQUEST, "invalid-request", 422, 0 },
  { FRT_ERROR_NOT_FOUND, "not-found", 404, 0 },
  { FRT_ERROR_METHOD_NOT_ALLOWED, "method-not-allowed", 405, 0 },
  { FRT_ERROR_PAYLOAD_TOO_LARGE, "payload-too-large", 413, 0 },
  { FRT_ERROR_UNSUPPORTED_MEDIA_TYPE, "unsupported-media-type", 415, 0 },
  { FRT_ERROR_UNAVAILABLE, "unavailable", 503, 0 },
};

static void
test_names_and_statuses (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (table); i++) {
    guint elsewhere = table[i].elsewhere ? table[i].elsewhere : table[i].status;

    g_assert_cmpstr (frt_error_code_get_problem (table[i].code), ==, table[i].problem);
    g_assert_cmpuint (frt_error_code_get_status (table[i].code, FALSE), ==, table[i].status);
    g_assert_cmpuint (frt_error_code_get_status (table[i].code, TRUE), ==, elsewhere);
    g_assert_cmpint (frt_error_code_from_problem (table[i].problem, table[i].status), ==, table[i].code);
    g_assert_cmpint (frt_error_code_from_problem (table[i].problem, elsewhere), ==, table[i].code);
  }
}

static gboolean
is_in_table (const char *problem)
{
  for (guint i = 0; i < G_N_ELEMENTS (table); i++)
    if (g_str_equal (table[i].problem, problem))
      return TRUE;
  return FALSE;
}

/* Nothing else is ever told, but that something went wrong inside; and whatever is told says what to do. */
static void
test_nothing_else (void)
{
  for (guint code = 0; code <= FRT_ERROR_LAST; code++) {
    const char *problem = frt_error_code_get_problem (code);

    g_assert_true (is_in_table (problem) || g_str_equal (problem, "internal"));
    g_assert_cmpstr (frt_error_code_get_title (code), !=, "");
    g_assert_cmpstr (frt_error_code_get_sentence (code), !=, "");
  }
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/error/names-and-statuses", test_names_and_statuses);
  g_test_add_func ("/error/nothing-else", test_nothing_else);
  return g_test_run ();
}
