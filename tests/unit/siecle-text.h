/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Fratrie authors */
#pragma once

#include "common/frt-record.h"

/* SIECLE documents spelt in a test. Line 1 is the root, 2 PARAMETRES, 3 the block's start, 4 a row. */
#define E(name, text) "<" name ">" text "</" name ">"
#define PARAMETRES(uai, year) E ("PARAMETRES", E ("UAJ", uai) E ("ANNEE_SCOLAIRE", year)) "\n"
#define ELEVES_TOP "<BEE_ELEVES VERSION=\"2.1\">\n" PARAMETRES ("0340001A", "2026") "<DONNEES><ELEVES>\n"
#define ELEVES_END "</ELEVES></DONNEES></BEE_ELEVES>\n"
#define ELEVE(id, inside) "<ELEVE ELEVE_ID=\"" id "\">" inside "</ELEVE>"
#define PERSONNES_TOP "<BEE_RESPONSABLES>\n" PARAMETRES ("0340001A", "2026") "<DONNEES><PERSONNES>\n"
#define PERSONNE(id, inside) "<PERSONNE PERSONNE_ID=\"" id "\">" inside "</PERSONNE>"
#define LINKS_TOP PERSONNES_TOP "</PERSONNES><RESPONSABLES>\n"
#define LINKS_END "</RESPONSABLES></DONNEES></BEE_RESPONSABLES>\n"
#define LINK(inside) E ("RESPONSABLE_ELEVE", inside)
#define LATIN9 "<?xml version=\"1.0\" encoding=\"ISO-8859-15\"?>\n"

/* The line of the header in the log of every document above. */
#define ELEVES_HEADER "2 header 0340001A 2026 content=1\n"
#define PERSONNES_HEADER "2 header 0340001A 2026 content=2\n"

/* An FrtRecordFunc: writes each record as a line into the GString @log: "LINE TYPE value value…", "-" for an
 * absent one. Checks that every text is UTF-8, trimmed, not empty and without control characters. */
gboolean siecle_text_log     (const FrtRecord *record, gpointer log, GError **error);
/* Reads @text as the document "f.xml", at most @step bytes at once; returns the log. */
char    *siecle_text_read    (const char *text, gsize step, GError **error);
/* Reads it whole, and again three bytes at a time: both must give @log. */
void     siecle_text_assert  (const char *text, const char *log);
/* Reading it must fail as an invalid file with a message like @pattern. */
void     siecle_text_refused (const char *text, const char *pattern);
