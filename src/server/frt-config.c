/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Fratrie authors */

#include "server/frt-config.h"

#include "common/frt-error.h"
#include "domain/frt-contact.h"

#include "config.h"

#include <gio/gio.h>

typedef enum { TEXT, NUMBER, MATCH, EMAIL, URL, PATH, TLS, SECRET } Kind;

typedef struct {
  const char *group, *key;
  Kind        kind;
  gsize       offset;               /* of its member of FrtConfig */
  guint       least, most;          /* of a number */
  const char *help;
} Key;

#define AT(member) G_STRUCT_OFFSET (FrtConfig, member)

static const Key keys[] = {
  { "server", "store", TEXT, AT (store), 0, 0, "Where everything is kept: sqlite:PATH or postgresql://…" },
  { "server", "key_file", TEXT, AT (key_file), 0, 0, "File with the service's key, which fratriectl init makes" },
  { "server", "listen", TEXT, AT (listen), 0, 0, "Where to answer: HOST:PORT (port 0: any) or unix:PATH" },
  { "server", "metrics_listen", TEXT, AT (metrics_listen), 0, 0, "Where to give figures to Prometheus, and nothing else" },
  { "server", "trusted_proxies", TEXT, AT (trusted_proxies), 0, 0, "Addresses whose X-Forwarded-For counts, or unix" },
  { "server", "threads", NUMBER, AT (threads), 0, 256, "Threads that answer, 0 for one a core" },
  { "server", "hashing_threads", NUMBER, AT (hashing_threads), 0, 256, "Threads that hash passwords, 0 for one a core" },
  { "server", "hashing_queue", NUMBER, AT (hashing_queue), 1, 100000, "Passwords that may wait to be hashed" },
  { "server", "connections", NUMBER, AT (connections), 16, 1000000, "Connections at once" },
  { "server", "idle_seconds", NUMBER, AT (idle_seconds), 1, 3600, "Seconds a connection may be silent" },
  { "server", "demo_dir", PATH, AT (demo_dir), 0, 0, "Folder of the sample data" },
  { "server", "demo_store", TEXT, AT (demo_store), 0, 0, "Empty store that the sample data fills, instead of memory" },
  { "server", "locale_dir", PATH, AT (locale_dir), 0, 0, "Folder of the translations" },
  { "service", "name", TEXT, AT (name), 0, 0, "What parents know this service as" },
  { "service", "address", URL, AT (address), 0, 0, "Where parents find it, as letters print it: https://…" },
  { "service", "support_email", TEXT, AT (support_email), 0, 0, "Where parents may write" },
  { "service", "support_phone", TEXT, AT (support_phone), 0, 0, "Where parents may call" },
  { "service", "support_url", TEXT, AT (support_url), 0, 0, "Where parents may read more" },
  { "mail", "server", TEXT, AT (mail.server), 0, 0, "Which mail server sends; without one messages wait" },
  { "mail", "port", NUMBER, AT (mail.port), 1, 65535, "Its port, if not the usual one" },
  { "mail", "from", EMAIL, AT (mail.from), 0, 0, "Whose address messages bear" },
  { "mail", "username", TEXT, AT (mail.username), 0, 0, "Who we are to the mail server" },
  { "mail", "password", SECRET, AT (mail.password), 0, 0, NULL },
  { "mail", "password_file", TEXT, AT (mail.password_file), 0, 0, "File whose first line is our password there" },
  { "mail", "tls", TLS, AT (mail.tls), 0, 0, "starttls, tls or none; none only to this machine" },
  { "mail", "ca_file", PATH, AT (mail.ca_file), 0, 0, "Authorities its certificate may be of, if not the system's" },
  { "mail", "timeout", NUMBER, AT (mail.timeout), 1, 600, "Seconds a message may take" },
  { "rules", "letter_days", NUMBER, AT (settings.letter_days), 1, FRT_LETTER_DAYS_MAX, "Days a letter is good" },
  { "rules", "never_activated_days", NUMBER, AT (settings.never_activated_days), 1, FRT_NEVER_ACTIVATED_DAYS_MAX,
    "Days after which an account never activated is purged" },
  { "rules", "idle_days", NUMBER, AT (settings.idle_days), 1, FRT_IDLE_DAYS_MAX,
    "Days after which an account not used is purged" },
  { "rules", "holder_match", MATCH, AT (settings.holder_match_warn), 0, 0,
    "strict, or warn: another holder's name may be acknowledged" },
  { "rules", "argon2_memory_kib", NUMBER, AT (settings.argon2_memory_kib), FRT_ARGON2_MEMORY_KIB_MIN,
    FRT_ARGON2_MEMORY_KIB_MAX, "Memory a password's hash takes" },
  { "rules", "argon2_passes", NUMBER, AT (settings.argon2_passes), FRT_ARGON2_PASSES_MIN, FRT_ARGON2_PASSES_MAX,
    "Passes a password's hash takes" },
};

/* Where a value was written, for the error that says so. */
typedef struct {
  const char *file;                 /* (nullable) */
  const char *place;                /* a variable's or a flag's name */
} Origin;

static char *
describe_origin (const Origin *origin, const Key *key)
{
  return origin->file != NULL ? g_strdup_printf ("%s: [%s] %s", origin->file, key->group, key->key)
                              : g_strdup (origin->place);
}

static gboolean
refuse (const Origin *origin, const Key *key, GError **error, const char *text)
{
  g_autofree char *where = describe_origin (origin, key);

  return frt_error_set (error, FRT_ERROR_USAGE, "%s: %s", where, text);
}

static gboolean
set_number (FrtConfig *self, const Key *key, const char *text, const Origin *origin, GError **error)
{
  g_autofree char *message = g_strdup_printf ("must be a number from %u to %u", key->least, key->most);
  guint64 number;

  if (!g_ascii_string_to_unsigned (text, 10, key->least, key->most, &number, NULL))
    return refuse (origin, key, error, message);
  G_STRUCT_MEMBER (guint, self, key->offset) = (guint) number;
  return TRUE;
}

static gboolean
is_web_address (const char *text)
{
  g_autoptr (GUri) uri = g_uri_parse (text, G_URI_FLAGS_NONE, NULL);

  return uri != NULL && (g_str_equal (g_uri_get_scheme (uri), "https") || g_str_equal (g_uri_get_scheme (uri), "http")) &&
         g_uri_get_host (uri) != NULL && *g_uri_get_host (uri) != '\0';
}

static gboolean
set (FrtConfig *self, const Key *key, const char *text, const Origin *origin, GError **error)
{
  char **member = &G_STRUCT_MEMBER (char *, self, key->offset);

  g_hash_table_insert (self->origins, (gpointer) key->key, describe_origin (origin, key));
  switch (key->kind) {
  case NUMBER:
    return set_number (self, key, text, origin, error);
  case MATCH:
    if (!g_str_equal (text, "strict") && !g_str_equal (text, "warn"))
      return refuse (origin, key, error, "must be strict or warn");
    G_STRUCT_MEMBER (gboolean, self, key->offset) = g_str_equal (text, "warn");
    return TRUE;
  case EMAIL:
    if (!frt_contact_check_email (text, "", NULL))
      return refuse (origin, key, error, "must be an email address");
    break;
  case URL:
    if (!is_web_address (text))
      return refuse (origin, key, error, "must be an address of the web, https://…");
    break;
  case PATH:
    if (!g_file_test (text, G_FILE_TEST_EXISTS))
      return refuse (origin, key, error, "must be a place that is there");
    break;
  case TLS:
    if (!frt_mail_tls_from_string (text, &G_STRUCT_MEMBER (FrtMailTls, self, key->offset)))
      return refuse (origin, key, error, "must be starttls, tls or none");
    return TRUE;
  case SECRET:
    if (*text == '\0')
      return refuse (origin, key, error, "must not be empty");
    g_clear_pointer (&G_STRUCT_MEMBER (FrtSecret *, self, key->offset), frt_secret_unref);
    G_STRUCT_MEMBER (FrtSecret *, self, key->offset) = frt_secret_new (text);
    return TRUE;
  case TEXT:
  default:
    if (*text == '\0' || !g_utf8_validate (text, -1, NULL))
      return refuse (origin, key, error, "must be a text in UTF-8, and not empty");
  }
  g_free (*member);
  *member = g_strdup (text);
  return TRUE;
}

static const Key *
find (const char *group, const char *name)
{
  for (guint i = 0; i < G_N_ELEMENTS (keys); i++)
    if (g_str_equal (keys[i].group, group) && g_str_equal (keys[i].key, name))
      return &keys[i];
  return NULL;
}

static gboolean
read_group (FrtConfig *self, GKeyFile *file, const char *group, const char *path, GError **error)
{
  g_auto (GStrv) names = g_key_file_get_keys (file, group, NULL, NULL);
  const Origin origin = { path, NULL };

  for (guint i = 0; names != NULL && names[i] != NULL; i++) {
    const Key *key = find (group, names[i]);
    g_autofree char *value = key ? g_key_file_get_string (file, group, names[i], NULL) : NULL;

    if (key == NULL)
      return frt_error_set (error, FRT_ERROR_USAGE, "%s: [%s] %s: no such key", path, group, names[i]);
    if (value == NULL)
      return refuse (&origin, key, error, "cannot be read: it is not in UTF-8 or has a wrong escape");
    if (!set (self, key, value, &origin, error))
      return FALSE;
  }
  return TRUE;
}

static gboolean
read_file (FrtConfig *self, const char *path, GError **error)
{
  g_autoptr (GKeyFile) file = g_key_file_new ();
  g_autoptr (GError) cause = NULL;
  g_auto (GStrv) groups = NULL;

  if (!g_key_file_load_from_file (file, path, G_KEY_FILE_NONE, &cause))
    return frt_error_set (error, FRT_ERROR_USAGE, "%s: %s", path, cause->message);
  groups = g_key_file_get_groups (file, NULL);
  for (guint i = 0; groups[i] != NULL; i++)
    if (!read_group (self, file, groups[i], path, error))
      return FALSE;
  return TRUE;
}

/* A key's name where there are no groups. */
static char *
name_alone (const Key *key)
{
  return g_strconcat (g_str_equal (key->group, "mail") ? "mail_" : "", key->key, NULL);
}

static char *
name_variable (const Key *key)
{
  g_autofree char *name = name_alone (key), *upper = g_ascii_strup (name, -1);

  return g_strconcat ("FRATRIE_", upper, NULL);
}

static char *
name_flag (const Key *key)
{
  return g_strdelimit (name_alone (key), "_", '-');
}

static gboolean
read_variables (FrtConfig *self, GError **error)
{
  for (guint i = 0; i < G_N_ELEMENTS (keys); i++) {
    g_autofree char *name = name_variable (&keys[i]);
    const Origin origin = { NULL, name };
    const char *value = g_getenv (name);

    if (value != NULL && !set (self, &keys[i], value, &origin, error))
      return FALSE;
  }
  return TRUE;
}

/* What was given on the command line. */
typedef struct {
  char         *values[G_N_ELEMENTS (keys)];    /* (owned) (nullable) each */
  char         *file;                           /* (owned) (nullable) */
} Flags;

static void
flags_clear (Flags *self)
{
  for (guint i = 0; i < G_N_ELEMENTS (keys); i++)
    g_free (self->values[i]);
  g_free (self->file);
}

static gboolean
parse_flags (FrtConfig *self, Flags *flags, char **arguments, GError **error)
{
  g_autoptr (GOptionContext) context = g_option_context_new (NULL);
  g_autoptr (GPtrArray) names = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (GError) cause = NULL;
  GOptionEntry entries[G_N_ELEMENTS (keys) + 4] = {
    { "config", 0, 0, G_OPTION_ARG_FILENAME, &flags->file, "Key file with all of these", "FILE" },
    { "demo", 0, 0, G_OPTION_ARG_NONE, &self->demo, "Serve sample data, gone when it stops", NULL },
    { "version", 0, 0, G_OPTION_ARG_NONE, &self->version, "Print the version", NULL },
  };
  guint n = 3;

  for (guint i = 0; i < G_N_ELEMENTS (keys); i++) {
    char *name = name_flag (&keys[i]);

    g_ptr_array_add (names, name);
    if (keys[i].kind != SECRET)      /* everybody on the machine sees a program's arguments */
      entries[n++] = (GOptionEntry) { name, 0, 0, G_OPTION_ARG_STRING, &flags->values[i], keys[i].help,
                                      keys[i].kind == NUMBER ? "N" : "TEXT" };
  }
  g_option_context_set_summary (context, "Answers parents and schools over HTTP. Every flag that takes a value can also be "
                                "set as a variable (FRATRIE_STORE for --store) or in the file of --config.");
  g_option_context_add_main_entries (context, entries, NULL);
  if (!g_option_context_parse_strv (context, &arguments, &cause))
    return frt_error_set (error, FRT_ERROR_USAGE, "%s", cause->message);
  if (arguments[1] != NULL)
    return frt_error_set (error, FRT_ERROR_USAGE, "what is meant by '%s'? fratried --help lists the options", arguments[1]);
  return TRUE;
}

static gboolean
read_flags (FrtConfig *self, const Flags *flags, GError **error)
{
  for (guint i = 0; i < G_N_ELEMENTS (keys); i++) {
    g_autofree char *flag = name_flag (&keys[i]);
    g_autofree char *place = g_strconcat ("--", flag, NULL);
    const Origin origin = { NULL, place };

    if (flags->values[i] != NULL && !set (self, &keys[i], flags->values[i], &origin, error))
      return FALSE;
  }
  return TRUE;
}

static FrtConfig *
config_default (void)
{
  FrtConfig *self = g_new0 (FrtConfig, 1);

  self->origins = g_hash_table_new_full (g_str_hash, g_str_equal, NULL, g_free);
  self->listen = g_strdup ("127.0.0.1:8423");
  self->hashing_queue = 2000;
  self->connections = 10000;
  self->idle_seconds = 30;
  self->demo_dir = g_strdup (FRT_DATA_DIR "/demo");
  self->locale_dir = g_strdup (FRT_LOCALE_DIR);
  self->name = g_strdup ("Fratrie");
  self->mail.timeout = 60;
  self->settings = frt_domain_settings_default ();
  return self;
}

static char *
list_support (const FrtConfig *self)
{
  const char *ways[] = { self->support_email, self->support_phone, self->support_url };
  g_autoptr (GStrvBuilder) known = g_strv_builder_new ();
  g_auto (GStrv) list = NULL;

  for (guint i = 0; i < G_N_ELEMENTS (ways); i++)
    if (ways[i] != NULL)
      g_strv_builder_add (known, ways[i]);
  list = g_strv_builder_end (known);
  return list[0] != NULL ? g_strjoinv (", ", list) : NULL;
}

/* What follows from several keys, which may stand in @file (nullable) or elsewhere. */
static gboolean
complete (FrtConfig *self, const char *file, GError **error)
{
  self->proxies = frt_proxies_new (self->trusted_proxies, error);
  self->mail.service = g_strdup (self->name);
  self->mail.support = list_support (self);
  if (self->proxies == NULL)
    return frt_config_blame (self, "trusted_proxies", error);
  if (frt_mail_settings_complete (&self->mail, error))
    return TRUE;
  if (file != NULL)
    g_prefix_error (error, "%s: ", file);
  return FALSE;
}

/**
 * frt_config_new:
 * @arguments: the program's name, then what was typed; options are taken out of it
 * @error: return location for a #GError
 *
 * Returns: (transfer full): what was set, the contract's where nothing was; %NULL with %FRT_ERROR_USAGE, which names the
 *   file, group and key, the variable or the flag
 */
FrtConfig *
frt_config_new (char **arguments, GError **error)
{
  g_autoptr (FrtConfig) self = config_default ();
  Flags flags = { 0 };
  gboolean ok;

  ok = parse_flags (self, &flags, arguments, error) &&
       (self->version || ((flags.file == NULL || read_file (self, flags.file, error)) && read_variables (self, error) &&
                          read_flags (self, &flags, error) && complete (self, flags.file, error)));
  flags_clear (&flags);
  return ok ? g_steal_pointer (&self) : NULL;
}

/**
 * frt_config_blame:
 * @self: a configuration
 * @key: one of its keys, whose value cannot be used
 * @error: why
 *
 * Begins the message with where that value was written: the file, group and key, the variable or the flag.
 *
 * Returns: %FALSE, to be returned
 */
gboolean
frt_config_blame (const FrtConfig *self, const char *key, GError **error)
{
  const char *origin = g_hash_table_lookup (self->origins, key);

  g_prefix_error (error, "%s: ", origin ? origin : key);
  return FALSE;
}

/**
 * frt_config_free:
 * @self: (transfer full): a configuration
 */
void
frt_config_free (FrtConfig *self)
{
  for (guint i = 0; i < G_N_ELEMENTS (keys); i++)
    if ((keys[i].kind == TEXT || keys[i].kind == URL || keys[i].kind == PATH) && !g_str_equal (keys[i].group, "mail"))
      g_free (G_STRUCT_MEMBER (char *, self, keys[i].offset));
  frt_mail_settings_clear (&self->mail);
  g_clear_pointer (&self->proxies, frt_proxies_free);
  g_hash_table_unref (self->origins);
  g_free (self);
}
