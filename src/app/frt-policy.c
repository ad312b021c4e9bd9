/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Fratrie authors */
#include "config.h"

#include "app/frt-policy.h"

#include "client/frt-client.h"
#include "common/frt-error.h"
#include "common/frt-json.h"

#include <errno.h>
#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

/* One file for natively installed and sandboxed apps alike: inside a Flatpak, the folder is the extension point that the
 * administrator fills. Neither variable nor option says another place, so nobody else can. */
#define POLICY_FILE      FRT_SYSCONF_DIR "/policies.json"
#define MAX_IDLE_MINUTES 60

static const char *const keys[] = { "server", "shared_computer", "idle_minutes", "languages", "letter_reading", NULL };

static FrtPolicy *
policy_new (void)
{
  FrtPolicy *self = g_new0 (FrtPolicy, 1);

  self->letter_reading = TRUE;

  return self;
}

/* Whoever wrote the file meant to restrict something: keep nothing, open nothing, whatever else it says. */
static FrtPolicy *
policy_new_broken (const char *path, const GError *error)
{
  FrtPolicy *self = policy_new ();

  self->managed = TRUE;
  self->problem = g_strdup_printf ("%s: %s", path, error->message);
  self->shared_computer = FRT_POLICY_YES;
  self->letter_reading = FALSE;
  g_message ("The policy file is not followed: %s", self->problem);

  return self;
}

/* A Flatpak looks for an extension in the user's own folders first; so whose the file is decides, not only where it is. */
static gboolean
check_owner (const struct stat *status, uid_t user, GError **error)
{
  if (!S_ISREG (status->st_mode))
    return frt_error_set (error, FRT_ERROR_USAGE, "not a regular file");
  if (status->st_uid == user && user != 0)
    return frt_error_set (error, FRT_ERROR_USAGE, "it belongs to the person who uses this computer, not to its administrator");
  if ((status->st_mode & (S_IWGRP | S_IWOTH)) != 0)
    return frt_error_set (error, FRT_ERROR_USAGE, "others than its owner may write it (chmod go-w mends that)");

  return TRUE;
}

/* An empty folder of the person's own, put in front of the administrator's, would be as if nothing had been decided. Where
 * the program itself is the person's, there is no administrator. */
static gboolean
check_folder (const char *path, uid_t user, GError **error)
{
  g_autofree char *folder = g_path_get_dirname (path);
  struct stat status, program;

  if (user != 0 && stat (folder, &status) == 0 && status.st_uid == user &&
      stat ("/proc/self/exe", &program) == 0 && program.st_uid != user)
    return frt_error_set (error, FRT_ERROR_USAGE,
                          "its folder belongs to the person who uses this computer, not to its administrator");

  return TRUE;
}

/* The file's text; NULL without an error when there is no file. */
static GString *
read_text (const char *path, uid_t user, GError **error)
{
  g_autoptr (GString) text = g_string_new (NULL);
  struct stat status;
  char part[4096];
  gssize length = -1;
  int file = open (path, O_RDONLY | O_CLOEXEC | O_NONBLOCK | O_NOCTTY);

  if (file < 0 && (errno == ENOENT || errno == ENOTDIR)) {
    check_folder (path, user, error);
    return NULL;
  }
  if (file < 0 || fstat (file, &status) != 0)
    frt_error_set (error, FRT_ERROR_USAGE, "%s", g_strerror (errno));
  else if (check_owner (&status, user, error)) {
    while ((length = read (file, part, sizeof part)) > 0 && text->len <= FRT_JSON_MAX_BYTES)
      g_string_append_len (text, part, length);
    if (length < 0)
      frt_error_set (error, FRT_ERROR_USAGE, "%s", g_strerror (errno));
  }
  if (file >= 0)
    close (file);

  return length < 0 ? NULL : g_steal_pointer (&text);
}

static gboolean
read_server (JsonObject *object, FrtPolicy *self, GError **error)
{
  g_autoptr (GError) local = NULL;
  const char *server = NULL;

  if (!frt_json_get_optional_string (object, "server", &server, error))
    return FALSE;
  if (server == NULL)
    return TRUE;

  self->server = frt_client_normalise_address (server, &local);

  return self->server != NULL || frt_error_set_field (error, "/server", "%s", local->message);
}

static gboolean
read_shared_computer (JsonObject *object, FrtPolicy *self, GError **error)
{
  gboolean shared;
  gint64 minutes = 0;

  if (!frt_json_get_optional_int (object, "idle_minutes", &minutes, error))
    return FALSE;
  if (json_object_has_member (object, "idle_minutes") && (minutes < 1 || minutes > MAX_IDLE_MINUTES))
    return frt_error_set_field (error, "/idle_minutes", "not a number from 1 to %d", MAX_IDLE_MINUTES);
  self->idle_minutes = (guint) minutes;
  if (!json_object_has_member (object, "shared_computer"))
    return TRUE;
  if (!frt_json_get_boolean (object, "shared_computer", &shared, error))
    return FALSE;
  self->shared_computer = shared ? FRT_POLICY_YES : FRT_POLICY_NO;

  return TRUE;
}

static gboolean
read_languages (JsonObject *object, FrtPolicy *self, GError **error)
{
  g_autoptr (GStrvBuilder) builder = g_strv_builder_new ();
  JsonArray *array = NULL;

  if (!frt_json_get_optional_array (object, "languages", &array, error))
    return FALSE;
  if (array == NULL)
    return TRUE;
  if (json_array_get_length (array) == 0)
    return frt_error_set_field (error, "/languages", "no language; leave the key out to offer all of them");
  for (guint i = 0; i < json_array_get_length (array); i++) {
    JsonNode *node = json_array_get_element (array, i);

    if (!JSON_NODE_HOLDS_VALUE (node) || json_node_get_value_type (node) != G_TYPE_STRING)
      return frt_error_set_field (error, "/languages", "not a list of codes like \"fr\"");
    g_strv_builder_add (builder, json_node_get_string (node));
  }
  self->languages = g_strv_builder_end (builder);

  return TRUE;
}

static FrtPolicy *
parse (const GString *text, GError **error)
{
  g_autoptr (JsonObject) object = frt_json_parse_object (text->str, text->len, FRT_JSON_MAX_BYTES, error);
  g_autoptr (FrtPolicy) self = policy_new ();

  if (object == NULL ||
      !frt_json_check_members (object, keys, error) ||
      !read_server (object, self, error) ||
      !read_shared_computer (object, self, error) ||
      !read_languages (object, self, error) ||
      !frt_json_get_optional_boolean (object, "letter_reading", &self->letter_reading, error))
    return NULL;
  self->managed = TRUE;

  return g_steal_pointer (&self);
}

/**
 * frt_policy_new_from_file:
 * @path: a policies.json, which need not be there
 * @user: whoever runs the app; a file of theirs is no policy, unless they are root
 *
 * Reads a small local file at once, before the first window.
 *
 * Returns: (transfer full): what the file says; without a file a policy that decides nothing; with a broken one the safest:
 *   a shared computer that opens no letters, and what is wrong in its "problem"
 */
FrtPolicy *
frt_policy_new_from_file (const char *path, uid_t user)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GString) text = read_text (path, user, &error);
  FrtPolicy *self = text != NULL ? parse (text, &error) : NULL;

  if (error != NULL)
    return policy_new_broken (path, error);

  return self != NULL ? self : policy_new ();
}

/**
 * frt_policy_new_system:
 *
 * Returns: (transfer full): the policy of this computer, as frt_policy_new_from_file()
 */
FrtPolicy *
frt_policy_new_system (void)
{
  return frt_policy_new_from_file (POLICY_FILE, getuid ());
}

/**
 * frt_policy_free:
 * @self: (nullable): a policy
 */
void
frt_policy_free (FrtPolicy *self)
{
  if (self == NULL)
    return;

  g_free (self->problem);
  g_free (self->server);
  g_strfreev (self->languages);
  g_free (self);
}
