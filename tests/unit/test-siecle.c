/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Fratrie authors */
#include "siecle-text.h"

/* Both generations of element names; what is deeper than it should be is somebody else's. */
static void
test_students (void)
{
  siecle_text_assert (LATIN9 "<BEE_ELEVES>\n" PARAMETRES ("0340001a", "2026") "<DONNEES>\n<ELEVES>\n"
                      "<ELEVE ELEVE_ID=\"610305\" ELENOET=\"4012\">\n"
                      E ("ID_NATIONAL", "120000001XX") E ("NOM_DE_FAMILLE", "LEF\xc8VRE") "<NOM_USAGE/>\n"
                      E ("PRENOM", " Zo\xe9 ") E ("DATE_NAISS", "07/03/2014") E ("DATE_SORTIE", "16/10/2026")
                      E ("SCOLARITE_AN_DERNIER", E ("CODE_STRUCTURE", "CM2") E ("PRENOM", "X")) "</ELEVE>\n"
                      ELEVE ("610308", E ("INE_BEA", "BEA") E ("INE_RNIE", "RNIE") E ("ELENOET", "77")
                                       E ("NOM", "C\xbcUR") E ("NOM_USAGE", "LE RAY") E ("PRENOM", "No\xe9"))
                      "</ELEVES></DONNEES></BEE_ELEVES>",
                      "3 header 0340001A 2026 content=1\n"
                      "6 student 610305 120000001XX 4012 2014-03-07 2026-10-16 LEFÈVRE - Zoé\n"
                      "9 student 610308 RNIE 77 - - CŒUR LE RAY Noé\n");
}

/* A class is a structure of type D, wherever it stands among the groups. */
static void
test_classes (void)
{
  siecle_text_assert (ELEVES_TOP "</ELEVES><OPTIONS><OPTION ELEVE_ID=\"1\"/></OPTIONS><STRUCTURES>\n"
                      "<STRUCTURES_ELEVE ELEVE_ID=\"1\">\n"
                      E ("STRUCTURE", E ("CODE_STRUCTURE", "ANG1") E ("TYPE_STRUCTURE", "G")) "\n"
                      E ("STRUCTURE", E ("CODE_STRUCTURE", "6 B") E ("TYPE_STRUCTURE", "D"))
                      "</STRUCTURES_ELEVE>\n"
                      "<STRUCTURES_ELEVE ELEVE_ID=\"2\"/></STRUCTURES></DONNEES></BEE_ELEVES>",
                      ELEVES_HEADER
                      "7 class 1 6 B\n");
}

static void
test_guardians (void)
{
  siecle_text_assert (LATIN9 "<BEE_EPHC_RESPONSABLES>" PARAMETRES ("0340001A", "2026")
                      "<DONNEES><PERSONNES>\n"
                      PERSONNE ("209401", E ("LC_CIVILITE", "MME") E ("NOM_DE_FAMILLE", "C\xbcUR")
                                          E ("NOM_USAGE", "LEF\xc8VRE") E ("PRENOM", "Ana\xefs")
                                          E ("TEL_PORTABLE", "+33639980001") E ("MEL", "a@b.example")) "\n"
                      PERSONNE ("9", E ("NOM", "DUPONT") E ("PRENOM", "Luc") E ("MEL", "")) "</PERSONNES>\n"
                      "<RESPONSABLES>\n"
                      LINK (E ("ELEVE_ID", "1") E ("PERSONNE_ID", "9") E ("NIVEAU_RESPONSABILITE", "2")
                            E ("CODE_PARENTE", "50")) "\n"
                      LINK (E ("ELEVE_ID", "1") E ("PERSONNE_ID", "209401")) "\n"
                      "</RESPONSABLES><ADRESSES/></DONNEES></BEE_EPHC_RESPONSABLES>",
                      "2 header 0340001A 2026 content=2\n"
                      "4 guardian 209401 MME CŒUR LEFÈVRE Anaïs a@b.example +33639980001\n"
                      "5 guardian 9 - DUPONT - Luc - -\n"
                      "7 link 1 9 level=2 kinship=50\n"
                      "8 link 1 209401 level=3 kinship=0\n");
}

#define ADRESSE(id, children) "<ADRESSE ADRESSE_ID=\"" id "\">" children "</ADRESSE>"

/* As an envelope has them; they may stand after those who live there. */
static void
test_addresses (void)
{
  siecle_text_assert (PERSONNES_TOP
                      PERSONNE ("3", E ("NOM", "A") E ("PRENOM", "B") E ("ADRESSE_ID", "900"))
                      "</PERSONNES><RESPONSABLES/>\n"
                      "<ADRESSES>\n"
                      ADRESSE ("900", E ("LIGNE1_ADRESSE", " Appt 12 ") E ("LIGNE2_ADRESSE", "")
                                      E ("LIGNE4_ADRESSE", "3 rue Basse") E ("BOITE_POSTALE", "51")
                                      E ("CODE_POSTAL", "34000") E ("CODE_PAYS", "100")
                                      E ("LL_PAYS", "FRANCE") E ("LIBELLE_POSTAL", "MONTPELLIER")) "\n"
                      ADRESSE ("901", E ("LIGNE1_ADRESSE", "Rue Haute 1") E ("BOITE_POSTALE", "BP 9")
                                      E ("COMMUNE_ETRANGERE", "1000 BRUXELLES") E ("CODE_PAYS", "131")
                                      E ("LL_PAYS", "BELGIQUE")) "\n"
                      ADRESSE ("902", E ("CODE_POSTAL", "34000")) "\n"
                      ADRESSE ("903", E ("CODE_PAYS", "100") E ("LL_PAYS", "FRANCE")) "\n"
                      E ("ADRESSE", E ("LIGNE1_ADRESSE", "Nobody's")) "\n"
                      "</ADRESSES></DONNEES></BEE_RESPONSABLES>",
                      PERSONNES_HEADER
                      "4 guardian 3 - A - B - - at=900\n"
                      "6 address 900 Appt 12 | 3 rue Basse | BP 51 | 34000 MONTPELLIER\n"
                      "7 address 901 Rue Haute 1 | BP 9 | 1000 BRUXELLES | BELGIQUE\n"
                      "8 address 902 34000\n");
}

/* RESP_LEGAL, the old form, beside NIVEAU_RESPONSABILITE, the new one. */
static void
test_levels (void)
{
  static const struct { const char *said; int level; } cases[] = {
    { E ("RESP_LEGAL", "1"), 1 },
    { E ("RESP_LEGAL", "2"), 1 },
    { E ("RESP_LEGAL", "0"), 3 },
    { E ("RESP_LEGAL", "9"), 3 },
    { E ("NIVEAU_RESPONSABILITE", "1"), 1 },
    { E ("NIVEAU_RESPONSABILITE", "3"), 3 },
    { E ("NIVEAU_RESPONSABILITE", "") E ("RESP_LEGAL", "2"), 1 },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++) {
    g_autofree char *text = g_strconcat (LINKS_TOP "<RESPONSABLE_ELEVE>"
                                         E ("ELEVE_ID", "1") E ("PERSONNE_ID", "2"), cases[i].said,
                                         "</RESPONSABLE_ELEVE>\n" LINKS_END, NULL);
    g_autofree char *log = g_strdup_printf (PERSONNES_HEADER "5 link 1 2 level=%d kinship=0\n",
                                            cases[i].level);

    siecle_text_assert (text, log);
  }
}

/* The wrong file, or one that is not whose it should be. */
static void
test_refused_documents (void)
{
  static const struct { const char *text, *pattern; } cases[] = {
    { "<BEE_NOMENCLATURES/>", "f.xml:1: this is Nomenclature.xml (root element BEE_N*: give Eleves*" },
    { LATIN9 "<BEE_COMMUN/>", "f.xml:2: this is Communs.xml*" },
    { "<html/>", "f.xml:1: this is not an export of SIECLE (root element html): give ElevesSans*" },
    { "no XML at all", "f.xml:1: the XML is broken*" },
    { LATIN9, "f.xml:*: the XML is broken*" },
    { ELEVES_TOP "<ELEVE>\n", "f.xml:4: the XML is broken (it ends inside ELEVE): *" },
    { ELEVES_TOP "</ELEVE>\n", "f.xml:4: the XML is broken (*mismatch*)*" },
    { ELEVES_TOP ELEVES_END "<x>", "f.xml:5: the XML is broken*" },
    { "<?xml version='1.0' encoding='UTF-7'?><BEE_ELEVES/>", "f.xml:1: the encoding is not one *" },
    { "<?xml version='1.0' encoding='UTF-8'?>\n" E ("BEE_ELEVES", "\xe9"), "f.xml:2: the XML is broken*" },
    { "<BEE_ELEVES>\n<DONNEES/></BEE_ELEVES>", "f.xml:2: no PARAMETRES*export it again" },
    { E ("BEE_ELEVES", "\n" E ("PARAMETRES", "")), "f.xml:2: PARAMETRES has no UAJ: *" },
    { E ("BEE_ELEVES", "\n" PARAMETRES ("", "2026")), "f.xml:2: PARAMETRES has no UAJ: export*" },
    { E ("BEE_ELEVES", "\n" PARAMETRES ("340001A", "2026")), "f.xml:2: UAJ “340001A” is not 7 digits and*" },
    { E ("BEE_ELEVES", "\n" PARAMETRES ("0340001A", " ")), "f.xml:2: PARAMETRES has no ANNEE_SCOLAIRE: *" },
    { E ("BEE_ELEVES", "\n" PARAMETRES ("0340001A", "26/27")), "f.xml:2: ANNEE_SCOLAIRE “26/27” is not a *" },
    { E ("BEE_ELEVES", PARAMETRES ("0340001A", "2026")), "f.xml:1: the document has no ELEVES*" },
    { PERSONNES_TOP "</PERSONNES></DONNEES></BEE_RESPONSABLES>", "f.xml:1: the document has no RESP*" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    siecle_text_refused (cases[i].text, cases[i].pattern);
}

/* What is wrong in a row, on which line, and what to do. */
static void
test_refused_rows (void)
{
  static const struct { const char *text, *pattern; } cases[] = {
    { ELEVES_TOP E ("ELEVE", E ("NOM", "A") E ("PRENOM", "B")) ELEVES_END,
      "f.xml:4: an ELEVE without ELEVE_ID*" },
    { ELEVES_TOP "\n" ELEVE ("5", E ("PRENOM", "B") "\n") ELEVES_END,
      "f.xml:5: ELEVE 5 has no NOM_DE_FAMILLE: complete it in SIECLE*" },
    { ELEVES_TOP ELEVE ("5", E ("NOM", "A") E ("PRENOM", "\n")) ELEVES_END,
      "f.xml:4: ELEVE 5 has no PRENOM*" },
    { ELEVES_TOP ELEVE ("5", E ("NOM", "A") E ("PRENOM", "B") E ("DATE_NAISS", "31/02/2014")) ELEVES_END,
      "f.xml:4: DATE_NAISS “31/02/2014” is not a date (DD/MM/YYYY): correct it in SIECLE*" },
    { ELEVES_TOP ELEVE ("5", E ("NOM", "A") E ("PRENOM", "B") E ("DATE_NAISS", "2014-02-03")) ELEVES_END,
      "f.xml:4: DATE_NAISS “2014-02-03” is not a date*" },
    { ELEVES_TOP ELEVE ("5", E ("NOM", "A") E ("PRENOM", "B") E ("DATE_SORTIE", "+1/-2/2014")) ELEVES_END,
      "f.xml:4: DATE_SORTIE “+1/-2/2014” is not a date*" },
    { ELEVES_TOP "</ELEVES><STRUCTURES>\n<STRUCTURES_ELEVE/></STRUCTURES></DONNEES></BEE_ELEVES>",
      "f.xml:5: a STRUCTURES_ELEVE without ELEVE_ID*" },
    { PERSONNES_TOP E ("PERSONNE", E ("NOM", "A") E ("PRENOM", "B")),
      "f.xml:4: a PERSONNE without PERSONNE_ID*" },
    { PERSONNES_TOP PERSONNE ("3", E ("NOM", "A")), "f.xml:4: PERSONNE 3 has no PRENOM*" },
    { LINKS_TOP LINK (E ("PERSONNE_ID", "2")), "f.xml:5: a RESPONSABLE_ELEVE without ELEVE_ID*" },
    { LINKS_TOP LINK (E ("ELEVE_ID", "2")), "f.xml:5: a RESPONSABLE_ELEVE without PERSONNE_ID*" },
    { LINKS_TOP LINK (E ("ELEVE_ID", "2") E ("PERSONNE_ID", "2") E ("NIVEAU_RESPONSABILITE", "4")),
      "f.xml:5: NIVEAU_RESPONSABILITE “4” is not a number from 0 to 3*" },
    { LINKS_TOP LINK (E ("ELEVE_ID", "2") E ("PERSONNE_ID", "2") E ("CODE_PARENTE", "X")),
      "f.xml:5: CODE_PARENTE “X” is not a number*" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    siecle_text_refused (cases[i].text, cases[i].pattern);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/siecle/students", test_students);
  g_test_add_func ("/siecle/classes", test_classes);
  g_test_add_func ("/siecle/guardians", test_guardians);
  g_test_add_func ("/siecle/addresses", test_addresses);
  g_test_add_func ("/siecle/levels", test_levels);
  g_test_add_func ("/siecle/refused-documents", test_refused_documents);
  g_test_add_func ("/siecle/refused-rows", test_refused_rows);
  return g_test_run ();
}
