/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Fratrie authors */

#include "world/world.h"

#include "common/frt-error.h"
#include "domain/frt-accounts.h"
#include "domain/frt-breaks.h"
#include "domain/frt-events.h"
#include "domain/frt-groupings.h"
#include "domain/frt-letters.h"
#include "domain/frt-otp.h"
#include "domain/frt-sessions.h"
#include "domain/frt-staff.h"
#include "domain/frt-totp.h"

/* Staff: bound to one school, a second factor, every act in the journal (rules 7, 8, 11, 12). */

typedef struct {
  World       world;
  char       *uri;           /* the second factor of "secretariat" */
  FrtIdentity secretary;     /* of school A */
} Fixture;

static void
set_up (Fixture *fixture, gconstpointer unused)
{
  world_set_up (&fixture->world, NULL);
  world_add_family (&fixture->world);
  fixture->uri = world_add_staff (&fixture->world, WORLD_A, "secretariat", &fixture->secretary);
}

static void
tear_down (Fixture *fixture, gconstpointer unused)
{
  world_assert_sound (&fixture->world);
  g_free (fixture->uri);
  world_tear_down (&fixture->world, NULL);
}

/* RFC 6238, appendix B, to 6 digits. */
static void
test_known_codes (Fixture *fixture, gconstpointer unused)
{
  static const struct { gint64 at; const char *code; } known[] = {
    { 59, "287082" }, { 1111111109, "081804" }, { 1234567890, "005924" }, { 2000000000, "279037" },
  };
  gint64 step;

  for (guint i = 0; i < G_N_ELEMENTS (known); i++) {
    const char *secret = "GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ";

    g_assert_true (frt_totp_check (secret, known[i].code, known[i].at, 0, &step));
    g_assert_cmpint (step, ==, known[i].at / 30);
    g_assert_true (frt_totp_check (secret, known[i].code, known[i].at + 30, 0, &step));
    g_assert_true (frt_totp_check (secret, known[i].code, known[i].at - 30, 0, &step));
    g_assert_false (frt_totp_check (secret, known[i].code, known[i].at + 60, 0, &step));
    g_assert_false (frt_totp_check (secret, known[i].code, known[i].at, known[i].at / 30, &step));
    g_assert_false (frt_totp_check (secret, "", known[i].at, 0, &step));
    g_assert_false (frt_totp_check (secret, "28708", known[i].at, 0, &step));
    g_assert_false (frt_totp_check (secret, "2870820", known[i].at, 0, &step));
    g_assert_false (frt_totp_check (secret, "28708é", known[i].at, 0, &step));
  }
  g_assert_true (frt_totp_check ("GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ", " 287 082 ", 59, 0, &step));
}

static int
sign_in (Fixture *fixture, const char *password, const char *otp)
{
  FrtSignIn request = { "secretariat", password, "a test", FALSE, WORLD_ADDRESS, otp };
  g_autoptr (GError) error = NULL;
  g_autoptr (FrtTokens) tokens = frt_sessions_sign_in (&fixture->world.domain, &request, &error);

  g_assert_true ((tokens == NULL) == (error != NULL));
  return tokens != NULL ? 0 : error->code;
}

static void
test_sign_in_needs_code (Fixture *fixture, gconstpointer unused)
{
  g_autofree char *old = world_otp (&fixture->world, fixture->uri), *code = NULL;

  g_assert_cmpint (sign_in (fixture, WORLD_PASSWORD, NULL), ==, FRT_ERROR_OTP_REQUIRED);
  g_assert_cmpint (sign_in (fixture, "wrong", NULL), ==, FRT_ERROR_INVALID_CREDENTIALS);       /* rule 10 */
  g_assert_cmpint (sign_in (fixture, WORLD_PASSWORD, old), ==, FRT_ERROR_INVALID_CREDENTIALS);  /* used at enrolment */
  world_advance (&fixture->world, 30);
  code = world_otp (&fixture->world, fixture->uri);
  g_assert_cmpint (sign_in (fixture, WORLD_PASSWORD, code), ==, 0);
  g_assert_cmpint (sign_in (fixture, WORLD_PASSWORD, code), ==, FRT_ERROR_INVALID_CREDENTIALS);  /* used */
}

/* Rule 7: whoever has the password cannot guess codes, not even by proving the password elsewhere between. */
static void
test_codes_are_throttled (Fixture *fixture, gconstpointer unused)
{
  g_autoptr (GPtrArray) letters = world_letters (&fixture->world, WORLD_A);
  g_autoptr (FrtGrouping) proposal = NULL, added = NULL;
  g_autoptr (GError) error = NULL;
  FrtIdentity parent;

  world_activate (&fixture->world, world_find_letter (letters, "Anaïs"), &parent);
  proposal = frt_groupings_propose (&fixture->world.domain, &parent, &error);
  g_assert_no_error (error);
  for (int i = 0; i < 2; i++) {
    g_assert_cmpint (sign_in (fixture, WORLD_PASSWORD, "000000"), ==, FRT_ERROR_INVALID_CREDENTIALS);
    g_assert_cmpint (sign_in (fixture, WORLD_PASSWORD, NULL), ==, FRT_ERROR_OTP_REQUIRED);
  }
  added = frt_groupings_add_account (&fixture->world.domain, &parent, frt_grouping_get_fields (proposal)->id, "secretariat",
                                     WORLD_PASSWORD, WORLD_ADDRESS, FALSE, &error);
  g_assert_error (error, FRT_ERROR, FRT_ERROR_STUDENT_ACCOUNT);
  g_assert_cmpint (sign_in (fixture, WORLD_PASSWORD, "000000"), ==, FRT_ERROR_TOO_MANY_ATTEMPTS);
}

static void
test_wrong_code_says_tries_left (Fixture *fixture, gconstpointer unused)
{
  FrtSignIn request = { "secretariat", WORLD_PASSWORD, NULL, FALSE, WORLD_ADDRESS, "000000" };
  g_autoptr (GError) error = NULL;

  g_assert_null (frt_sessions_sign_in (&fixture->world.domain, &request, &error));
  g_assert_error (error, FRT_ERROR, FRT_ERROR_INVALID_CREDENTIALS);
  g_assert_cmpint (json_object_get_int_member (frt_error_get_members (error), "tries_left"), ==, 4);
}

static FrtLetter *
add_staff (Fixture *fixture, const char *username, GError **error)
{
  FrtNewStaff staff = { username, "Inès", "MOREAU" };

  return frt_staff_add (&fixture->world.domain, WORLD_A, &staff, error);
}

static void
test_nothing_before_enrolment (Fixture *fixture, gconstpointer unused)
{
  const FrtDomain *domain = &fixture->world.domain;
  g_autoptr (GError) error = NULL;
  g_autoptr (FrtLetter) letter = add_staff (fixture, " Ines.Moreau ", &error);
  g_autoptr (JsonNode) uri = NULL;
  FrtIdentity identity;
  FrtDomain acting;

  g_assert_no_error (error);
  g_assert_cmpstr (letter->username, ==, "ines.moreau");
  world_sign_in (&fixture->world, letter->username, frt_secret_get (letter->password), &identity);
  g_assert_false (frt_staff_act (domain, &identity, WORLD_A, &acting, &error));
  g_assert_error (error, FRT_ERROR, FRT_ERROR_ACTIVATION_REQUIRED);
  g_clear_error (&error);
  g_assert_null (frt_otp_enrol (domain, &identity, &error));
  g_assert_error (error, FRT_ERROR, FRT_ERROR_ACTIVATION_REQUIRED);
  g_clear_error (&error);
  world_activate (&fixture->world, letter, &identity);
  g_assert_true (identity.needs_otp);
  g_assert_false (frt_staff_act (domain, &identity, WORLD_A, &acting, &error));
  g_assert_error (error, FRT_ERROR, FRT_ERROR_OTP_REQUIRED);
  g_clear_error (&error);
  g_assert_null (frt_accounts_get (domain, &identity, &error));
  g_assert_error (error, FRT_ERROR, FRT_ERROR_OTP_REQUIRED);
  g_clear_error (&error);
  g_assert_false (frt_otp_confirm (domain, &identity, "000000", WORLD_ADDRESS, &error));
  g_assert_error (error, FRT_ERROR, FRT_ERROR_INVALID_REQUEST);
  g_clear_error (&error);
  uri = frt_otp_enrol (domain, &identity, &error);
  g_assert_no_error (error);
  g_assert_true (frt_sessions_end (domain, &identity, NULL, &error));      /* signing out is always possible */
}

static void
test_enrolled_once (Fixture *fixture, gconstpointer unused)
{
  g_autoptr (GError) error = NULL;

  g_assert_null (frt_otp_enrol (&fixture->world.domain, &fixture->secretary, &error));
  g_assert_error (error, FRT_ERROR, FRT_ERROR_FORBIDDEN);
}

/* Whoever opened a session with the password alone, before there was a second factor, has not proved it. */
static void
test_enrolment_ends_other_sessions (Fixture *fixture, gconstpointer unused)
{
  const FrtDomain *domain = &fixture->world.domain;
  g_autoptr (GError) error = NULL;
  g_autoptr (FrtLetter) letter = add_staff (fixture, "ines.moreau", &error);
  FrtSignIn request = { "ines.moreau", WORLD_PASSWORD, "elsewhere", TRUE, WORLD_ADDRESS };
  g_autoptr (FrtTokens) elsewhere = NULL;
  g_autoptr (JsonNode) secret = NULL;
  g_autofree char *code = NULL;
  FrtIdentity here, there;

  world_activate (&fixture->world, letter, &here);
  elsewhere = frt_sessions_sign_in (domain, &request, &error);
  g_assert_no_error (error);
  secret = frt_otp_enrol (domain, &here, &error);
  g_assert_no_error (error);
  code = world_otp (&fixture->world, json_object_get_string_member (json_node_get_object (secret), "otpauth_uri"));
  frt_otp_confirm (domain, &here, code, WORLD_ADDRESS, &error);
  g_assert_no_error (error);
  g_assert_false (frt_sessions_authenticate (domain, frt_secret_get (elsewhere->access_token), &there, &error));
  g_assert_error (error, FRT_ERROR, FRT_ERROR_SESSION_EXPIRED);
  g_clear_error (&error);
  here.needs_otp = FALSE;
  g_assert_true (frt_staff_act (domain, &here, WORLD_A, &(FrtDomain) { 0 }, &error));
}

static void
test_parents_have_none (Fixture *fixture, gconstpointer unused)
{
  g_autoptr (GPtrArray) letters = world_letters (&fixture->world, WORLD_A);
  g_autoptr (GError) error = NULL;
  FrtIdentity parent;
  FrtDomain acting;

  world_activate (&fixture->world, world_find_letter (letters, "Anaïs"), &parent);
  g_assert_null (frt_otp_enrol (&fixture->world.domain, &parent, &error));
  g_assert_error (error, FRT_ERROR, FRT_ERROR_FORBIDDEN);
  g_clear_error (&error);
  g_assert_false (frt_staff_act (&fixture->world.domain, &parent, WORLD_A, &acting, &error));
  g_assert_error (error, FRT_ERROR, FRT_ERROR_FORBIDDEN);
}

static void
test_own_school_only (Fixture *fixture, gconstpointer unused)
{
  g_autoptr (GPtrArray) letters = world_letters (&fixture->world, WORLD_B);
  g_autoptr (GError) error = NULL;
  FrtDomain acting;

  g_assert_false (frt_staff_act (&fixture->world.domain, &fixture->secretary, WORLD_B, &acting, &error));
  g_assert_error (error, FRT_ERROR, FRT_ERROR_FORBIDDEN);
  g_clear_error (&error);
  frt_staff_act (&fixture->world.domain, &fixture->secretary, WORLD_A, &acting, &error);
  g_assert_no_error (error);
  g_assert_null (frt_letters_reset (&acting, WORLD_A, world_find_letter (letters, "Luc")->username, &error));
  g_assert_error (error, FRT_ERROR, FRT_ERROR_NOT_FOUND);
  g_clear_error (&error);
  g_assert_null (frt_breaks_perform (&acting, WORLD_A, world_find_letter (letters, "Luc")->username, NULL, &error));
  g_assert_error (error, FRT_ERROR, FRT_ERROR_NOT_FOUND);      /* as if there were no such account */
  g_clear_error (&error);
  g_assert_null (frt_letters_reset (&acting, WORLD_A, "secretariat", &error));      /* staff are the operator's */
  g_assert_error (error, FRT_ERROR, FRT_ERROR_NOT_FOUND);
}

static void
test_journal_says_who (Fixture *fixture, gconstpointer unused)
{
  g_autoptr (GPtrArray) letters = NULL;
  g_autoptr (JsonNode) journal = NULL;
  g_autoptr (GError) error = NULL;
  FrtLetterChoice choice = { 0 };
  g_autofree char *text = NULL;
  FrtDomain acting;

  frt_staff_act (&fixture->world.domain, &fixture->secretary, WORLD_A, &acting, &error);
  g_assert_no_error (error);
  letters = frt_letters_issue (&acting, WORLD_A, &choice, NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (letters->len, ==, 2);      /* the families', not the staff's */
  journal = frt_events_list (&fixture->world.domain, WORLD_A, 0, &error);
  g_assert_no_error (error);
  text = json_to_string (journal, FALSE);
  g_assert_nonnull (strstr (text, "\"letter-issued\""));
  g_assert_nonnull (strstr (text, "{\"by\":\"secretariat\"}"));

  frt_sessions_end (&fixture->world.domain, &fixture->secretary, NULL, &error);
  g_assert_no_error (error);
  choice.whom = FRT_LETTERS_NOT_ACTIVATED;
  g_assert_null (frt_letters_issue (&acting, WORLD_A, &choice, NULL, &error));      /* signed out meanwhile */
  g_assert_error (error, FRT_ERROR, FRT_ERROR_SESSION_EXPIRED);
}

static void
test_operator_resets (Fixture *fixture, gconstpointer unused)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (FrtLetter) letter = frt_letters_reset (&fixture->world.domain, NULL, "SECRETARIAT", &error);

  g_assert_no_error (error);
  g_assert_cmpint (sign_in (fixture, WORLD_PASSWORD, NULL), ==, FRT_ERROR_INVALID_CREDENTIALS);
  g_assert_cmpint (sign_in (fixture, frt_secret_get (letter->password), NULL), ==, 0);      /* the second factor is gone */
}

static void
test_names_taken (Fixture *fixture, gconstpointer unused)
{
  g_autoptr (GError) error = NULL;
  FrtNewStaff staff = { .username = "somebody" };

  g_assert_null (add_staff (fixture, "Secretariat", &error));
  g_assert_error (error, FRT_ERROR, FRT_ERROR_REFUSED);
  g_clear_error (&error);
  g_assert_null (add_staff (fixture, "no good!", &error));
  g_assert_error (error, FRT_ERROR, FRT_ERROR_REFUSED);
  g_clear_error (&error);
  g_assert_null (frt_staff_add (&fixture->world.domain, "9999999Z", &staff, &error));
  g_assert_error (error, FRT_ERROR, FRT_ERROR_NOT_FOUND);
}

int
main (int argc, char *argv[])
{
  static const struct { const char *path; void (*test) (Fixture *, gconstpointer); } tests[] = {
    { "/staff/second-factor/known-codes", test_known_codes },
    { "/staff/second-factor/sign-in-needs-code", test_sign_in_needs_code },
    { "/staff/second-factor/nothing-before-enrolment", test_nothing_before_enrolment },
    { "/staff/second-factor/enrolled-once", test_enrolled_once },
    { "/staff/second-factor/enrolment-ends-other-sessions", test_enrolment_ends_other_sessions },
    { "/staff/second-factor/parents-have-none", test_parents_have_none },
    { "/staff/second-factor/operator-resets", test_operator_resets },
    { "/staff/rule-7/codes-are-throttled", test_codes_are_throttled },
    { "/staff/rule-7/wrong-code-says-tries-left", test_wrong_code_says_tries_left },
    { "/staff/own-school-only", test_own_school_only },
    { "/staff/names-taken", test_names_taken },
    { "/staff/rule-12/journal-says-who", test_journal_says_who },
  };

  g_test_init (&argc, &argv, NULL);
  for (guint i = 0; i < G_N_ELEMENTS (tests); i++)
    g_test_add (tests[i].path, Fixture, NULL, set_up, tests[i].test, tear_down);
  return g_test_run ();
}
