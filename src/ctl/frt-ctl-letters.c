/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Fratrie authors */
#include "ctl/frt-ctl-commands.h"

#include "common/frt-error.h"
#include "ctl/frt-ctl-output.h"
#include "domain/frt-breaks.h"
#include "domain/frt-contact.h"
#include "domain/frt-letters.h"
#include "domain/frt-staff.h"

#include <unistd.h>

/* Whatever gives new letters. They are seen here once and never again, so that their file is opened first. */

static void
print_letter (const FrtLetter *letter)
{
  g_autofree char *password = frt_provisional_password_format (frt_secret_get (letter->password));
  g_autofree char *expires_at = frt_time_format (letter->expires_at);

  g_print ("%s, %s\n  username: %s\n  provisional password: %s\n  expires: %s\n",
           letter->guardian, letter->school, letter->username, password, expires_at);
}

static JsonNode *
describe_letters (GPtrArray *letters)
{
  JsonObject *object = json_object_new ();
  JsonArray *array = json_array_new ();

  for (guint i = 0; i < letters->len; i++)
    json_array_add_element (array, frt_letter_to_json (g_ptr_array_index (letters, i)));

  json_object_set_array_member (object, "letters", array);
  return json_node_init_object (json_node_alloc (), object);
}

/* Puts @letters where the operator wants them; @file: (nullable). */
static gboolean
give_letters (FrtCtl *ctl, FrtPrivateFile *file, const FrtCtlOutput *output, GPtrArray *letters, GError **error)
{
  if (file != NULL) {
    g_autofree char *count = g_strdup_printf ("%u", letters->len);
    g_autofree char *text = g_strdup_printf ("%s letters in %s", count, output->path);

    if (!frt_ctl_output_write (output, file, letters, error)) {
      g_prefix_error (error, "the letters were issued but are lost, issue them again with --reprint: ");
      return FALSE;
    }

    frt_ctl_print_done (ctl, text, "letters", count, "output", output->path, NULL);
    return TRUE;
  }

  if (frt_ctl_wants_json (ctl))
    frt_ctl_print_json (describe_letters (letters));
  else
    for (guint i = 0; i < letters->len; i++)
      print_letter (g_ptr_array_index (letters, i));

  return TRUE;
}

/* Puts together whom letters are for, and checks how they are to be. */
static gboolean
read_choice (const char *state, gboolean reprint, FrtLetterChoice *choice, GError **error)
{
  if (choice->usernames != NULL && (state != NULL || reprint || choice->class_name != NULL))
    return frt_error_set (error, FRT_ERROR_USAGE, "--username names whom: leave out --state, --class and --reprint");
  if (state != NULL && reprint)
    return frt_error_set (error, FRT_ERROR_USAGE, "--reprint is --state not-activated: give one of them");
  if (state != NULL && !frt_letters_for_from_string (state, &choice->whom))
    return frt_error_set (error, FRT_ERROR_USAGE, "--state %s: one of never-notified, notified, expired, not-activated",
                          state);
  if (choice->language != NULL && !frt_contact_check_language (choice->language, "", NULL))
    return frt_error_set (error, FRT_ERROR_USAGE, "--language %s: a language is two small letters, like fr", choice->language);
  if (reprint)
    choice->whom = FRT_LETTERS_NOT_ACTIVATED;
  return TRUE;
}

static gboolean
tell_count (FrtCtl *ctl, const FrtDomain *domain, const char *uai, const FrtLetterChoice *choice, GError **error)
{
  g_autofree char *letters = NULL, *replaced = NULL, *text = NULL;
  FrtLetterCount count;

  if (!frt_letter_choice_count (domain, uai, choice, &count, error))
    return FALSE;
  letters = g_strdup_printf ("%u", count.letters);
  replaced = g_strdup_printf ("%u", count.replaced);
  text = g_strdup_printf ("%u letters would be issued; %u replace one whose password still works, and would not any more",
                          count.letters, count.replaced);
  frt_ctl_print_done (ctl, text, "letters", letters, "replaced", replaced, NULL);
  return TRUE;
}

/* On a terminal, one line that counts up. */
static gboolean
on_progress (guint done, guint total, gpointer unused)
{
  if (isatty (STDERR_FILENO))
    g_printerr ("\r%u of %u letters%s", done, total, done == total ? "\n" : "");
  return TRUE;
}

/**
 * frt_ctl_letters:
 * @ctl: the program
 * @arguments: UAI
 * @error: return location for a #GError
 *
 * Issues letters into a file.
 *
 * Returns: %FALSE with the domain's error, %FRT_ERROR_REFUSED (the file) or %FRT_ERROR_USAGE
 */
gboolean
frt_ctl_letters (FrtCtl *ctl, char **arguments, GError **error)
{
  g_auto (GStrv) usernames = NULL;
  g_autofree char *language = NULL, *state = NULL, *class_name = NULL;
  const FrtProgress progress = { on_progress, NULL };
  gboolean reprint = FALSE, dry_run = FALSE;
  FrtLetterChoice choice = { 0 };
  g_auto (FrtCtlOutput) output = { 0 };
  const GOptionEntry entries[] = {
    { "username", 0, 0, G_OPTION_ARG_STRING_ARRAY, &usernames, "Only this account's, and so on", "U" },
    { "state", 0, 0, G_OPTION_ARG_STRING, &state, "never-notified (unless said), notified, expired, not-activated", "S" },
    { "class", 0, 0, G_OPTION_ARG_STRING, &class_name, "Only guardians of this class", "C" },
    { "reprint", 0, 0, G_OPTION_ARG_NONE, &reprint, "Also those notified, still provisional: older passwords die", NULL },
    { "dry-run", 0, 0, G_OPTION_ARG_NONE, &dry_run, "Say how many letters, issue none", NULL },
    { "language", 0, 0, G_OPTION_ARG_STRING, &language, "Not the account's own but this one", "L" },
    FRT_CTL_OUTPUT_OPTIONS (output),
    { NULL },
  };
  g_autoptr (FrtPrivateFile) file = NULL;
  g_autoptr (GPtrArray) letters = NULL;
  const FrtDomain *domain;

  if (!frt_ctl_parse (ctl, entries, arguments, error))
    return FALSE;

  choice.usernames = (const char *const *) usernames;
  choice.class_name = class_name;
  choice.language = language;
  if (!read_choice (state, reprint, &choice, error))
    return FALSE;

  if (dry_run) {
    domain = frt_ctl_open (ctl, FRT_STORE_EXISTING, error);
    return domain != NULL && tell_count (ctl, domain, arguments[1], &choice, error);
  }

  if (output.path == NULL)
    return frt_error_set (error, FRT_ERROR_USAGE, "say where to write the letters: --output FILE.pdf or FILE.csv");

  domain = frt_ctl_open (ctl, FRT_STORE_EXISTING, error);
  file = domain != NULL ? frt_ctl_output_open (&output, error) : NULL;
  if (file == NULL)
    return FALSE;

  letters = frt_letters_issue (domain, arguments[1], &choice, &progress, error);
  return letters != NULL && give_letters (ctl, file, &output, letters, error);
}

/* Prints one letter; takes @letter, (nullable): the domain has told why there is none. */
static gboolean
give_letter (FrtCtl *ctl, FrtLetter *letter, GError **error)
{
  g_autoptr (GPtrArray) letters = g_ptr_array_new_with_free_func ((GDestroyNotify) frt_letter_free);

  if (letter == NULL)
    return FALSE;

  g_ptr_array_add (letters, letter);
  return give_letters (ctl, NULL, NULL, letters, error);
}

/**
 * frt_ctl_account_reset:
 * @ctl: the program
 * @arguments: USERNAME
 * @error: return location for a #GError
 *
 * Issues a new letter to whoever forgot, and prints it.
 *
 * Returns: %FALSE with the domain's error or %FRT_ERROR_USAGE
 */
gboolean
frt_ctl_account_reset (FrtCtl *ctl, char **arguments, GError **error)
{
  const FrtDomain *domain;

  if (!frt_ctl_parse (ctl, NULL, arguments, error))
    return FALSE;

  domain = frt_ctl_open (ctl, FRT_STORE_EXISTING, error);
  return domain != NULL && give_letter (ctl, frt_letters_reset (domain, NULL, arguments[1], error), error);
}

/**
 * frt_ctl_staff_add:
 * @ctl: the program
 * @arguments: UAI USERNAME
 * @error: return location for a #GError
 *
 * Adds a member of a school's staff, and prints the provisional password.
 *
 * Returns: %FALSE with the domain's error or %FRT_ERROR_USAGE
 */
gboolean
frt_ctl_staff_add (FrtCtl *ctl, char **arguments, GError **error)
{
  g_autofree char *first_name = NULL, *last_name = NULL;
  const GOptionEntry entries[] = {
    { "first-name", 0, 0, G_OPTION_ARG_STRING, &first_name, "The person's first name", "NAME" },
    { "last-name", 0, 0, G_OPTION_ARG_STRING, &last_name, "The person's last name", "NAME" },
    { NULL },
  };
  FrtNewStaff staff = { 0 };
  const FrtDomain *domain;

  if (!frt_ctl_parse (ctl, entries, arguments, error))
    return FALSE;

  staff = (FrtNewStaff) { arguments[2], first_name, last_name };
  domain = frt_ctl_open (ctl, FRT_STORE_EXISTING, error);
  return domain != NULL && give_letter (ctl, frt_staff_add (domain, arguments[1], &staff, error), error);
}

/**
 * frt_ctl_break:
 * @ctl: the program
 * @arguments: UAI USERNAME
 * @error: return location for a #GError
 *
 * Takes a school's guardian records out of the grouping they are in; prints or writes their new letters.
 *
 * Returns: %FALSE with the domain's error, %FRT_ERROR_REFUSED (the file) or %FRT_ERROR_USAGE
 */
gboolean
frt_ctl_break (FrtCtl *ctl, char **arguments, GError **error)
{
  g_auto (FrtCtlOutput) output = { 0 };
  g_autofree char *reason = NULL;
  const GOptionEntry entries[] = {
    { "reason", 0, 0, G_OPTION_ARG_STRING, &reason, "Why, for the journal", "R" },
    FRT_CTL_OUTPUT_OPTIONS (output),
    { NULL },
  };
  g_autoptr (FrtPrivateFile) file = NULL;
  g_autoptr (GPtrArray) letters = NULL;
  const FrtDomain *domain;

  if (!frt_ctl_parse (ctl, entries, arguments, error))
    return FALSE;

  domain = frt_ctl_open (ctl, FRT_STORE_EXISTING, error);
  if (domain == NULL)
    return FALSE;

  if (output.path != NULL && (file = frt_ctl_output_open (&output, error)) == NULL)
    return FALSE;

  letters = frt_breaks_perform (domain, arguments[1], arguments[2], reason, error);
  return letters != NULL && give_letters (ctl, file, &output, letters, error);
}
