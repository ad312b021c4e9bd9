/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Fratrie authors */
#include "ctl/frt-ctl-commands.h"

#include "common/frt-error.h"
#include "ctl/frt-ctl-output.h"
#include "domain/frt-breaks.h"
#include "domain/frt-letters.h"
#include "domain/frt-staff.h"

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
  g_autofree char *language = NULL;
  FrtLetterChoice choice = { 0 };
  g_auto (FrtCtlOutput) output = { 0 };
  const GOptionEntry entries[] = {
    { "username", 0, 0, G_OPTION_ARG_STRING_ARRAY, &usernames, "Only this account's, and so on", "U" },
    { "reprint", 0, 0, G_OPTION_ARG_NONE, &choice.reprint, "Also those notified, still provisional", NULL },
    { "language", 0, 0, G_OPTION_ARG_STRING, &language, "Not the account's own but this one", "L" },
    FRT_CTL_OUTPUT_OPTIONS (output),
    { NULL },
  };
  g_autoptr (FrtPrivateFile) file = NULL;
  g_autoptr (GPtrArray) letters = NULL;
  const FrtDomain *domain;

  if (!frt_ctl_parse (ctl, entries, arguments, error))
    return FALSE;

  if (output.path == NULL)
    return frt_error_set (error, FRT_ERROR_USAGE, "say where to write the letters: --output FILE.pdf or FILE.csv");

  domain = frt_ctl_open (ctl, FRT_STORE_EXISTING, error);
  file = domain != NULL ? frt_ctl_output_open (&output, error) : NULL;
  if (file == NULL)
    return FALSE;

  choice.usernames = (const char *const *) usernames;
  choice.language = language;
  letters = frt_letters_issue (domain, arguments[1], &choice, error);
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
