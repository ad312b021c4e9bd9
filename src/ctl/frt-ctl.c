/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Fratrie authors */
#include "ctl/frt-ctl.h"

#include "common/frt-error.h"
#include "common/frt-json.h"
#include "ctl/frt-ctl-commands.h"
#include "ctl/frt-ctl-settings.h"

#include "config.h"

#include <locale.h>
#include <stdio.h>
#include <string.h>

#define ANY G_MAXUINT

typedef enum { EXIT_DONE, EXIT_REFUSED, EXIT_USAGE } ExitCode;

static const FrtCommand commands[] = {
  { "init", "", "make the store, or bring it up to date", 0, 0, frt_ctl_init },
  { "school add", "UAI NAME", "add a school", 2, 2, frt_ctl_school_add },
  { "school set", "UAI KEY=VALUE…", "change what is known of a school", 2, ANY, frt_ctl_school_set },
  { "service add", "UAI NAME [URL]", "open an online service to classes", 2, 3, frt_ctl_service_add },
  { "service remove", "UAI NAME", "close an online service", 2, 2, frt_ctl_service_remove },
  { "staff add", "UAI USERNAME", "add a member of a school's staff", 2, 2, frt_ctl_staff_add },
  { "import", "UAI FILE…", "read a school's exports", 2, ANY, frt_ctl_import },
  { "letters", "UAI", "issue letters, by default to those never notified", 1, 1, frt_ctl_letters },
  { "account show", "USERNAME", "show an account and its children", 1, 1, frt_ctl_account_show },
  { "account reset", "USERNAME", "issue a new letter to whoever forgot", 1, 1, frt_ctl_account_reset },
  { "break", "UAI USERNAME", "take a school's guardian out of a grouping", 2, 2, frt_ctl_break },
  { "stats", "[UAI]", "count accounts and groupings", 0, 1, frt_ctl_stats },
  { "events", "[UAI]", "list the journal", 0, 1, frt_ctl_events },
  { "backup", "FILE", "write all that is in the store into a file", 1, 1, frt_ctl_backup },
  { "restore", "FILE", "fill an empty store with a backup", 1, 1, frt_ctl_restore },
  { "purge", "", "remove what is kept no longer", 0, 0, frt_ctl_purge },
  { "calibrate", "", "find what a password's hash may cost on this machine", 0, 0, frt_ctl_calibrate },
  { "verify", "", "check every invariant and the journal's chain", 0, 0, frt_ctl_verify },
};

struct _FrtCtl {
  char             *store_uri;      /* (owned) (nullable) */
  gboolean          json;
  gboolean          version;
  const FrtCommand *command;        /* (unowned) */
  FrtStore         *store;          /* (owned) (nullable) until a command wants it */
  FrtDomain         domain;
};

static void
add_common_options (FrtCtl *self, GOptionContext *context)
{
  GOptionEntry entries[] = {
    { "store", 0, 0, G_OPTION_ARG_STRING, &self->store_uri, "Where all is kept (or FRATRIE_STORE)", "URI" },
    { "json", 0, 0, G_OPTION_ARG_NONE, &self->json, "Print for machines", NULL },
    { NULL },
  };

  g_option_context_add_main_entries (context, entries, NULL);
}

static gboolean
parse (GOptionContext *context, char **arguments, GError **error)
{
  g_autoptr (GError) failure = NULL;

  if (g_option_context_parse_strv (context, &arguments, &failure))
    return TRUE;

  return frt_error_set (error, FRT_ERROR_USAGE, "%s", failure->message);
}

/**
 * frt_ctl_parse:
 * @self: the program
 * @entries: (nullable): the command's own options
 * @arguments: the program's name, then what was typed; options are taken out of it
 * @error: return location for a #GError
 *
 * Parses what follows a command's name. `--help` prints the command's help and ends the program.
 *
 * Returns: %FALSE with %FRT_ERROR_USAGE when an option is unknown or the number of arguments is wrong
 */
gboolean
frt_ctl_parse (FrtCtl *self, const GOptionEntry *entries, char **arguments, GError **error)
{
  const FrtCommand *command = self->command;
  g_autofree char *usage = g_strdup_printf ("%s %s", command->name, command->parameters);
  g_autoptr (GOptionContext) context = g_option_context_new (usage);
  guint count;

  g_option_context_set_summary (context, command->help);
  if (entries != NULL)
    g_option_context_add_main_entries (context, entries, NULL);

  add_common_options (self, context);
  if (!parse (context, arguments, error))
    return FALSE;

  count = g_strv_length (arguments) - 1;
  if (count < command->min_arguments || count > command->max_arguments)
    return frt_error_set (error, FRT_ERROR_USAGE, "usage: fratriectl %s", usage);

  for (guint i = 1; i <= count; i++)
    if (!g_utf8_validate (arguments[i], -1, NULL))
      return frt_error_set (error, FRT_ERROR_USAGE, "argument %u is not written in UTF-8", i);

  return TRUE;
}

/**
 * frt_ctl_get_store_uri:
 * @self: the program
 * @error: return location for a #GError
 *
 * Returns: (transfer none): what `--store` says, or else FRATRIE_STORE; %NULL with %FRT_ERROR_USAGE when neither does
 */
const char *
frt_ctl_get_store_uri (FrtCtl *self, GError **error)
{
  const char *uri = self->store_uri != NULL ? self->store_uri : g_getenv ("FRATRIE_STORE");

  if (uri == NULL)
    frt_error_set (error, FRT_ERROR_USAGE, "say where everything is kept: --store URI, or FRATRIE_STORE");
  return uri;
}

/**
 * frt_ctl_open:
 * @self: the program
 * @mode: whether the store may be made
 * @error: return location for a #GError
 *
 * Opens the store; call it once, after frt_ctl_parse().
 *
 * Returns: (transfer none): the rules on that store, until the program ends; %NULL with %FRT_ERROR_USAGE when
 *   no store is named, or with the store's error
 */
const FrtDomain *
frt_ctl_open (FrtCtl *self, FrtStoreMode mode, GError **error)
{
  const char *uri = frt_ctl_get_store_uri (self, error);

  if (uri == NULL || !frt_ctl_settings_read (&self->domain.settings, error))
    return NULL;

  self->store = frt_store_open (uri, mode, error);
  if (self->store == NULL)
    return NULL;

  self->domain = (FrtDomain) {
    .store = self->store,
    .settings = self->domain.settings,
    .clock = frt_clock_system (),
    .random = frt_random_system (),
  };
  return &self->domain;
}

/**
 * frt_ctl_wants_json:
 * @self: the program
 *
 * Returns: whether `--json` was given
 */
gboolean
frt_ctl_wants_json (FrtCtl *self)
{
  return self->json;
}

/**
 * frt_ctl_print_json:
 * @node: (transfer full): what to print
 *
 * Prints one line of JSON, in UTF-8 whatever the locale.
 */
void
frt_ctl_print_json (JsonNode *node)
{
  g_autofree char *text = frt_json_write (node, NULL);

  puts (text);
  json_node_unref (node);
}

/**
 * frt_ctl_print_done:
 * @self: the program
 * @text: for people
 * @...: for machines: names and values of a JSON object, then %NULL
 *
 * Tells that a command did its work.
 */
void
frt_ctl_print_done (FrtCtl *self, const char *text, ...)
{
  g_autoptr (JsonObject) object = json_object_new ();
  const char *name;
  va_list members;

  if (!self->json) {
    g_print ("%s\n", text);
    return;
  }

  va_start (members, text);
  while ((name = va_arg (members, const char *)) != NULL)
    json_object_set_string_member (object, name, va_arg (members, const char *));
  va_end (members);

  frt_ctl_print_json (json_node_init_object (json_node_alloc (), object));
}

/* Does @arguments start with the command's name? Then @words is how many of them are. */
static gboolean
is_named (const FrtCommand *command, char **arguments, guint *words)
{
  g_auto (GStrv) name = g_strsplit (command->name, " ", -1);

  *words = g_strv_length (name);
  for (guint i = 0; i < *words; i++)
    if (g_strcmp0 (arguments[i], name[i]) != 0)
      return FALSE;

  return TRUE;
}

static char *
describe_commands (void)
{
  g_autoptr (GString) text = g_string_new ("Commands:");

  for (guint i = 0; i < G_N_ELEMENTS (commands); i++) {
    g_autofree char *usage = g_strdup_printf ("%s %s", commands[i].name, commands[i].parameters);
    int padding = 27 - (int) g_utf8_strlen (usage, -1);

    g_string_append_printf (text, "\n  %s%*s %s", usage, padding, "", commands[i].help);
  }

  return g_string_free (g_steal_pointer (&text), FALSE);
}

static gboolean
run_command (FrtCtl *self, char **arguments, GError **error)
{
  for (guint i = 0; i < G_N_ELEMENTS (commands); i++) {
    char **rest;
    guint words;

    if (!is_named (&commands[i], arguments + 1, &words))
      continue;

    /* The command's own arguments, after the program's name. */
    for (guint word = 0; word < words; word++)
      g_free (arguments[1 + word]);

    rest = arguments + 1 + words;
    memmove (arguments + 1, rest, (g_strv_length (rest) + 1) * sizeof *rest);
    self->command = &commands[i];
    return commands[i].run (self, arguments, error);
  }

  return frt_error_set (error, FRT_ERROR_USAGE, "no such command: %s (fratriectl --help lists them)",
                        arguments[1]);
}

/* Scripts run without a locale: names are UTF-8 all the same. */
static void
set_locale (void)
{
  setlocale (LC_ALL, "");
  if (!g_get_charset (NULL))
    setlocale (LC_CTYPE, "C.UTF-8");
}

/* What stands before the command, then the command. */
static gboolean
run (FrtCtl *self, char **arguments, GError **error)
{
  const GOptionEntry entries[] = {
    { "version", 0, 0, G_OPTION_ARG_NONE, &self->version, "Print the version", NULL },
    { NULL },
  };
  g_autoptr (GOptionContext) context = g_option_context_new ("COMMAND …");
  g_autofree char *description = describe_commands ();

  g_option_context_set_summary (context, "Runs schools, their letters and accounts, straight on the store.");
  g_option_context_set_description (context, description);
  g_option_context_set_strict_posix (context, TRUE);
  g_option_context_add_main_entries (context, entries, NULL);
  add_common_options (self, context);
  if (!parse (context, arguments, error))
    return FALSE;

  if (self->version) {
    g_print ("fratriectl %s\n", FRT_VERSION);
    return TRUE;
  }

  if (arguments[1] == NULL)
    return frt_error_set (error, FRT_ERROR_USAGE, "say what to do (fratriectl --help lists the commands)");

  return run_command (self, arguments, error);
}

/**
 * frt_ctl_main:
 * @argc: as main()'s
 * @argv: as main()'s
 *
 * Runs one command. Results go to standard output, what went wrong to standard error.
 *
 * Returns: the exit code: 0 done, 1 refused, 2 wrong usage
 */
int
frt_ctl_main (int argc, char **argv)
{
  g_auto (GStrv) arguments = g_strdupv (argv);
  g_autoptr (GError) error = NULL;
  FrtCtl self = { 0 };

  set_locale ();
  if (!run (&self, arguments, &error))
    g_printerr ("fratriectl: %s\n", error->message);

  g_clear_pointer (&self.store, frt_store_close);
  g_free (self.store_uri);
  if (error == NULL)
    return EXIT_DONE;

  return g_error_matches (error, FRT_ERROR, FRT_ERROR_USAGE) ? EXIT_USAGE : EXIT_REFUSED;
}
