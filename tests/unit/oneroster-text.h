/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Fratrie authors */
#pragma once

#include <glib.h>

/* OneRoster sets spelt in a test: files of a folder of their own. Row 1 is the header, so that 2 is the first line of data. */
#define ORGS_TOP "sourcedId,status,dateLastModified,name,type,identifier,parentSourcedId\n"
#define ORGS ORGS_TOP "d1,,,Académie,district,,\no1,,,Collège,school,0340001a,d1\n"
#define USERS_11 "sourcedId,status,dateLastModified,enabledUser,orgSourcedIds,role,username,userIds,givenName,familyName," \
                 "middleName,identifier,email,sms,phone,agentSourcedIds,grades,password\n"
#define USERS_12 "sourcedId,status,dateLastModified,enabledUser,username,userIds,givenName,familyName,middleName,identifier," \
                 "email,sms,phone,agentSourcedIds,grades,password,userMasterIdentifier,resourceSourcedIds," \
                 "preferredGivenName,preferredMiddleName,preferredFamilyName,primaryOrgSourcedId,pronouns\n"
#define ROLES_TOP "sourcedId,status,dateLastModified,userSourcedId,roleType,role,beginDate,endDate,orgSourcedId," \
                  "userProfileSourcedId\n"
#define DEMOGRAPHICS_TOP "sourcedId,status,dateLastModified,birthDate,sex\n"
#define SESSIONS_TOP "sourcedId,status,dateLastModified,title,type,startDate,endDate,parentSourcedId,schoolYear\n"
#define CLASSES_TOP "sourcedId,status,dateLastModified,title,grades,courseSourcedId,classCode,classType,location," \
                    "schoolSourcedId,termSourcedIds,subjects,subjectCodes,periods\n"
#define ENROLLMENTS_TOP "sourcedId,status,dateLastModified,classSourcedId,schoolSourcedId,userSourcedId,role,primary," \
                        "beginDate,endDate\n"
#define MANIFEST_TOP "propertyName,value\n"

/* One row of 1.1's users.csv. */
#define USER_11(id, role, given, family, agents) id ",,,true,o1," role ",,," given "," family ",,,,,," agents ",,\n"

typedef struct { const char *name, *text; } OnerosterFile;

/* A new folder with these files; ended by one without a name. */
char   *oneroster_text_folder  (const OnerosterFile *files);
/* The same as a ZIP. */
GBytes *oneroster_text_zip     (const OnerosterFile *files);
/* Reads a file of that content, which messages call "set"; returns the log. */
char   *oneroster_text_read    (GBytes              *bytes,
                                GError             **error);
/* Reading the folder, and the ZIP, must give @log (as siecle_text_log() writes it). */
void    oneroster_text_assert  (const OnerosterFile *files,
                                const char          *log);
/* Reading the folder must fail as an invalid file with a message like @pattern behind the folder's name. */
void    oneroster_text_refused (const OnerosterFile *files,
                                const char          *pattern);
