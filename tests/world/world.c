/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Fratrie authors */

#include "world/world.h"

#include "common/frt-error.h"
#include "domain/frt-accounts.h"
#include "domain/frt-children.h"
#include "domain/frt-groupings.h"
#include "domain/frt-letters.h"
#include "domain/frt-otp.h"
#include "domain/frt-schools.h"
#include "domain/frt-sessions.h"
#include "domain/frt-staff.h"
#include "domain/frt-verify.h"
#include "store/frt-transaction.h"
#include "world/test-store.h"

#include <liboath/oath.h>

static gint64
world_now (gpointer data)
{
  return ((World *) data)->now;
}

static void
world_fill (gpointer data, void *buffer, gsize length)
{
  for (gsize i = 0; i < length; i++)
    ((guint8 *) buffer)[i] = (guint8) g_rand_int_range (((World *) data)->chance, 0, 256);
}

void
world_set_up (World *world, gconstpointer store_uri)
{
  const FrtRandom random = frt_random_system ();
  g_autoptr (GError) error = NULL;

  world->now = WORLD_START;
  world->chance = g_rand_new_with_seed (7);
  if (store_uri == NULL)
    store_uri = world->store_uri = test_store_new ();
  world->store = frt_store_open (store_uri, FRT_STORE_CREATE, &error);
  g_assert_no_error (error);
  world->domain = (FrtDomain) { world->store, frt_domain_settings_default (), { world_now, world }, { world_fill, world } };
  world->domain.key = world->key = frt_key_new (&random);
  world->domain.settings.argon2_memory_kib = 8;
  world->domain.settings.argon2_passes = 1;
}

void
world_tear_down (World *world, gconstpointer unused)
{
  g_clear_pointer (&world->store, frt_store_close);
  g_clear_pointer (&world->key, frt_key_free);
  if (world->store_uri != NULL)
    test_store_drop (world->store_uri);
  g_clear_pointer (&world->store_uri, g_free);
  g_clear_pointer (&world->chance, g_rand_free);
}

void
world_advance (World *world, gint64 seconds)
{
  world->now += seconds;
}

void
world_add_school (World *world, const char *uai, const char *name)
{
  g_autoptr (GError) error = NULL;

  frt_schools_add (&world->domain, uai, name, FRT_SCHOOL_COLLEGE, "Montpellier", &error);
  g_assert_no_error (error);
}

static gboolean
give_headers (FrtImport *import, const char *uai, GError **error)
{
  FrtRecord header = { .type = FRT_RECORD_HEADER, .file = "files", .line = 1, .uai = uai, .school_year = WORLD_YEAR,
                       .content = FRT_CONTENT_STUDENTS | FRT_CONTENT_GUARDIANS };

  return frt_import_add (&header, import, error);
}

static gboolean
give_once (FrtImport *import, GHashTable *given, const char *key, const FrtRecord *record, GError **error)
{
  return !g_hash_table_add (given, (gpointer) key) || frt_import_add (record, import, error);
}

static gboolean
give_link (FrtImport *import, GHashTable *students, GHashTable *guardians, const WorldLink *link, guint line,
           GError **error)
{
  FrtRecord student = { .type = FRT_RECORD_STUDENT, .file = "files", .line = line, .student_key = link->student_key,
                        .birth_name = link->student_name, .first_name = link->student_first_name,
                        .birth_date = "2014-02-03" };
  FrtRecord class = { .type = FRT_RECORD_CLASS, .file = "files", .line = line, .student_key = link->student_key,
                      .class_name = link->class_name };
  FrtRecord guardian = { .type = FRT_RECORD_GUARDIAN, .file = "files", .line = line, .guardian_key = link->guardian_key,
                         .civility = link->civility, .birth_name = link->birth_name, .used_name = link->used_name,
                         .first_name = link->first_name };
  FrtRecord joined = { .type = FRT_RECORD_LINK, .file = "files", .line = line, .student_key = link->student_key,
                       .guardian_key = link->guardian_key, .level = link->level, .kinship = link->kinship };
  gboolean known = g_hash_table_contains (students, link->student_key);

  return give_once (import, students, link->student_key, &student, error) &&
         (known || link->class_name == NULL || frt_import_add (&class, import, error)) &&
         give_once (import, guardians, link->guardian_key, &guardian, error) && frt_import_add (&joined, import, error);
}

FrtImportReport *
world_try_import (World *world, const char *uai, const WorldLink *links, guint n_links, const FrtImportOptions *options,
                  GError **error)
{
  g_autoptr (FrtImport) import = frt_import_new (&world->domain, uai, options, error);
  g_autoptr (GHashTable) students = g_hash_table_new (g_str_hash, g_str_equal);
  g_autoptr (GHashTable) guardians = g_hash_table_new (g_str_hash, g_str_equal);

  if (import == NULL || !give_headers (import, uai, error))
    return NULL;
  for (guint i = 0; i < n_links; i++)
    if (!give_link (import, students, guardians, &links[i], i + 2, error))
      return NULL;
  return frt_import_finish (import, error);
}

void
world_import (World *world, const char *uai, const WorldLink *links, guint n_links)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (FrtImportReport) report = world_try_import (world, uai, links, n_links, NULL, &error);

  g_assert_no_error (error);
  g_assert_nonnull (report);
}

GPtrArray *
world_letters (World *world, const char *uai)
{
  g_autoptr (GError) error = NULL;
  FrtLetterChoice choice = { 0 };
  GPtrArray *letters = frt_letters_issue (&world->domain, uai, &choice, NULL, &error);

  g_assert_no_error (error);
  return letters;
}

FrtLetter *
world_find_letter (GPtrArray *letters, const char *first_name)
{
  for (guint i = 0; i < letters->len; i++) {
    FrtLetter *letter = g_ptr_array_index (letters, i);

    if (g_str_equal (letter->holder_first_name, first_name))
      return letter;
  }
  g_error ("no letter for %s", first_name);
}

gboolean
world_try_sign_in (World *world, const char *username, const char *password, FrtIdentity *identity, GError **error)
{
  FrtSignIn request = { username, password, "a test", FALSE, WORLD_ADDRESS };
  g_autoptr (FrtTokens) tokens = frt_sessions_sign_in (&world->domain, &request, error);

  return tokens != NULL &&
         frt_sessions_authenticate (&world->domain, frt_secret_get (tokens->access_token), identity, error);
}

void
world_sign_in (World *world, const char *username, const char *password, FrtIdentity *identity)
{
  g_autoptr (GError) error = NULL;

  world_try_sign_in (world, username, password, identity, &error);
  g_assert_no_error (error);
}

void
world_activate (World *world, const FrtLetter *letter, FrtIdentity *identity)
{
  FrtActivation activation = { .new_password = WORLD_PASSWORD, .email = WORLD_EMAIL };
  g_autoptr (FrtAccount) account = NULL;
  g_autoptr (GError) error = NULL;

  world_sign_in (world, letter->username, frt_secret_get (letter->password), identity);
  account = frt_accounts_activate (&world->domain, identity, &activation, &error);
  g_assert_no_error (error);
  identity->scope = FRT_SCOPE_FULL;
}

char *
world_mail (World *world, const char *kind, const char *address, const char *member)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (FrtTransaction) tx = frt_store_read (world->store, &error);
  g_autoptr (FrtRows) rows = frt_query (tx, &error, "SELECT details FROM outbox WHERE kind = $1 AND address = $2"
                                        " ORDER BY id DESC LIMIT 1", "ss", kind, address);
  g_autoptr (JsonNode) details = frt_rows_next (rows) ? json_from_string (frt_rows_text (rows, 0), &error) : NULL;
  JsonNode *found = details ? json_object_get_member (json_node_get_object (details), member) : NULL;

  g_assert_no_error (error);
  return found == NULL ? NULL : JSON_NODE_HOLDS_VALUE (found) ? json_node_dup_string (found) : json_to_string (found, FALSE);
}

guint
world_count_mail (World *world, const char *kind)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (FrtTransaction) tx = frt_store_read (world->store, &error);
  gint64 count;

  frt_query_int (tx, &count, &error, "SELECT count(*) FROM outbox WHERE kind = $1", "s", kind);
  g_assert_no_error (error);
  return (guint) count;
}

char *
world_otp (World *world, const char *otpauth_uri)
{
  g_autoptr (GHashTable) parameters = g_uri_parse_params (strchr (otpauth_uri, '?') + 1, -1, "&", G_URI_PARAMS_NONE, NULL);
  const char *secret = g_hash_table_lookup (parameters, "secret");
  char code[7], *bytes = NULL;
  size_t length;

  g_assert_cmpint (oath_base32_decode (secret, strlen (secret), &bytes, &length), ==, OATH_OK);
  g_assert_cmpint (oath_totp_generate (bytes, length, world->now, 30, 0, 6, code), ==, OATH_OK);
  free (bytes);
  return g_strdup (code);
}

char *
world_add_staff (World *world, const char *uai, const char *username, FrtIdentity *identity)
{
  FrtNewStaff staff = { .username = username };
  g_autoptr (GError) error = NULL;
  g_autoptr (FrtLetter) letter = frt_staff_add (&world->domain, uai, &staff, &error);
  g_autoptr (JsonNode) enrolment = NULL;
  g_autofree char *uri = NULL, *code = NULL;

  g_assert_no_error (error);
  world_activate (world, letter, identity);
  enrolment = frt_otp_enrol (&world->domain, identity, &error);
  g_assert_no_error (error);
  uri = g_strdup (json_object_get_string_member (json_node_get_object (enrolment), "otpauth_uri"));
  code = world_otp (world, uri);
  frt_otp_confirm (&world->domain, identity, code, WORLD_ADDRESS, &error);
  g_assert_no_error (error);
  identity->needs_otp = FALSE;
  return g_steal_pointer (&uri);
}

void
world_group (World *world, const FrtIdentity *identity, const FrtLetter *letter)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (FrtGrouping) proposal = frt_groupings_propose (&world->domain, identity, &error), added = NULL, done = NULL;
  const char *id = frt_grouping_get_fields (proposal)->id;

  added = frt_groupings_add_account (&world->domain, identity, id, letter->username, frt_secret_get (letter->password),
                                     WORLD_ADDRESS, FALSE, &error);
  g_assert_no_error (error);
  done = frt_groupings_confirm (&world->domain, identity, id, frt_grouping_get_fields (added)->digest, &error);
  g_assert_no_error (error);
}

char *
world_children (World *world, const FrtIdentity *identity)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GListModel) children = frt_children_list (&world->domain, identity, &error);
  GString *names = g_string_new (NULL);

  g_assert_no_error (error);
  for (guint i = 0; i < g_list_model_get_n_items (children); i++) {
    g_autoptr (FrtChild) child = g_list_model_get_item (children, i);

    g_string_append_printf (names, "%s%s", i > 0 ? " " : "", frt_child_get_fields (child)->first_name);
  }
  return g_string_free (names, FALSE);
}

void
world_assert_sound (World *world)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) faults = frt_verify_all (&world->domain, &error);

  g_assert_no_error (error);
  if (faults->len > 0)
    g_error ("%u faults; the first: %s", faults->len, (char *) g_ptr_array_index (faults, 0));
}

void
world_add_family (World *world)
{
  static const WorldLink a[] = {
    { "209401", "MME", "CŒUR", "LEFÈVRE", "Anaïs", "610305", "LEFÈVRE", "Zoé", "6 B", 1, 10 },
    { "209401", "MME", "CŒUR", "LEFÈVRE", "Anaïs", "610308", "LEFÈVRE", "Noé", "3 A", 1, 10 },
    { "209406", "M.", "LEFÈVRE", NULL, "Marc", "610305", "LEFÈVRE", "Zoé", "6 B", 1, 20 },
    { "209406", "M.", "LEFÈVRE", NULL, "Marc", "610308", "LEFÈVRE", "Noé", "3 A", 1, 20 },
    { "209410", "MME", "VIDAL", NULL, "Rose", "610308", "LEFÈVRE", "Noé", "3 A", 3, 38 },
  };
  static const WorldLink b[] = {
    { "88012", "MME", "COEUR", NULL, "Anais", "7001", "LEFÈVRE", "Tom", "CM1", 1, 10 },
    { "88013", "M.", "DUPONT", NULL, "Luc", "7001", "LEFÈVRE", "Tom", "CM1", 1, 50 },
  };
  static const WorldLink c[] = {
    { "5", "MME", "Coeur", "LEFEVRE", "ANAÏS", "9", "LEFÈVRE", "Ève", "2 C", 1, 10 },
  };

  world_add_school (world, WORLD_A, "Collège des Aubes");
  world_add_school (world, WORLD_B, "École Bellevue");
  world_add_school (world, WORLD_C, "Lycée Camus");
  world_import (world, WORLD_A, a, G_N_ELEMENTS (a));
  world_import (world, WORLD_B, b, G_N_ELEMENTS (b));
  world_import (world, WORLD_C, c, G_N_ELEMENTS (c));
}
