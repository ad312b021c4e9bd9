/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Fratrie authors */
#include "common/frt-error.h"
#include "formats/frt-siecle.h"
#include "siecle-text.h"

#include <libxml/parser.h>
#include <string.h>

/* The document as bytes: encodings, lengths, lines, and what hostile hands put in. */

static void
test_encodings (void)
{
  static const struct { const char *top, *name; } cases[] = {
    { LATIN9, "\xbduvre" },                                           /* as declared */
    { "<?xml version='1.0' encoding='UTF-8'?>\n", "œuvre" },          /* as declared */
    { "\xef\xbb\xbf\n", "œuvre" },                                    /* a byte order mark */
    { "<?xml version='1.0' standalone=\"yes\"?>\n", "\xbduvre" },    /* declared, but not its encoding */
    { "\n", "œuvre" },                                                /* nothing said: UTF-8, as XML has it */
    { "\n", "\xbduvre" },                                             /* nothing said, not UTF-8: Latin-9 */
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++) {
    g_autofree char *text = g_strconcat (cases[i].top, "<BEE_ELEVES>" PARAMETRES ("0340001A", "2026")
                                         "<DONNEES><ELEVES>\n<ELEVE ELEVE_ID=\"1\"><NOM>", cases[i].name,
                                         "</NOM>" E ("PRENOM", "B") "</ELEVE>" ELEVES_END, NULL);

    siecle_text_assert (text, ELEVES_HEADER "4 student 1 - - - - œuvre - B\n");
  }
}

/* Wherever a chunk ends: inside a character of UTF-8, or before the first byte that is none. */
static void
test_late_latin9 (void)
{
  for (guint padding = 3850; padding < 4110; padding++) {
    g_autofree char *spaces = g_strnfill (padding, ' ');
    g_autofree char *text = g_strconcat (ELEVES_TOP "<ELEVE ELEVE_ID=\"1\">", spaces,
                                         E ("NOM", "É") E ("PRENOM", "No\xe9") "</ELEVE>" ELEVES_END, NULL);

    siecle_text_assert (text, ELEVES_HEADER "4 student 1 - - - - É - Noé\n");
  }
}

/* Too long, twice, turned around, marked up. */
static void
test_cleaning (void)
{
  g_autofree char *name = g_strnfill (5000, 'N');
  g_autofree char *cut = g_strnfill (100, 'N');
  g_autofree char *mail = g_strnfill (255, 'm');
  g_autofree char *text = g_strconcat (PERSONNES_TOP "<PERSONNE PERSONNE_ID=\" 7 \"><NOM>", name, "</NOM>"
                                       E ("PRENOM", "\n Ève\xe2\x80\xae\t<![CDATA[&<b>]]><i>no</i>\xc2\x85 ")
                                       E ("PRENOM", "Again") E ("TEL_PORTABLE", "012345678901234567890")
                                       "<MEL>", mail, "</MEL></PERSONNE></PERSONNES><RESPONSABLES>"
                                       LINKS_END, NULL);
  g_autofree char *log = g_strconcat (PERSONNES_HEADER "4 guardian 7 - ", cut, " - Ève &<b> - -\n", NULL);

  siecle_text_assert (text, log);
}

/* libxml2 keeps a node's line in 16 bits: ours go on. */
static void
test_late_line (void)
{
  g_autoptr (GString) text = g_string_new (ELEVES_TOP);

  for (guint line = 4; line < 200001; line += 3)
    g_string_append (text, ELEVE ("1", "\n  " E ("NOM", "A") "\n  " E ("PRENOM", "B")) "\n");

  g_string_append (text, ELEVE ("2", E ("NOM", "A") "\n\n") ELEVES_END);
  siecle_text_refused (text->str, "f.xml:200002: ELEVE 2 has no PRENOM*");
}

static guint loads;

static xmlParserInput *
on_entity_loaded (const char *url, const char *id, xmlParserCtxt *context)
{
  loads++;
  return NULL;
}

/* No DTD, no entity: refused before anything is fetched or grows. */
static void
test_doctype (void)
{
  static const char *const doctypes[] = {
    "<!DOCTYPE BEE_ELEVES>",
    "<!DOCTYPE BEE_ELEVES SYSTEM \"http://127.0.0.1:9/x.dtd\">",
    "<!DOCTYPE BEE_ELEVES [<!ENTITY x SYSTEM \"file:///etc/passwd\">]>",
    "<!DOCTYPE BEE_ELEVES [<!ENTITY % x SYSTEM \"http://127.0.0.1:9/x.ent\"> %x;]>",
    "<!DOCTYPE BEE_ELEVES [<!ENTITY a \"aaaaaaaa\"><!ENTITY b \"&a;&a;&a;&a;\"><!ENTITY x \"&b;&b;&b;\">]>",
  };
  xmlExternalEntityLoader loader = xmlGetExternalEntityLoader ();

  xmlSetExternalEntityLoader (on_entity_loaded);
  for (guint i = 0; i < G_N_ELEMENTS (doctypes); i++) {
    g_autofree char *text = g_strconcat (doctypes[i], "\n" ELEVES_TOP ELEVE ("1", E ("NOM", "&x;")), NULL);

    siecle_text_refused (text, "f.xml:*: document types and entities are not allowed: give the file*");
  }
  xmlSetExternalEntityLoader (loader);
  g_assert_cmpuint (loads, ==, 0);

  siecle_text_refused (ELEVES_TOP ELEVE ("1", E ("NOM", "&x;")) ELEVES_END, "f.xml:4: *");
}

/* Depth, where libxml2's own limit is on, and a tag of a million attributes, which would take it hours. */
static void
test_limits (void)
{
  g_autoptr (GString) deep = g_string_new (ELEVES_TOP);
  g_autoptr (GString) wide = g_string_new ("<BEE_ELEVES");

  for (guint i = 0; i < 1000; i++)
    g_string_append (deep, "<x>");

  for (guint i = 0; i < 1000000; i++)
    g_string_append_printf (wide, " a%u='>'", i);

  siecle_text_refused (deep->str, "f.xml:4: the XML is broken (*depth*");
  siecle_text_refused (wide->str, "f.xml: a tag or a text of more than 16 KiB: give*");
}

static gboolean
refuse_students (const FrtRecord *record, gpointer data, GError **error)
{
  return record->type != FRT_RECORD_STUDENT || frt_error_set (error, FRT_ERROR_REFUSED, "no more");
}

static gssize
read_once (gpointer data, void *buffer, gsize length, GError **error)
{
  static const char text[] = ELEVES_TOP ELEVE ("1", E ("NOM", "A") E ("PRENOM", "B"));
  gboolean *given = data;

  if (*given) {
    frt_error_set (error, FRT_ERROR_INVALID_FILE, "the disk is gone");
    return -1;
  }

  *given = TRUE;
  g_assert_cmpuint (strlen (text), <=, length);
  memcpy (buffer, text, strlen (text));
  return (gssize) strlen (text);
}

/* Whoever is told of the records may stop, and an input may break: both errors come out as they were. */
static void
test_errors_pass (void)
{
  gboolean given = FALSE;
  FrtInput input = { "f.xml", read_once, &given };
  g_autoptr (GString) log = g_string_new (NULL);
  g_autoptr (GError) error = NULL;

  g_assert_false (frt_siecle_read (&input, siecle_text_log, log, &error));
  g_assert_error (error, FRT_ERROR, FRT_ERROR_INVALID_FILE);
  g_assert_cmpstr (error->message, ==, "the disk is gone");

  g_clear_error (&error);
  given = FALSE;
  g_assert_false (frt_siecle_read (&input, refuse_students, NULL, &error));
  g_assert_nonnull (error);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/siecle-input/encodings", test_encodings);
  g_test_add_func ("/siecle-input/late-latin9", test_late_latin9);
  g_test_add_func ("/siecle-input/cleaning", test_cleaning);
  g_test_add_func ("/siecle-input/late-line", test_late_line);
  g_test_add_func ("/siecle-input/doctype", test_doctype);
  g_test_add_func ("/siecle-input/limits", test_limits);
  g_test_add_func ("/siecle-input/errors-pass", test_errors_pass);
  return g_test_run ();
}
