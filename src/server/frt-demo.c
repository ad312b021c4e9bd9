/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Fratrie authors */

#include "server/frt-demo.h"

#include "common/frt-error.h"
#include "common/frt-letter.h"
#include "common/frt-limits.h"
#include "domain/frt-accounts.h"
#include "domain/frt-import.h"
#include "domain/frt-letters.h"
#include "domain/frt-schools.h"
#include "domain/frt-sessions.h"
#include "domain/frt-statistics.h"
#include "formats/frt-formats.h"

#define SHEET        "demo.ini"
#define DEMO         "demo"
#define HERE         "127.0.0.1"
/* Made-up passwords are hashed at the least cost, so that the demo is there at once; a sign-in hashes them anew. */
#define MEMORY_KIB   8
#define PASSES       1

struct _FrtDemo {
  GPtrArray *letters;      /* (owned) of FrtLetter */
};

typedef struct {
  const FrtDomain *domain;
  const char      *dir;
  GKeyFile        *sheet;
  FrtDemo         *demo;
} Seed;

static gboolean
broken (GError **error, const char *group, const char *text)
{
  return frt_error_set (error, FRT_ERROR_INVALID_FILE, "%s: [%s]: %s", SHEET, group, text);
}

static char *
get (const Seed *seed, const char *group, const char *key)
{
  return g_key_file_get_string (seed->sheet, group, key, NULL);
}

static char **
get_files (const Seed *seed, const char *group)
{
  char **files = g_key_file_get_string_list (seed->sheet, group, "files", NULL, NULL);

  for (guint i = 0; files != NULL && files[i] != NULL; i++) {
    char *path = g_build_filename (seed->dir, files[i], NULL);

    g_free (files[i]);
    files[i] = path;
  }
  return files;
}

static gboolean
import (const Seed *seed, const char *uai, const char *group, GError **error)
{
  FrtImportOptions options = { .school_year = g_key_file_get_integer (seed->sheet, DEMO, "school_year", NULL) };
  g_auto (GStrv) files = get_files (seed, group);
  g_autoptr (FrtImport) started = NULL;
  g_autoptr (FrtImportReport) report = NULL;

  if (files == NULL)
    return broken (error, group, "no files");
  started = frt_import_new (seed->domain, uai, &options, error);
  if (started == NULL || !frt_formats_read ((const char *const *) files, frt_import_add, started, error))
    return FALSE;
  report = frt_import_finish (started, error);
  return report != NULL;
}

static gboolean
add_school (const Seed *seed, const char *uai, GError **error)
{
  static const char *const own[] = { "name", "kind", "city", "files", NULL };
  g_autofree char *group = g_strconcat ("school ", uai, NULL);
  g_autofree char *name = get (seed, group, "name"), *kind_name = get (seed, group, "kind");
  g_autofree char *city = get (seed, group, "city");
  g_auto (GStrv) keys = g_key_file_get_keys (seed->sheet, group, NULL, NULL);
  FrtSchoolKind kind;

  if (name == NULL || kind_name == NULL || !frt_school_kind_from_string (kind_name, &kind))
    return broken (error, group, "no name or no kind");
  if (!frt_schools_add (seed->domain, uai, name, kind, city, error))
    return FALSE;
  for (guint i = 0; keys[i] != NULL; i++) {
    g_autofree char *value = get (seed, group, keys[i]);

    if (!g_strv_contains (own, keys[i]) &&
        !frt_schools_set (seed->domain, uai, &(FrtSchoolSetting) { keys[i], value }, 1, error))
      return FALSE;
  }
  return import (seed, uai, group, error);
}

static gboolean
add_service (const Seed *seed, const char *group, const char *uai, GError **error)
{
  g_autofree char *name = get (seed, group, "name"), *url = get (seed, group, "url");
  g_autofree char *description = get (seed, group, "description");
  g_auto (GStrv) classes = g_key_file_get_string_list (seed->sheet, group, "classes", NULL, NULL);

  if (name == NULL)
    return broken (error, group, "no name");
  return frt_schools_add_service (seed->domain, uai, name, url, description, (const char *const *) classes, error);
}

static FrtLetter *
find_letter (FrtDemo *self, const char *username)
{
  for (guint i = 0; i < self->letters->len; i++) {
    FrtLetter *letter = g_ptr_array_index (self->letters, i);

    if (g_str_equal (letter->username, username))
      return letter;
  }
  return NULL;
}

static gboolean
take_letters (FrtDemo *self, GPtrArray *letters)
{
  if (letters == NULL)
    return FALSE;
  g_ptr_array_extend_and_steal (self->letters, letters);
  return TRUE;
}

static gboolean
issue_letters (const Seed *seed, const char *uai, GError **error)
{
  const FrtLetterChoice choice = { NULL };

  return take_letters (seed->demo, frt_letters_issue (seed->domain, uai, &choice, NULL, error));
}

/* The letter of a person of a school's export. */
static FrtLetter *
find_letter_of (const Seed *seed, const char *uai, const char *person, GError **error)
{
  g_autofree char *username = frt_accounts_find_guardian (seed->domain, uai, person, error);

  return username ? find_letter (seed->demo, username) : NULL;
}

static gboolean
activate (const Seed *seed, const char *group, const char *uai, const char *person, GError **error)
{
  g_autofree char *password = get (seed, group, "password"), *email = get (seed, group, "email");
  FrtLetter *letter = find_letter_of (seed, uai, person, error);
  FrtActivation activation = { .new_password = password, .email = email };
  FrtSignIn request = { .client_address = HERE };
  g_autoptr (FrtTokens) tokens = NULL;
  g_autoptr (FrtAccount) account = NULL;
  FrtIdentity identity;

  if (letter == NULL)
    return FALSE;
  if (password == NULL || email == NULL)
    return broken (error, group, "no password or no email");
  request.username = letter->username;
  request.password = frt_secret_get (letter->password);
  tokens = frt_sessions_sign_in (seed->domain, &request, error);
  if (tokens == NULL ||
      !frt_sessions_authenticate (seed->domain, frt_secret_get (tokens->access_token), &identity, error))
    return FALSE;
  account = frt_accounts_activate (seed->domain, &identity, &activation, error);
  if (account == NULL || !frt_sessions_end (seed->domain, &identity, NULL, error))
    return FALSE;
  frt_secret_unref (letter->password);
  letter->password = frt_secret_new (password);
  return TRUE;
}

static gint64
long_ago (gpointer clock)
{
  return frt_clock_now (clock) - (FRT_LETTER_DAYS + 1) * (gint64) FRT_DAY;
}

/* Prints somebody's letter again, as it would have been in time to be too old today. */
static gboolean
expire (const Seed *seed, const char *uai, const char *person, GError **error)
{
  FrtLetter *letter = find_letter_of (seed, uai, person, error);
  FrtDomain past = *seed->domain;
  const char *usernames[] = { letter ? letter->username : NULL, NULL };
  const FrtLetterChoice choice = { .usernames = usernames };
  GPtrArray *old;

  if (letter == NULL)
    return FALSE;
  past.clock = (FrtClock) { long_ago, (gpointer) &seed->domain->clock };
  old = frt_letters_issue (&past, uai, &choice, NULL, error);
  g_ptr_array_remove (seed->demo->letters, letter);
  return take_letters (seed->demo, old);
}

/* Groups that name a person or a service of a school: "account UAI ID". */
static gboolean
read_group (const Seed *seed, const char *group, GError **error)
{
  g_auto (GStrv) words = g_strsplit (group, " ", 3);

  if (g_strv_length (words) < 3)
    return TRUE;
  if (g_str_equal (words[0], "service"))
    return add_service (seed, group, words[1], error);
  if (g_str_equal (words[0], "account"))
    return activate (seed, group, words[1], words[2], error);
  if (g_str_equal (words[0], "letter"))
    return expire (seed, words[1], words[2], error);
  return broken (error, group, "not known");
}

static gboolean
read_sheet (const Seed *seed, GError **error)
{
  g_auto (GStrv) schools = g_key_file_get_string_list (seed->sheet, DEMO, "schools", NULL, NULL);
  g_auto (GStrv) groups = g_key_file_get_groups (seed->sheet, NULL);

  if (schools == NULL)
    return broken (error, DEMO, "no schools");
  for (guint i = 0; schools[i] != NULL; i++)
    if (!add_school (seed, schools[i], error) || !issue_letters (seed, schools[i], error))
      return FALSE;
  for (guint i = 0; groups[i] != NULL; i++)
    if (!read_group (seed, groups[i], error))
      return FALSE;
  return TRUE;
}

/* Sample data never goes beside a school's own. */
static gboolean
check_empty (const FrtDomain *domain, GError **error)
{
  g_autoptr (JsonNode) there = frt_statistics_collect (domain, NULL, error);

  if (there == NULL)
    return FALSE;
  if (json_array_get_length (json_object_get_array_member (json_node_get_object (there), "schools")) > 0)
    return frt_error_set (error, FRT_ERROR_REFUSED, "%s holds schools already; the sample data wants an empty store",
                          frt_store_get_name (domain->store));
  return TRUE;
}

/**
 * frt_demo_new:
 * @domain: rules on an empty store
 * @dir: where demo.ini and the exports are
 * @error: return location for a #GError
 *
 * Fills the store.
 *
 * Returns: (transfer full): the letters; %NULL with an error that names the file, or %FRT_ERROR_REFUSED when there is a
 *   school in the store
 */
FrtDemo *
frt_demo_new (const FrtDomain *domain, const char *dir, GError **error)
{
  g_autofree char *path = g_build_filename (dir, SHEET, NULL);
  g_autoptr (GKeyFile) sheet = g_key_file_new ();
  g_autoptr (FrtDemo) self = g_new0 (FrtDemo, 1);
  g_autoptr (GError) cause = NULL;
  FrtDomain cheap = *domain;
  const Seed seed = { &cheap, dir, sheet, self };

  cheap.settings.argon2_memory_kib = MEMORY_KIB;
  cheap.settings.argon2_passes = PASSES;
  self->letters = g_ptr_array_new_with_free_func ((GDestroyNotify) frt_letter_free);
  if (!g_key_file_load_from_file (sheet, path, G_KEY_FILE_NONE, &cause)) {
    frt_error_set (error, FRT_ERROR_INVALID_FILE, "the sample data cannot be read: %s: %s", path, cause->message);
    return NULL;
  }
  if (!check_empty (domain, error))
    return NULL;
  return read_sheet (&seed, error) ? g_steal_pointer (&self) : NULL;
}

/**
 * frt_demo_free:
 * @self: (transfer full): a demo; its letters' passwords are wiped
 */
void
frt_demo_free (FrtDemo *self)
{
  g_ptr_array_unref (self->letters);
  g_free (self);
}

/**
 * frt_demo_list_letters:
 * @self: a demo
 * @domain: the rules on its store
 * @error: return location for a #GError
 *
 * Returns: (transfer full): `{"letters":[…]}`
 */
JsonNode *
frt_demo_list_letters (FrtDemo *self, const FrtDomain *domain, GError **error)
{
  g_autoptr (JsonObject) answer = json_object_new ();
  JsonArray *letters = json_array_new ();

  json_object_set_array_member (answer, "letters", letters);
  for (guint i = 0; i < self->letters->len; i++) {
    const FrtLetter *letter = g_ptr_array_index (self->letters, i);
    JsonNode *node = frt_letter_to_json (letter), *shown = frt_accounts_show (domain, letter->username, error);
    JsonObject *account;

    json_array_add_element (letters, node);
    if (shown == NULL)
      return NULL;
    account = json_object_get_object_member (json_node_get_object (shown), "account");
    json_object_set_string_member (json_node_get_object (node), "state", json_object_get_string_member (account, "state"));
    json_node_unref (shown);
  }
  return json_node_init_object (json_node_alloc (), answer);
}
