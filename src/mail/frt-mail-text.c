/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Fratrie authors */

#include "mail/frt-mail-text.h"

#include "common/frt-template.h"

#include <glib/gi18n-lib.h>

/* Spoken first to whoever reads it in a hurry on a telephone, then to whoever did not ask for it. */

#define MAX_PARAGRAPHS 5
#define MAX_VALUE      2000      /* characters of what a school or a device says */

typedef struct {
  FrtMailKind  kind;
  const char  *answer;                       /* (nullable): of a message that tells one */
  const char  *fact;                         /* (nullable): the member told on top */
  const char  *subject;
  const char  *paragraphs[MAX_PARAGRAPHS];   /* one that names a member which is not there is left out */
} Script;

/* Translators: in these messages what stands in braces is replaced: {service} by the service's name, {school} by a school's,
 * {username} by a username. Keep it as it is, at the place where it belongs in your language. */
static const Script scripts[] = {
  { FRT_MAIL_EMAIL_CODE, NULL, "code",
    N_("Confirm your email address"),
    { N_("Type this code in {service} to confirm that this address is yours."),
      N_("It can be used for {minutes} minutes from when it was asked for."),
      N_("Did you not ask for it? Then somebody typed your address by mistake, and you need do nothing.") } },
  { FRT_MAIL_PASSWORD_CODE, NULL, "code",
    N_("Your code for a new password"),
    { N_("Type this code in {service} to choose a new password for the account {username}."),
      N_("It can be used for {minutes} minutes from when it was asked for."),
      N_("Give it to nobody: no school will ever ask you for it."),
      N_("Did you not ask for it? Then do nothing: your password stays as it is.") } },
  { FRT_MAIL_USERNAMES, NULL, "usernames",
    N_("Your username"),
    { N_("This is what you sign in to {service} with: each is the username of an account that has this email address."),
      N_("Did you not ask for it? Then you need do nothing.") } },
  { FRT_MAIL_GROUPED_PRIMARY, NULL, "usernames",
    N_("Grouping confirmed"),
    { N_("The accounts above are now grouped with your account {username}, which shows all the children."),
      N_("From now on you sign in with {username} only. The other usernames no longer work."),
      N_("Was this not you? Tell the school at once: only the school can undo it.") } },
  { FRT_MAIL_GROUPED_ADDED, NULL, NULL,
    N_("Your account was grouped with another one"),
    { N_("The account {username} is now grouped with the account {primary_hint}, which shows its children from now on."),
      N_("Nobody can sign in with {username} any more."),
      N_("Was this not you? Tell the school at once: only the school can undo it.") } },
  { FRT_MAIL_PASSWORD_CHANGED, NULL, NULL,
    N_("Your password was changed"),
    { N_("The password of the account {username} was changed. Its other devices are signed out."),
      N_("Was this not you? Choose a new password with “Forgotten password?” in {service}, and tell the school.") } },
  { FRT_MAIL_GROUPING_BROKEN, NULL, NULL,
    N_("A grouping was undone"),
    { N_("{school} has undone the grouping of its children with the account {username}, which no longer shows them."),
      N_("They are seen with a new letter from {school}. What other schools have put there stays as it is."),
      N_("If you did not expect this, ask {school}.") } },
  { FRT_MAIL_BREAK_ANSWERED, "accepted", NULL,
    N_("{school} has answered your request"),
    { N_("{school} has accepted your request to undo a grouping of the account {username}."),
      N_("The school’s message: {message}") } },
  { FRT_MAIL_BREAK_ANSWERED, "refused", NULL,
    N_("{school} has answered your request"),
    { N_("{school} has refused your request to undo a grouping of the account {username}. Nothing has changed."),
      N_("The school’s message: {message}") } },
  { FRT_MAIL_NOT_MY_CHILD_ANSWERED, "accepted", NULL,
    N_("{school} has answered your report"),
    { N_("{school} agrees: the child that you reported is not to be shown in the account {username}."),
      N_("The school’s message: {message}") } },
  { FRT_MAIL_NOT_MY_CHILD_ANSWERED, "refused", NULL,
    N_("{school} has answered your report"),
    { N_("{school} answers that the child that you reported belongs in the account {username}, which shows it again."),
      N_("If you disagree, ask {school}."),
      N_("The school’s message: {message}") } },
  { FRT_MAIL_NEW_DEVICE, NULL, "device_name",
    N_("Your account was opened on a new device"),
    { N_("Somebody signed in to the account {username} on a device that had not been used for it before."),
      N_("Was this you? Then you need do nothing."),
      N_("Was this not you? Change your password in {service}: that signs out every other device.") } },
};

static const char *const footer[] = {
  N_("{service} sent you this message. Answers to it reach nobody."),
  N_("Help: {support}"),
};

/* Whom a template asks for what it names. */
typedef struct {
  const FrtMailSettings *settings;
  JsonObject            *details;
  gboolean               right_to_left;
} Source;

static const Script *
find_script (const FrtMail *mail)
{
  const char *answer = json_object_get_string_member_with_default (mail->details, "answer", NULL);

  for (guint i = 0; i < G_N_ELEMENTS (scripts); i++)
    if (scripts[i].kind == mail->kind && (scripts[i].answer == NULL || g_strcmp0 (scripts[i].answer, answer) == 0))
      return &scripts[i];
  return NULL;
}

/* What others wrote, without control characters but its ends of lines, and not without an end. */
static char *
clean (const char *text)
{
  GString *cleaned = g_string_new (NULL);
  guint n = 0;

  for (const char *p = text; *p != '\0' && n < MAX_VALUE; p = g_utf8_next_char (p), n++) {
    gunichar c = g_utf8_get_char (p);

    g_string_append_unichar (cleaned, g_unichar_iscntrl (c) && c != '\n' ? ' ' : c);
  }
  return g_string_free (cleaned, FALSE);
}

static char *
get_value (gpointer data, const char *name)
{
  const Source *source = data;
  g_autofree char *text = g_str_equal (name, "service") ? g_strdup (source->settings->service)
                        : g_str_equal (name, "support") ? g_strdup (source->settings->support)
                        : frt_template_dup_member (source->details, name);
  g_autofree char *cleaned = text != NULL && *text != '\0' ? clean (text) : NULL;

  if (cleaned == NULL || !source->right_to_left)
    return g_steal_pointer (&cleaned);
  return g_strconcat ("\u2068", cleaned, "\u2069", NULL);      /* whatever its script, it does not turn its neighbours */
}

static void
add (GPtrArray *lines, FrtCatalog *catalog, const char *language, const char *sentence, const Source *source)
{
  char *line = frt_template_fill (frt_catalog_translate (catalog, language, sentence), get_value, (gpointer) source);

  if (line != NULL)
    g_ptr_array_add (lines, line);
}

/* A fact stands alone on its line, and may be copied from there: nothing is put around it. */
static void
add_facts (GPtrArray *facts, JsonObject *details, const char *name)
{
  JsonNode *node = json_object_get_member (details, name);
  JsonArray *array = node != NULL && JSON_NODE_HOLDS_ARRAY (node) ? json_node_get_array (node) : NULL;
  g_autofree char *alone = array == NULL ? frt_template_dup_member (details, name) : NULL;

  for (guint i = 0; array != NULL && i < json_array_get_length (array); i++)
    g_ptr_array_add (facts, clean (json_array_get_string_element (array, i)));
  if (alone != NULL && *alone != '\0')
    g_ptr_array_add (facts, clean (alone));
}

/* See the header. */
FrtMailText *
frt_mail_text_new (FrtCatalog *catalog, const FrtMailSettings *settings, const FrtMail *mail)
{
  const Script *script = find_script (mail);
  Source source = { settings, mail->details, FALSE };
  g_autoptr (FrtMailText) self = g_new0 (FrtMailText, 1);

  self->language = frt_catalog_choose (catalog, mail->language);
  self->facts = g_ptr_array_new_with_free_func ((GDestroyNotify) frt_secret_wipe);
  self->paragraphs = g_ptr_array_new_with_free_func (g_free);
  self->footer = g_ptr_array_new_with_free_func (g_free);
  source.right_to_left = frt_language_is_right_to_left (self->language);
  if (script == NULL)
    return NULL;

  self->subject = frt_template_fill (frt_catalog_translate (catalog, self->language, script->subject), get_value, &source);
  if (script->fact != NULL)
    add_facts (self->facts, mail->details, script->fact);
  for (guint i = 0; i < MAX_PARAGRAPHS && script->paragraphs[i] != NULL; i++)
    add (self->paragraphs, catalog, self->language, script->paragraphs[i], &source);
  for (guint i = 0; i < G_N_ELEMENTS (footer); i++)
    add (self->footer, catalog, self->language, footer[i], &source);
  if (self->subject == NULL || self->paragraphs->len == 0)
    return NULL;
  g_strdelimit (self->subject, "\r\n", ' ');
  return g_steal_pointer (&self);
}

/* Frees a text, and wipes the facts. */
void
frt_mail_text_free (FrtMailText *self)
{
  g_free (self->subject);
  g_ptr_array_unref (self->facts);
  g_ptr_array_unref (self->paragraphs);
  g_ptr_array_unref (self->footer);
  g_free (self);
}
