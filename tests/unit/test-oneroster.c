/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Fratrie authors */
#include "common/frt-error.h"
#include "formats/frt-formats.h"
#include "oneroster-text.h"
#include "scratch.h"
#include "siecle-text.h"

#include <string.h>

/* What OneRoster's sets say, both versions, and which of them are refused. */

#define HEADER "3 header 0340001A 0 content=3\n"
#define STUDENT(id) USER_11 (id, "student", "Zoé", "LEFÈVRE", "")

/* Roles and links of 1.1, said on the guardian's row, on the pupil's, or on both. */
static void
test_links_1_1 (void)
{
  static const OnerosterFile files[] = {
    { "orgs.csv", ORGS },
    { "users.csv", USERS_11
      USER_11 ("s1", "student", "Zoé", "LEFÈVRE", "\"g1, g2\"")
      USER_11 ("g1", "parent", "Anaïs", "CŒUR", "\"s1,s2\"")
      USER_11 ("s2", "student", "Noé", "LEFÈVRE", "g3")
      USER_11 ("g2", "Guardian", "Marc", "LEFÈVRE", "g1")
      USER_11 ("g3", "relative", "Rose", "VIDAL", "")
      USER_11 ("t1", "teacher", "Luc", "DUPONT", "s1") },
    { NULL },
  };

  oneroster_text_assert (files, HEADER
    "2 student s1 - - - - LEFÈVRE - Zoé\n"
    "2 link s1 g1 level=1 kinship=0\n"
    "2 link s1 g2 level=1 kinship=0\n"
    "3 guardian g1 - CŒUR - Anaïs - -\n"
    "3 link s2 g1 level=1 kinship=0\n"
    "4 student s2 - - - - LEFÈVRE - Noé\n"
    "4 link s2 g3 level=3 kinship=0\n"
    "5 guardian g2 - LEFÈVRE - Marc - -\n"
    "6 guardian g3 - VIDAL - Rose - -\n");
}

/* 1.2: roles in a file of their own, a teacher who is a parent as well; birth dates, identifiers, kinship. */
static void
test_people_1_2 (void)
{
  static const OnerosterFile files[] = {
    { "Manifest.CSV", MANIFEST_TOP "manifest.version,1.0\noneroster.version,1.2\nfile.users,bulk\nfile.classes,absent\n" },
    { "orgs.csv", ORGS },
    { "roles.csv", ROLES_TOP "r1,,,s1,primary,student,,,o1,\nr2,,,g1,primary,teacher,,,o1,\nr3,,,g1,secondary,parent,,,o1,\n"
                   "r4,,,nobody,primary,parent,,,o1,\n" },
    { "demographics.csv", DEMOGRAPHICS_TOP "s1,,,2014-03-07,female\n" },
    { "users.csv",
      "sourcedId,status,dateLastModified,userIds,givenName,familyName,preferredFamilyName,email,sms,agentSourcedIds,"
      "metadata.fratrie.codeParente,metadata.x\r\n"
      "s1,active,,\"{LDAP:zoe}, {ine:120000001XX},{ELENOET:4012}\",Zoé,LEFÈVRE,,,,,,\r\n"
      "\r\n"
      "g1,active,,,Anaïs,CŒUR,LEFÈVRE,a@b.example,+33639980001,s1,10,x\r\n"
      "n1,active,,,No,Role,,,,,," },
    { NULL },
  };

  oneroster_text_assert (files, HEADER
    "2 student s1 120000001XX 4012 2014-03-07 - LEFÈVRE - Zoé\n"
    "4 guardian g1 - CŒUR LEFÈVRE Anaïs a@b.example +33639980001\n"
    "4 link s1 g1 level=1 kinship=10\n");
}

/* An agent who is nobody's row is for whoever has seen all; who is no longer enabled is not there. */
static void
test_dangling (void)
{
  static const OnerosterFile files[] = {
    { "orgs.csv", ORGS },
    { "users.csv", USERS_11
      USER_11 ("s1", "student", "Zoé", "LEFÈVRE", "\"ghost,g1,g2\"")
      USER_11 ("g1", "parent", "Anaïs", "CŒUR", "\"s9,s2,g1,s1\"")
      "s2,,,false,o1,student,,,Tom,LEFÈVRE,,,,,,,,\n"
      "g2,,,FALSE,o1,parent,,,Luc,DUPONT,,,,,,s1,,\n"
      USER_11 ("s1", "student", "Twice", "LEFÈVRE", "") },
    { NULL },
  };

  oneroster_text_assert (files, HEADER
    "2 student s1 - - - - LEFÈVRE - Zoé\n"
    "2 link s1 ghost level=3 kinship=0\n"
    "2 link s1 g1 level=1 kinship=0\n"
    "3 guardian g1 - CŒUR - Anaïs - -\n"
    "3 link s9 g1 level=1 kinship=0\n"
    "6 student s1 - - - - LEFÈVRE - Twice\n");
}

/* The year is that of the latest school year; the class that of the homeroom. */
static void
test_year_and_class (void)
{
  static const OnerosterFile files[] = {
    { "orgs.csv", ORGS },
    { "academicSessions.csv", SESSIONS_TOP "y1,,,2025,schoolYear,2025-09-01,2026-07-04,,2026\n"
                              "y2,,,2026,schoolYear,2026-08-31,2027-07-04,,2027\n"
                              "t1,,,T1,term,2027-09-01,2028-07-04,y2,2028\n" },
    { "users.csv", USERS_11 STUDENT ("s1") },
    { "classes.csv", CLASSES_TOP "c1,,,6 B,,,,homeroom,,o1,,,,\nc2,,,Anglais,,,,scheduled,,o1,,,,\n" },
    { "enrollments.csv", ENROLLMENTS_TOP "e1,,,c2,o1,s1,student,,,\ne2,,,c1,o1,s1,student,,,\ne3,,,c1,o1,t1,teacher,,,\n"
                         "e4,,,c9,o1,s1,student,,,\n" },
    { NULL },
  };

  oneroster_text_assert (files,
    "3 header 0340001A 2026 content=3\n"
    "2 student s1 - - - - LEFÈVRE - Zoé\n"
    "3 class s1 6 B\n");
}

static void
test_refused_sets (void)
{
  static const struct { OnerosterFile files[5]; const char *pattern; } cases[] = {
    { { { "users.csv", USERS_11 } }, ": holds no orgs.csv: give the whole set" },
    { { { "orgs.csv", ORGS } }, ": holds no users.csv: give the whole set" },
    { { { "orgs.csv", ORGS_TOP }, { "users.csv", USERS_11 } }, ": orgs.csv has no row of the type school*" },
    { { { "orgs.csv", ORGS_TOP "o1,,,C,school,ABC,\n" } }, "/orgs.csv:2: the school's identifier “ABC” is not its UAI*" },
    { { { "orgs.csv", ORGS "o2,,,L,school,0340002B,\n" } },
      "/orgs.csv:4: a second school, 0340002B, beside 0340001A: export one school at a time" },
    { { { "manifest.csv", MANIFEST_TOP "oneroster.version,1.0\n" } }, "/manifest.csv:2: this is OneRoster 1.0; 1.1 and*" },
    { { { "manifest.csv", MANIFEST_TOP "file.orgs,absent\nfile.users,delta\n" } },
      "/manifest.csv:3: users.csv holds only changes (delta)*" },
    { { { "manifest.csv", MANIFEST_TOP "file.orgs,bulk\n" }, { "users.csv", USERS_11 } },
      "/manifest.csv:2: the manifest names orgs.csv, which is not there*" },
    { { { "orgs.csv", ORGS }, { "users.csv", USERS_11 "s1,active,2026-09-19T09:11:46Z,true,o1,student,,,A,B,,,,,,,,\n" } },
      "/users.csv:2: status “active”: these are only changes (delta)*export the school in bulk" },
    { { { "manifest.csv", MANIFEST_TOP "file.users,bulk\n" }, { "orgs.csv", ORGS },
        { "users.csv", USERS_11 "s1,tobedeleted,,true,o1,student,,,A,B,,,,,,,,\n" } },
      "/users.csv:2: status “tobedeleted”*" },
    { { { "orgs.csv", ORGS }, { "users.csv", USERS_12 } }, "" },
    { { { "orgs.csv", ORGS }, { "users.csv", USERS_12 "s1,,,,,,A,B,,,,,,,,,,,,,,,\n" } },
      "/users.csv:2: users.csv has no column role, as in 1.1, and there is no roles.csv*" },
    { { { "orgs.csv", ORGS }, { "users.csv", USERS_11 ",,,,,student,,,A,B,,,,,,,,\n" } },
      "/users.csv:2: a row without a sourcedId*" },
    { { { "orgs.csv", ORGS }, { "users.csv", USERS_11 USER_11 ("s1", "student", "", "B", "") } },
      "/users.csv:2: user s1 has no givenName*" },
    { { { "orgs.csv", ORGS }, { "users.csv", USERS_11 USER_11 ("g1", "parent", "A", " ", "") } },
      "/users.csv:2: user g1 has no familyName*" },
    { { { "orgs.csv", ORGS }, { "demographics.csv", DEMOGRAPHICS_TOP "s1,,,07/03/2014,\n" } },
      "/demographics.csv:2: birthDate “07/03/2014” is not a date*" },
    { { { "orgs.csv", ORGS }, { "academicSessions.csv", SESSIONS_TOP "y,,,,schoolYear,2026,,,\n" } },
      "/academicSessions.csv:2: startDate “2026” is not a date*" },
    { { { "orgs.csv", ORGS }, { "roles.csv", ROLES_TOP "r,,,,primary,parent,,,o1,\n" } },
      "/roles.csv:2: a role without userSourcedId*" },
    { { { "orgs.csv", ORGS },
        { "users.csv", "sourcedId,role,givenName,familyName,agentSourcedIds,metadata.fratrie.codeParente\n"
                       "g1,parent,A,B,s1,mère\n" } },
      "/users.csv:2: metadata.fratrie.codeParente “mère” is not a number*" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    if (*cases[i].pattern != '\0')
      oneroster_text_refused (cases[i].files, cases[i].pattern);
    else
      oneroster_text_assert (cases[i].files, HEADER);      /* without anybody there is nothing to refuse */
}

/* One file that may come by HTTP: OneRoster's ZIP, wherever in it the files lie; SIECLE's two in one; a table alone. */
static void
test_one_file (void)
{
  static const OnerosterFile deep[] = {
    { "export/Orgs.csv", ORGS }, { "export/users.csv", USERS_11 STUDENT ("s1") }, { "__MACOSX/export/._users.csv", "x" },
    { NULL },
  };
  static const OnerosterFile twice[] = { { "a/orgs.csv", ORGS }, { "b/orgs.csv", ORGS }, { NULL } };
  static const OnerosterFile siecle[] = {
    { "r.xml", LINKS_TOP LINKS_END }, { "e.xml", ELEVES_TOP ELEVES_END }, { NULL },
  };
  static const OnerosterFile outside[] = { { "../orgs.csv", ORGS }, { NULL } };
  static const struct { const OnerosterFile *files; const char *text, *log, *pattern; } cases[] = {
    { deep, NULL, HEADER "2 student s1 - - - - LEFÈVRE - Zoé\n", NULL },
    { siecle, NULL, PERSONNES_HEADER ELEVES_HEADER, NULL },
    { twice, NULL, "", "set: there are two files called orgs.csv*" },
    { outside, NULL, "", "set: holds a file with an impossible name*" },
    { NULL, ELEVES_TOP ELEVES_END, ELEVES_HEADER, NULL },
    { NULL, USERS_11, "", "set:1: one CSV file is not a whole set of OneRoster: give the ZIP*" },
    { NULL, "", "", "set:1: is empty*" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++) {
    g_autoptr (GBytes) bytes = cases[i].files != NULL ? oneroster_text_zip (cases[i].files)
                                                      : g_bytes_new_static (cases[i].text, strlen (cases[i].text));
    g_autoptr (GError) error = NULL;
    g_autofree char *log = oneroster_text_read (bytes, &error);

    g_assert_true ((error == NULL) == (cases[i].pattern == NULL));
    g_assert_cmpstr (log, ==, cases[i].log);
    if (cases[i].pattern != NULL && !g_pattern_match_simple (cases[i].pattern, error->message))
      g_error ("“%s” is not “%s”", error->message, cases[i].pattern);
  }
}

/* Given one by one; and with what is of another kind. */
static void
test_paths (void)
{
  static const OnerosterFile files[] = {
    { "orgs.csv", ORGS }, { "users.csv", USERS_11 STUDENT ("s1") }, { "e.xml", ELEVES_TOP ELEVES_END }, { NULL },
  };
  char *folder = oneroster_text_folder (files);
  g_autofree char *orgs = g_build_filename (folder, "orgs.csv", NULL);
  g_autofree char *users = g_build_filename (folder, "users.csv", NULL);
  g_autofree char *xml = g_build_filename (folder, "e.xml", NULL);
  const char *const both[] = { users, orgs, NULL }, *const mixed[] = { users, orgs, xml, NULL };
  const char *const again[] = { folder, orgs, NULL };
  g_autoptr (GString) log = g_string_new (NULL);
  g_autoptr (GError) error = NULL;

  frt_formats_read (both, siecle_text_log, log, &error);
  g_assert_no_error (error);
  g_assert_cmpstr (log->str, ==, HEADER "2 student s1 - - - - LEFÈVRE - Zoé\n");
  g_assert_false (frt_formats_read (mixed, siecle_text_log, log, &error));
  g_assert_nonnull (strstr (error->message, "these files are not of one kind"));
  g_clear_error (&error);
  g_assert_false (frt_formats_read (again, siecle_text_log, log, &error));
  g_assert_nonnull (strstr (error->message, "there are two files called orgs.csv"));
  scratch_remove (folder);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/oneroster/links-1.1", test_links_1_1);
  g_test_add_func ("/oneroster/people-1.2", test_people_1_2);
  g_test_add_func ("/oneroster/dangling", test_dangling);
  g_test_add_func ("/oneroster/year-and-class", test_year_and_class);
  g_test_add_func ("/oneroster/refused-sets", test_refused_sets);
  g_test_add_func ("/oneroster/one-file", test_one_file);
  g_test_add_func ("/oneroster/paths", test_paths);
  return g_test_run ();
}
