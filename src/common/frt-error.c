/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Fratrie authors */

#include "common/frt-error.h"

#include "common/frt-template.h"

#include <gio/gio.h>
#include <glib/gi18n-lib.h>

/* A GError of ours carries the problem's extension members from where it is born to where it is told. */
typedef struct {
  JsonObject *members;      /* (owned) */
} FrtErrorPrivate;

static void
frt_error_private_init (FrtErrorPrivate *priv)
{
  priv->members = json_object_new ();
}

static void
copy_member (JsonObject *from, const char *name, JsonNode *node, gpointer to)
{
  json_object_set_member (to, name, json_node_copy (node));
}

static void
frt_error_private_copy (const FrtErrorPrivate *from, FrtErrorPrivate *to)
{
  frt_error_private_init (to);
  json_object_foreach_member (from->members, copy_member, to->members);
}

static void
frt_error_private_clear (FrtErrorPrivate *priv)
{
  json_object_unref (priv->members);
}

G_DEFINE_EXTENDED_ERROR (FrtError, frt_error)

/* What is known of a code. @sentence says what happened and what to do next; @detailed says it better when the members it
 * names in braces are there. */
static const struct {
  const char *problem;              /* NULL: never crosses the wire */
  guint       status;
  guint       status_in_grouping;   /* 0: the same */
  const char *title;
  const char *sentence;
  const char *detailed;             /* (nullable) */
} faces[] = {
  [FRT_ERROR_INTERNAL] = { "internal", 500, 0, N_("Internal error"),
    N_("Something went wrong in the service. Nothing was changed. Try again in a few minutes.") },
  [FRT_ERROR_MALFORMED] = { "invalid-request", 400, 0, N_("Invalid request"),
    N_("The service could not read the request. Update the application, then try again.") },
  [FRT_ERROR_INVALID_REQUEST] = { "invalid-request", 422, 0, N_("Invalid request"),
    N_("Something in what was typed cannot be accepted. Check the marked fields, then try again.") },
  [FRT_ERROR_NOT_FOUND] = { "not-found", 404, 0, N_("Not found"),
    N_("This is not there, or no longer. Go back and look again.") },
  [FRT_ERROR_METHOD_NOT_ALLOWED] = { "method-not-allowed", 405, 0, N_("Method not allowed"),
    N_("The service does not do this at this address. Update the application, then try again.") },
  [FRT_ERROR_LENGTH_REQUIRED] = { "invalid-request", 411, 0, N_("Length required"),
    N_("The service only reads what comes with its length (Content-Length). Update the application, then try again.") },
  [FRT_ERROR_PAYLOAD_TOO_LARGE] = { "payload-too-large", 413, 0, N_("Too large"),
    N_("This is larger than the service accepts.") },
  [FRT_ERROR_UNSUPPORTED_MEDIA_TYPE] = { "unsupported-media-type", 415, 0, N_("Unsupported media type"),
    N_("The service does not read this kind of data.") },
  [FRT_ERROR_INVALID_CREDENTIALS] = { "invalid-credentials", 401, 422, N_("Wrong username or password"),
    N_("The username or the password is wrong. Compare them with your letter, letter by letter, then try again."),
    N_("The username or the password is wrong. Compare them with your letter, letter by letter, then try again. "
       "Tries left before a wait: {tries_left}.") },
  [FRT_ERROR_TOO_MANY_ATTEMPTS] = { "too-many-attempts", 429, 0, N_("Too many attempts"),
    N_("There were too many wrong tries. Wait a little, then try again."),
    N_("There were too many wrong tries. Try again in {retry_after}.") },
  [FRT_ERROR_SESSION_EXPIRED] = { "session-expired", 401, 0, N_("Session expired"),
    N_("You have been signed out. Sign in again to go on.") },
  [FRT_ERROR_ACTIVATION_REQUIRED] = { "activation-required", 403, 0, N_("Activation required"),
    N_("Choose your own password first: this account is not activated yet.") },
  [FRT_ERROR_OTP_REQUIRED] = { "otp-required", 401, 0, N_("Second factor required"),
    N_("Type the code that your authentication application shows.") },
  [FRT_ERROR_LETTER_EXPIRED] = { "letter-expired", 403, 422, N_("Letter expired"),
    N_("This letter is too old to be used. Ask the school for a new one."),
    N_("This letter is too old to be used. Ask {school} for a new one.") },
  [FRT_ERROR_ACCOUNT_GROUPED] = { "account-grouped", 403, 0, N_("Account grouped"),
    N_("This account was grouped into another one. Sign in with the account you kept."),
    N_("This account was grouped into another one. Sign in with the account you kept: {primary_hint}.") },
  [FRT_ERROR_ACCOUNT_DISABLED] = { "account-disabled", 403, 0, N_("Account disabled"),
    N_("This account is closed. If the school has sent you a newer letter, use that one; if not, ask the school.") },
  [FRT_ERROR_FORBIDDEN] = { "forbidden", 403, 0, N_("Forbidden"),
    N_("Your account does not give access to this.") },
  [FRT_ERROR_WEAK_PASSWORD] = { "weak-password", 422, 0, N_("Weak password"),
    N_("This password is too easy to guess. Choose a longer one, for instance four words that have nothing to do with each "
       "other.") },
  [FRT_ERROR_STUDENT_ACCOUNT] = { "student-account", 422, 0, N_("Not a guardian's account"),
    N_("This letter is a pupil's. Only letters addressed to parents or guardians can be grouped: look for the letter that "
       "bears your own name.") },
  [FRT_ERROR_SAME_ACCOUNT] = { "same-account", 409, 0, N_("The same account"),
    N_("This is the account you are signed in with. Type what stands on another letter.") },
  [FRT_ERROR_ALREADY_ADDED] = { "already-added", 409, 0, N_("Already added"),
    N_("This account is in the list already. Type what stands on another letter, or continue.") },
  [FRT_ERROR_ALREADY_GROUPED_HERE] = { "already-grouped-here", 409, 0, N_("Already grouped here"),
    N_("This account is part of your account already: its children are in your list. There is nothing to do.") },
  [FRT_ERROR_ALREADY_GROUPED_ELSEWHERE] = { "already-grouped-elsewhere", 409, 0, N_("Already grouped elsewhere"),
    N_("This account was grouped into another account, not into yours. If that is a mistake, ask the school to undo it.") },
  [FRT_ERROR_HOLDER_MISMATCH] = { "holder-mismatch", 409, 0, N_("Another holder"),
    N_("This letter is for another person. If you are the same person, ask the school to correct the name, then try again."),
    N_("This letter is for {holder}. Your account is for {yours}. If you are the same person, ask {school} to correct the "
       "name, then try again.") },
  [FRT_ERROR_TOO_MANY_ACCOUNTS] = { "too-many-accounts", 422, 0, N_("Too many accounts"),
    N_("Ten accounts at most can be grouped at once. Confirm these, then group the others.") },
  [FRT_ERROR_GROUPING_EXPIRED] = { "grouping-expired", 410, 0, N_("Grouping expired"),
    N_("The 30 minutes to finish are over. Nothing was changed. Add the accounts again.") },
  [FRT_ERROR_GROUPING_CHANGED] = { "grouping-changed", 409, 0, N_("Grouping changed"),
    N_("Something has changed since you looked. Nothing was grouped. Look at the summary again, then confirm.") },
  [FRT_ERROR_GROUPING_CLOSED] = { "grouping-closed", 409, 0, N_("Grouping closed"),
    N_("This grouping is finished. To add another account, begin a new one.") },
  [FRT_ERROR_UNAVAILABLE] = { "unavailable", 503, 0, N_("Unavailable"),
    N_("The service cannot answer just now. Nothing was changed. Try again in a minute.") },
  [FRT_ERROR_OFFLINE] = { NULL, 0, 0, N_("Offline"),
    N_("The service cannot be reached. Check the connection, then try again. What you typed is kept.") },
  [FRT_ERROR_TLS] = { NULL, 0, 0, N_("Connection not secure"),
    N_("The service cannot prove who it is, so nothing was sent. Check the date of this computer and the address on your "
       "letter; if both are right, tell the school.") },
  [FRT_ERROR_INSECURE] = { NULL, 0, 0, N_("Connection not secure"),
    N_("This address is not protected, so nothing was sent. The address must begin with https.") },
  [FRT_ERROR_NOT_FRATRIE] = { NULL, 0, 0, N_("Another service"),
    N_("There is no Fratrie service at this address. Compare it with the one printed on your letter.") },
  [FRT_ERROR_INVALID_FILE] = { NULL, 0, 0, N_("Unreadable file"),
    N_("This file cannot be read as a letter. Choose the picture or the document the school sent."),
    "{sentence}" },
  [FRT_ERROR_REFUSED] = { NULL, 0, 0, N_("Refused"), N_("This cannot be done.") },
  [FRT_ERROR_USAGE] = { NULL, 0, 0, N_("Not an address"),
    N_("This is not an address. Type it as it is printed on your letter.") },
};
G_STATIC_ASSERT (G_N_ELEMENTS (faces) == FRT_ERROR_LAST + 1);

G_GNUC_PRINTF (2, 0) static GError *
new_valist (FrtErrorCode code, const char *format, va_list arguments)
{
  return g_error_new_valist (FRT_ERROR, (int) code, format, arguments);
}

/**
 * frt_error_new:
 * @code: what is to be decided
 * @format: for logs, in English; never a secret
 *
 * Returns: (transfer full): an error without members
 */
GError *
frt_error_new (FrtErrorCode code, const char *format, ...)
{
  GError *error;
  va_list arguments;

  va_start (arguments, format);
  error = new_valist (code, format, arguments);
  va_end (arguments);
  return error;
}

/**
 * frt_error_set:
 * @error: return location for a #GError
 * @code: what is to be decided
 * @format: for logs, in English; never a secret
 *
 * Returns: %FALSE, to be returned
 */
gboolean
frt_error_set (GError **error, FrtErrorCode code, const char *format, ...)
{
  va_list arguments;

  va_start (arguments, format);
  g_propagate_error (error, new_valist (code, format, arguments));
  va_end (arguments);
  return FALSE;
}

/**
 * frt_error_set_field:
 * @error: return location for a #GError
 * @pointer: the wrong field, a JSON Pointer (RFC 6901)
 * @format: what is wrong with it, in English
 *
 * Sets %FRT_ERROR_INVALID_REQUEST with one entry in its member "errors".
 *
 * Returns: %FALSE, to be returned
 */
gboolean
frt_error_set_field (GError **error, const char *pointer, const char *format, ...)
{
  g_autofree char *detail = NULL;
  JsonArray *fields = json_array_new ();
  JsonObject *field = json_object_new ();
  GError *made;
  va_list arguments;

  va_start (arguments, format);
  detail = g_strdup_vprintf (format, arguments);
  va_end (arguments);
  json_object_set_string_member (field, "pointer", pointer);
  json_object_set_string_member (field, "detail", detail);
  json_array_add_object_element (fields, field);
  made = frt_error_new (FRT_ERROR_INVALID_REQUEST, "%s: %s", pointer, detail);
  json_object_set_array_member (frt_error_get_members (made), "errors", fields);
  g_propagate_error (error, made);
  return FALSE;
}

/**
 * frt_error_get_members:
 * @error: any error
 *
 * Returns: (transfer none) (nullable): its extension members, to read or to add to; %NULL for an error that is not of
 *   %FRT_ERROR, such as that of a cancelled call
 */
JsonObject *
frt_error_get_members (const GError *error)
{
  return error->domain == FRT_ERROR ? frt_error_get_private (error)->members : NULL;
}

/**
 * frt_error_get_code:
 * @error: any error
 *
 * Returns: its code; a foreign one counts as %FRT_ERROR_INTERNAL
 */
FrtErrorCode
frt_error_get_code (const GError *error)
{
  return error->domain == FRT_ERROR && error->code >= 0 && error->code <= FRT_ERROR_LAST ? (FrtErrorCode) error->code
                                                                                       : FRT_ERROR_INTERNAL;
}

/**
 * frt_error_code_get_problem:
 * @code: a code
 *
 * Returns: (transfer none): the contract's NAME; "internal" for what has no business on the wire
 */
const char *
frt_error_code_get_problem (FrtErrorCode code)
{
  return faces[code].problem ? faces[code].problem : faces[FRT_ERROR_INTERNAL].problem;
}

/**
 * frt_error_code_get_status:
 * @code: a code
 * @in_grouping: whether it arose in a grouping
 *
 * Returns: its HTTP status
 */
guint
frt_error_code_get_status (FrtErrorCode code, gboolean in_grouping)
{
  if (faces[code].problem == NULL)
    return faces[FRT_ERROR_INTERNAL].status;
  return in_grouping && faces[code].status_in_grouping != 0 ? faces[code].status_in_grouping : faces[code].status;
}

/* Returns: (transfer none): a few words, in English: gettext has them */
const char *
frt_error_code_get_title (FrtErrorCode code)
{
  return faces[code].title;
}

/* Returns: (transfer none): what happened and what to do next, in English: gettext has it */
const char *
frt_error_code_get_sentence (FrtErrorCode code)
{
  return faces[code].sentence;
}

/**
 * frt_error_code_from_problem:
 * @problem: the contract's NAME
 * @status: the answer's status, which tells two of the same name apart
 *
 * Returns: its code; %FRT_ERROR_INTERNAL for a name we do not know
 */
FrtErrorCode
frt_error_code_from_problem (const char *problem, guint status)
{
  FrtErrorCode found = FRT_ERROR_INTERNAL;

  for (guint i = G_N_ELEMENTS (faces); i-- > 0;)
    if (g_strcmp0 (faces[i].problem, problem) == 0) {
      found = (FrtErrorCode) i;
      if (faces[i].status == status)
        break;
    }
  return found;
}

static char *
member_to_text (gpointer members, const char *name)
{
  gint64 number;

  if (!g_str_equal (name, "retry_after"))
    return frt_template_dup_member (members, name);
  number = json_object_get_int_member_with_default (members, name, -1);
  return number < 0 ? NULL : g_strdup_printf ("%d:%02d", (int) (number / 60), (int) (number % 60));
}

/**
 * frt_error_dup_message_in:
 * @error: any error
 * @translate: gives a sentence in some language
 * @data: for @translate
 *
 * Returns: (transfer full): what happened and what to do next, with names and figures where the error has them
 */
char *
frt_error_dup_message_in (const GError *error, FrtTranslateFunc translate, gpointer data)
{
  FrtErrorCode code = frt_error_get_code (error);
  char *text = NULL;

  if (faces[code].detailed != NULL && error->domain == FRT_ERROR)
    text = frt_template_fill (translate (data, faces[code].detailed), member_to_text, frt_error_get_members (error));
  return text ? text : g_strdup (translate (data, faces[code].sentence));
}

static const char *
translate_for_user (gpointer data, const char *sentence)
{
  return _(sentence);
}

/**
 * frt_error_dup_user_message:
 * @error: any error
 *
 * Returns: (transfer full) (nullable): plain text, never markup, in the user's language; %NULL for what was cancelled
 */
char *
frt_error_dup_user_message (const GError *error)
{
  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return NULL;
  return frt_error_dup_message_in (error, translate_for_user, NULL);
}
