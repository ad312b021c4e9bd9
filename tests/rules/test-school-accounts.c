/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Fratrie authors */

#include "world/world.h"

#include "common/frt-error.h"
#include "common/frt-limits.h"
#include "domain/frt-breaks.h"
#include "domain/frt-groupings.h"
#include "domain/frt-letters.h"
#include "domain/frt-school-accounts.h"

/* What a school does with its accounts: finding them, disabling, enabling, correcting names (rules 3, 5 and 11). */

typedef struct {
  World       world;
  GPtrArray  *a, *b;
  FrtIdentity anais;      /* of school A */
} Fixture;

static void
set_up (Fixture *fixture, gconstpointer unused)
{
  world_set_up (&fixture->world, NULL);
  world_add_family (&fixture->world);
  fixture->a = world_letters (&fixture->world, WORLD_A);
  fixture->b = world_letters (&fixture->world, WORLD_B);
  world_activate (&fixture->world, world_find_letter (fixture->a, "Anaïs"), &fixture->anais);
}

static void
tear_down (Fixture *fixture, gconstpointer unused)
{
  world_assert_sound (&fixture->world);
  g_ptr_array_unref (fixture->a);
  g_ptr_array_unref (fixture->b);
  world_tear_down (&fixture->world, NULL);
}

static JsonArray *
accounts_of (JsonNode *page)
{
  return json_object_get_array_member (json_node_get_object (page), "accounts");
}

/* The first names of whom a school finds, "Anaïs Marc". */
static char *
find (Fixture *fixture, const char *uai, const char *words, const char *state)
{
  FrtAccountQuery query = { words, state, NULL, 0 };
  g_autoptr (GError) error = NULL;
  g_autoptr (JsonNode) page = frt_school_accounts_search (&fixture->world.domain, uai, &query, &error);
  GString *names = g_string_new (NULL);

  g_assert_no_error (error);
  for (guint i = 0; i < json_array_get_length (accounts_of (page)); i++)
    g_string_append_printf (names, "%s%s", i > 0 ? " " : "",
                            json_object_get_string_member (json_array_get_object_element (accounts_of (page), i),
                                                           "first_name"));
  return g_string_free (names, FALSE);
}

static void
assert_found (Fixture *fixture, const char *uai, const char *words, const char *state, const char *expected)
{
  g_autofree char *found = find (fixture, uai, words, state);

  g_test_message ("%s, %s", words ? words : "anybody", state ? state : "any state");
  g_assert_cmpstr (found, ==, expected);
}

static void
test_words (Fixture *fixture, gconstpointer unused)
{
  const char *marc = world_find_letter (fixture->a, "Marc")->username;
  g_autofree char *upper = g_ascii_strup (marc, -1), *beginning = g_strndup (marc, strlen (marc) - 2);
  const struct { const char *words; const char *found; } cases[] = {
    { NULL, "Anaïs Marc" }, { "", "Anaïs Marc" }, { "LEFEVRE", "Anaïs Marc" }, { "lef", "Anaïs Marc" },
    { "cœur", "Anaïs" }, { "COEUR anais", "Anaïs" }, { "anaïs lefèvre", "Anaïs" }, { "marc", "Marc" },
    { "zoé", "Anaïs Marc" }, { "zoe marc", "Marc" },
    { "6 b", "Anaïs Marc" }, { "6 B zoé anaïs", "Anaïs" }, { "6b", "Anaïs Marc" }, { "3a noe", "Anaïs Marc" },
    { "nobody", "" }, { "zoe nobody", "" }, { "efevre", "" }, { "rose", "" }, { marc, "Marc" }, { upper, "Marc" },
    { beginning, "Marc" }, { "%", "Anaïs Marc" }, { "' OR 1=1 --", "" }, { "lef zoe noe mar ana", "Marc" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    assert_found (fixture, WORLD_A, cases[i].words, NULL, cases[i].found);
  assert_found (fixture, WORLD_B, marc, NULL, "");      /* another school's */
  assert_found (fixture, WORLD_B, "tom", NULL, "Anais Luc");
}

static void
test_states (Fixture *fixture, gconstpointer unused)
{
  World *world = &fixture->world;

  assert_found (fixture, WORLD_C, NULL, "never-notified", "ANAÏS");
  assert_found (fixture, WORLD_C, NULL, "notified", "");
  assert_found (fixture, WORLD_A, NULL, "never-notified", "");
  assert_found (fixture, WORLD_A, NULL, "notified", "Marc");
  assert_found (fixture, WORLD_A, "lefevre", "notified", "Marc");
  assert_found (fixture, WORLD_A, NULL, "activated", "Anaïs");
  assert_found (fixture, WORLD_A, NULL, "idle", "");
  world_advance (world, 90 * FRT_DAY);
  assert_found (fixture, WORLD_A, NULL, "expired", "Marc");
  assert_found (fixture, WORLD_A, NULL, "notified", "");
  world_advance (world, 100 * FRT_DAY);
  assert_found (fixture, WORLD_A, NULL, "idle", "Anaïs");
  assert_found (fixture, WORLD_A, NULL, "activated", "");
  assert_found (fixture, WORLD_A, NULL, "disabled", "");
}

static void
test_bad_queries (Fixture *fixture, gconstpointer unused)
{
  const FrtAccountQuery bad[] = { { NULL, "unheard-of", NULL, 0 }, { NULL, NULL, "x", 0 }, { NULL, NULL, "-1", 0 },
                                  { NULL, NULL, NULL, 201 } };

  for (guint i = 0; i < G_N_ELEMENTS (bad); i++) {
    g_autoptr (GError) error = NULL;

    g_assert_null (frt_school_accounts_search (&fixture->world.domain, WORLD_A, &bad[i], &error));
    g_assert_error (error, FRT_ERROR, FRT_ERROR_INVALID_REQUEST);
  }
}

/* Pages are whole and without gaps, whatever is looked for. */
static void
test_pages (Fixture *fixture, gconstpointer unused)
{
  static const char *const queries[] = { NULL, "kid", "many par" };
  g_autoptr (GArray) links = g_array_new (FALSE, FALSE, sizeof (WorldLink));
  g_autoptr (GPtrArray) texts = g_ptr_array_new_with_free_func (g_free);

  for (int i = 0; i < 120; i++) {
    char *key = g_strdup_printf ("%d", 1000 + i), *name = g_strdup_printf ("Parent%d", i * 37 % 40);
    WorldLink link = { key, "MME", "MANY", NULL, name, key, "MANY", "Kid", "4 C", 1, 10 };

    g_ptr_array_add (texts, key);
    g_ptr_array_add (texts, name);
    g_array_append_val (links, link);
  }
  world_add_school (&fixture->world, "0340009X", "A large one");
  world_import (&fixture->world, "0340009X", (const WorldLink *) (gpointer) links->data, links->len);
  for (guint i = 0; i < G_N_ELEMENTS (queries); i++) {
    FrtAccountQuery query = { queries[i], NULL, NULL, 7 };
    g_autoptr (GHashTable) seen = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
    g_autofree char *after = NULL, *last = g_strdup ("");

    do {
      g_autoptr (GError) error = NULL;
      g_autoptr (JsonNode) page = frt_school_accounts_search (&fixture->world.domain, "0340009X", &query, &error);

      g_assert_no_error (error);
      for (guint j = 0; j < json_array_get_length (accounts_of (page)); j++) {
        JsonObject *account = json_array_get_object_element (accounts_of (page), j);
        const char *name = json_object_get_string_member (account, "first_name");

        g_assert_true (g_hash_table_add (seen, g_strdup (json_object_get_string_member (account, "username"))));
        g_assert_cmpstr (last, <=, name);
        g_free (last);
        last = g_strdup (name);
      }
      g_free (after);
      after = g_strdup (json_object_get_string_member_with_default (json_node_get_object (page), "next", NULL));
      query.after = after;
    } while (after != NULL);
    g_assert_cmpuint (g_hash_table_size (seen), ==, 120);
  }
}

/* School B goes on finding its own letter's account, says whom to break, and finds it by the primary's username too. */
static void
test_grouped_is_found (Fixture *fixture, gconstpointer unused)
{
  const char *primary = world_find_letter (fixture->a, "Anaïs")->username;
  FrtAccountQuery query = { "tom anais", "grouped", NULL, 0 };
  g_autoptr (GPtrArray) broken = NULL;
  g_autoptr (GError) error = NULL;
  g_autoptr (JsonNode) page = NULL;
  JsonObject *account;

  world_group (&fixture->world, &fixture->anais, world_find_letter (fixture->b, "Anais"));
  page = frt_school_accounts_search (&fixture->world.domain, WORLD_B, &query, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (json_array_get_length (accounts_of (page)), ==, 1);
  account = json_array_get_object_element (accounts_of (page), 0);
  g_assert_cmpstr (json_object_get_string_member (account, "primary_username"), ==, primary);
  g_assert_cmpuint (json_array_get_length (json_object_get_array_member (account, "children")), ==, 1);
  assert_found (fixture, WORLD_B, primary, NULL, "Anais");
  broken = frt_breaks_perform (&fixture->world.domain, WORLD_B, primary, NULL, &error);
  g_assert_no_error (error);
  assert_found (fixture, WORLD_B, "tom anais", NULL, "Anais");            /* the new account */
  assert_found (fixture, WORLD_B, "anais", "disabled", "Anais");         /* and what is left of the old one */
  assert_found (fixture, WORLD_B, "tom", "disabled", "");
}

static void
test_new_file_is_found (Fixture *fixture, gconstpointer unused)
{
  static const WorldLink b[] = {
    { "88012", "MME", "MÜLLER", NULL, "Anais", "7001", "LEFÈVRE", "Tom", "CM2", 1, 10 },
    { "88013", "M.", "DUPONT", NULL, "Luc", "7001", "LEFÈVRE", "Tom", "CM2", 1, 50 },
  };

  world_import (&fixture->world, WORLD_B, b, G_N_ELEMENTS (b));
  assert_found (fixture, WORLD_B, "muller cm2", NULL, "Anais");
  assert_found (fixture, WORLD_B, "coeur", NULL, "");
  assert_found (fixture, WORLD_B, "cm1", NULL, "");
  assert_found (fixture, WORLD_B, NULL, NULL, "Luc Anais");      /* by name: DUPONT, MÜLLER */
}

static int
disable (Fixture *fixture, const char *username, gboolean disabled)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (FrtAccount) account = disabled
    ? frt_school_accounts_disable (&fixture->world.domain, WORLD_A, username, &error)
    : frt_school_accounts_enable (&fixture->world.domain, WORLD_A, username, &error);

  return account != NULL ? 0 : error->code;
}

static gboolean
signs_in (Fixture *fixture, const char *username, const char *password, int expected)
{
  g_autoptr (GError) error = NULL;
  FrtIdentity identity;

  if (world_try_sign_in (&fixture->world, username, password, &identity, &error))
    return expected == 0;
  return error->code == expected;
}

static void
test_disable_and_enable (Fixture *fixture, gconstpointer unused)
{
  const FrtLetter *marc = world_find_letter (fixture->a, "Marc");
  const char *anais = world_find_letter (fixture->a, "Anaïs")->username;
  g_autoptr (GError) error = NULL;

  g_assert_cmpint (disable (fixture, anais, TRUE), ==, 0);
  g_assert_cmpint (disable (fixture, anais, TRUE), ==, 0);
  g_assert_true (signs_in (fixture, anais, WORLD_PASSWORD, FRT_ERROR_ACCOUNT_DISABLED));
  g_assert_true (signs_in (fixture, anais, "wrong", FRT_ERROR_INVALID_CREDENTIALS));
  g_assert_null (frt_groupings_propose (&fixture->world.domain, &fixture->anais, &error));
  g_assert_error (error, FRT_ERROR, FRT_ERROR_SESSION_EXPIRED);
  assert_found (fixture, WORLD_A, NULL, "disabled", "Anaïs");
  world_assert_sound (&fixture->world);
  g_assert_cmpint (disable (fixture, anais, FALSE), ==, 0);
  g_assert_true (signs_in (fixture, anais, WORLD_PASSWORD, 0));
  g_assert_cmpint (disable (fixture, marc->username, TRUE), ==, 0);      /* a letter that waits goes on waiting */
  g_assert_cmpint (disable (fixture, marc->username, FALSE), ==, 0);
  g_assert_true (signs_in (fixture, marc->username, frt_secret_get (marc->password), 0));
  g_assert_cmpint (disable (fixture, world_find_letter (fixture->b, "Luc")->username, TRUE), ==, FRT_ERROR_NOT_FOUND);
}

/* Rule 5: old credentials stay dead. */
static void
test_ended_stays_ended (Fixture *fixture, gconstpointer unused)
{
  const FrtLetter *other = world_find_letter (fixture->b, "Anais");
  const FrtDomain *domain = &fixture->world.domain;
  g_autoptr (GPtrArray) broken = NULL;
  g_autoptr (GError) error = NULL;

  world_group (&fixture->world, &fixture->anais, other);
  g_assert_null (frt_school_accounts_disable (domain, WORLD_B, other->username, &error));
  g_assert_error (error, FRT_ERROR, FRT_ERROR_REFUSED);
  g_clear_error (&error);
  broken = frt_breaks_perform (domain, WORLD_B, world_find_letter (fixture->a, "Anaïs")->username, NULL, &error);
  g_assert_no_error (error);
  g_assert_null (frt_school_accounts_enable (domain, WORLD_B, other->username, &error));
  g_assert_error (error, FRT_ERROR, FRT_ERROR_REFUSED);
}

static int
add_luc (Fixture *fixture)
{
  const FrtLetter *luc = world_find_letter (fixture->b, "Luc");
  g_autoptr (GError) error = NULL;
  g_autoptr (FrtGrouping) proposal = frt_groupings_propose (&fixture->world.domain, &fixture->anais, &error), added = NULL;

  added = frt_groupings_add_account (&fixture->world.domain, &fixture->anais, frt_grouping_get_fields (proposal)->id,
                                     luc->username, frt_secret_get (luc->password), WORLD_ADDRESS, FALSE, &error);
  return added != NULL ? 0 : error->code;
}

/* Rule 3: the school corrects the name, then the two letters are one person's. */
static void
test_corrected_name_holds (Fixture *fixture, gconstpointer unused)
{
  static const WorldLink same[] = { { "88013", "M.", "DUPONT", NULL, "Luc", "7001", "LEFÈVRE", "Tom", "CM1", 1, 50 } };
  static const WorldLink newer[] = { { "88013", "M.", "DURAND", NULL, "Luc", "7001", "LEFÈVRE", "Tom", "CM1", 1, 50 } };
  const char *luc = world_find_letter (fixture->b, "Luc")->username;
  FrtHolderName right = { "CŒUR", "", "Anaïs" }, none = { " ", NULL, "Anaïs" };
  g_autoptr (FrtAccount) corrected = NULL;
  g_autoptr (GError) error = NULL;

  g_assert_cmpint (add_luc (fixture), ==, FRT_ERROR_HOLDER_MISMATCH);
  g_assert_null (frt_school_accounts_correct (&fixture->world.domain, WORLD_B, luc, &none, &error));
  g_assert_error (error, FRT_ERROR, FRT_ERROR_INVALID_REQUEST);
  g_clear_error (&error);
  g_assert_null (frt_school_accounts_correct (&fixture->world.domain, WORLD_A, luc, &right, &error));
  g_assert_error (error, FRT_ERROR, FRT_ERROR_NOT_FOUND);
  g_clear_error (&error);
  corrected = frt_school_accounts_correct (&fixture->world.domain, WORLD_B, luc, &right, &error);
  g_assert_no_error (error);
  g_assert_cmpstr (frt_account_get_fields (corrected)->last_name, ==, "CŒUR");
  assert_found (fixture, WORLD_B, "dupont", NULL, "");
  g_assert_cmpint (add_luc (fixture), ==, 0);
  world_import (&fixture->world, WORLD_B, same, 1);      /* says what it said */
  assert_found (fixture, WORLD_B, "coeur tom", NULL, "Anaïs");
  world_assert_sound (&fixture->world);
  world_import (&fixture->world, WORLD_B, newer, 1);     /* says something new */
  assert_found (fixture, WORLD_B, "durand", NULL, "Luc");
  assert_found (fixture, WORLD_B, "coeur tom", NULL, "");
}

int
main (int argc, char *argv[])
{
  static const struct { const char *path; void (*test) (Fixture *, gconstpointer); } tests[] = {
    { "/school-accounts/search/words", test_words },
    { "/school-accounts/search/states", test_states },
    { "/school-accounts/search/bad-queries", test_bad_queries },
    { "/school-accounts/search/pages", test_pages },
    { "/school-accounts/search/grouped-is-found", test_grouped_is_found },
    { "/school-accounts/search/new-file-is-found", test_new_file_is_found },
    { "/school-accounts/disable-and-enable", test_disable_and_enable },
    { "/school-accounts/rule-5/ended-stays-ended", test_ended_stays_ended },
    { "/school-accounts/rule-3/corrected-name-holds", test_corrected_name_holds },
  };

  g_test_init (&argc, &argv, NULL);
  for (guint i = 0; i < G_N_ELEMENTS (tests); i++)
    g_test_add (tests[i].path, Fixture, NULL, set_up, tests[i].test, tear_down);
  return g_test_run ();
}
