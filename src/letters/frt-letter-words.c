/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Fratrie authors */

#include "letters/frt-letter-words.h"

#include "common/frt-template.h"

#include <glib/gi18n-lib.h>

/* Read by somebody who holds this paper, perhaps for the first time, perhaps with little of its language: the words are
 * those of the windows, each sentence is one thing to do. */

#define MAX_SENTENCES 5
#define MAX_VALUE     150      /* characters of what a school or an operator wrote */

typedef enum { FOR_EVERYBODY, FOR_GUARDIANS, FOR_STUDENTS } Readers;

typedef struct {
  Readers     readers;
  gboolean    numbered;
  const char *heading;
  const char *sentences[MAX_SENTENCES];      /* one that names what is not there is left out */
} Part;

/* Translators: these sentences are printed on the letter that a school gives to a parent. What stands in braces is replaced;
 * what stands in “quotation marks” are words of the windows: use the same. {office} is a school's name and where to reach
 * it. */
static const Part parts[] = {
  { FOR_GUARDIANS, TRUE, N_("What to do"),
    { N_("Open {service} on a computer."),
      N_("Choose “Open a Letter…” and show it a photo of this page: the square code says everything. Or type the service "
         "address, the username and the provisional password."),
      N_("Check that the children it shows are yours."),
      N_("Choose a password of your own, and keep it to yourself."),
      N_("Give your email address: a code that comes there finishes it. This letter is then of no more use.") } },
  { FOR_STUDENTS, TRUE, N_("What to do"),
    { N_("Open {service} on a computer."),
      N_("Choose “Open a Letter…” and show it a photo of this page: the square code says everything. Or type the service "
         "address, the username and the provisional password."),
      N_("Choose a password of your own, and keep it to yourself."),
      N_("Give your email address: a code that comes there finishes it. This letter is then of no more use.") } },
  { FOR_GUARDIANS, FALSE, N_("More than one letter?"),
    { N_("Each school writes to you on its own. Group them, and one username shows all your children: once signed in, choose "
         "“My Account”, “Children”, “Group Accounts…”, and give the username and the password of the other letter.") } },
  { FOR_EVERYBODY, FALSE, N_("Help"),
    { N_("About this letter, the names on it, or a child who is not yours: {office}."),
      N_("About the application: {support}."),
      N_("Nobody will ever ask you for your password, by telephone or by email.") } },
};

typedef struct {
  const FrtLetterForm *form;
  const FrtLetter     *letter;
} Source;

/* A telephone number stays on its line; what is longer than anybody reads is cut. */
static char *
tidy (const char *text)
{
  GString *tidied = g_string_new (NULL);
  guint n = 0;

  for (const char *p = text; *p != '\0' && n < MAX_VALUE; p = g_utf8_next_char (p), n++)
    if (*p == ' ' && p > text && g_ascii_isdigit (p[-1]) && g_ascii_isdigit (p[1]))
      g_string_append (tidied, "\u00a0");
    else
      g_string_append_unichar (tidied, g_utf8_get_char (p));
  if (n == MAX_VALUE)
    g_string_append (tidied, "…");
  return g_string_free (tidied, FALSE);
}

static char *
get_value (gpointer data, const char *name)
{
  const Source *source = data;
  const char *contact = source->letter->school_contact;
  const char *value = g_str_equal (name, "service") ? source->form->service
                    : g_str_equal (name, "support") ? source->form->support
                    : g_str_equal (name, "office") ? source->letter->school : NULL;
  g_autofree char *tidied = value ? tidy (value) : NULL;
  g_autofree char *reached = contact != NULL && g_str_equal (name, "office") ? tidy (contact) : NULL;

  return reached != NULL ? g_strconcat (tidied, ", ", reached, NULL) : g_steal_pointer (&tidied);
}

static const char *
say (const FrtLetterForm *form, const char *language, const char *sentence)
{
  return frt_catalog_translate (form->catalog, language, sentence);
}

static gboolean
is_for (const Part *part, FrtAccountKind kind)
{
  return part->readers == FOR_EVERYBODY || (part->readers == FOR_GUARDIANS) == (kind == FRT_ACCOUNT_GUARDIAN);
}

static void
add_line (GString *text, const char *line)
{
  if (text->len > 0)
    g_string_append_c (text, '\n');
  g_string_append (text, line);
}

static void
add_part (FrtLetterWords *self, GString *text, const Part *part, const Source *source)
{
  const char *heading = say (source->form, self->language, part->heading);
  FrtLetterSpan span;
  guint number = 0;

  if (text->len > 0)
    g_string_append_c (text, '\n');      /* a gap before the heading */
  add_line (text, heading);
  span = (FrtLetterSpan) { (guint) (text->len - strlen (heading)), (guint) text->len };
  g_array_append_val (self->headings, span);
  for (guint i = 0; i < MAX_SENTENCES && part->sentences[i] != NULL; i++) {
    const char *sentence = say (source->form, self->language, part->sentences[i]);
    g_autofree char *line = frt_template_fill (sentence, get_value, (gpointer) source);
    g_autofree char *numbered = line && part->numbered ? g_strdup_printf ("%u. %s", ++number, line) : NULL;

    if (line != NULL)
      add_line (text, numbered ? numbered : line);
  }
}

/* See the header. */
FrtLetterWords *
frt_letter_words_new (const FrtLetterForm *form, const FrtLetter *letter, const char *language)
{
  FrtLetterWords *self = g_new0 (FrtLetterWords, 1);
  Source source = { form, letter };
  GString *text = g_string_new (NULL);

  self->language = language;
  self->title = frt_template_fill (say (form, language, N_("Your account in {service}")), get_value, &source);
  /* Translators: on a letter, before the names of the children. */
  self->children = g_strdup (say (form, language, N_("For the schooling of:")));
  self->username = g_strdup (say (form, language, N_("Username")));
  self->password = g_strdup (say (form, language, N_("Provisional password")));
  self->address = g_strdup (say (form, language, N_("Service address")));
  self->expires = g_strdup (say (form, language, N_("To be used by {date} at the latest")));
  self->headings = g_array_new (FALSE, FALSE, sizeof (FrtLetterSpan));
  for (guint i = 0; i < G_N_ELEMENTS (parts); i++)
    if (is_for (&parts[i], letter->kind))
      add_part (self, text, &parts[i], &source);
  self->parts = g_string_free (text, FALSE);
  return self;
}

/* Frees them. */
void
frt_letter_words_free (FrtLetterWords *self)
{
  g_free (self->title);
  g_free (self->children);
  g_free (self->username);
  g_free (self->password);
  g_free (self->address);
  g_free (self->expires);
  g_free (self->parts);
  g_array_unref (self->headings);
  g_free (self);
}

static char *
get_date_field (gpointer data, const char *name)
{
  return g_str_equal (name, "day") ? g_date_time_format (data, "%d")
       : g_str_equal (name, "month") ? g_date_time_format (data, "%m")
       : g_str_equal (name, "year") ? g_date_time_format (data, "%Y") : NULL;
}

/* See the header. */
char *
frt_letter_words_dup_date (const FrtLetterForm *form, const char *language, gint64 at)
{
  g_autoptr (GDateTime) moment = g_date_time_new_from_unix_local (at);
  /* Translators: a date in figures, in the order of your language. */
  char *date = moment ? frt_template_fill (say (form, language, N_("{day}/{month}/{year}")), get_date_field, moment) : NULL;

  return date ? date : g_strdup ("");
}

static char *
get_date (gpointer date, const char *name)
{
  return g_str_equal (name, "date") ? g_strdup (date) : NULL;
}

/* See the header. */
char *
frt_letter_words_dup_expires (const FrtLetterForm *form, const FrtLetterWords *self, gint64 at)
{
  g_autofree char *date = frt_letter_words_dup_date (form, self->language, at);
  char *text = frt_template_fill (self->expires, get_date, date);

  return text ? text : g_strdup (date);
}
