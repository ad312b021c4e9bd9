/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Fratrie authors */
#pragma once

#include "common/frt-letter.h"
#include "domain/frt-domain.h"
#include "domain/frt-import.h"

G_BEGIN_DECLS

/* A small world for tests of the rules: a real store (test-store.h says which), a clock and a chance that the test owns,
 * Argon2id at its cheapest. */

#define WORLD_START G_GINT64_CONSTANT (1795420800)     /* 2026-11-23 08:00 UTC: the school year 2026-2027 */
#define WORLD_YEAR  2026
#define WORLD_EMAIL "parent@example.org"
#define WORLD_PASSWORD "sept corbeaux volent bas"
#define WORLD_ADDRESS "192.0.2.7"

typedef struct {
  char      *store_uri;         /* (owned) (nullable) when the world made it */
  FrtStore  *store;
  FrtKey    *key;
  FrtDomain  domain;
  gint64     now;
  GRand     *chance;
} World;

/* One line of a school's file: a guardian, a student and what joins them. */
typedef struct {
  const char *guardian_key;
  const char *civility;
  const char *birth_name;
  const char *used_name;        /* (nullable) */
  const char *first_name;
  const char *student_key;
  const char *student_name;
  const char *student_first_name;
  const char *class_name;       /* (nullable) */
  int         level;
  int         kinship;
} WorldLink;

void       world_set_up        (World *world, gconstpointer store_uri);      /* NULL: a new one */
void       world_tear_down     (World *world, gconstpointer unused);
void       world_advance       (World *world, gint64 seconds);

void       world_add_school    (World *world, const char *uai, const char *name);
/* As a whole set of files; (transfer full), NULL with @error. */
FrtImportReport *world_try_import (World *world, const char *uai, const WorldLink *links, guint n_links,
                                const FrtImportOptions *options, GError **error);
void       world_import        (World *world, const char *uai, const WorldLink *links, guint n_links);
/* The letters of a school that were never issued, (element-type FrtLetter). */
GPtrArray *world_letters       (World *world, const char *uai);
/* The letter for a guardian of that first name, (transfer none). */
FrtLetter *world_find_letter   (GPtrArray *letters, const char *first_name);

gboolean   world_try_sign_in   (World *world, const char *username, const char *password, FrtIdentity *identity,
                                GError **error);
void       world_sign_in       (World *world, const char *username, const char *password, FrtIdentity *identity);
/* Signs in with a letter and activates with WORLD_PASSWORD. */
void       world_activate      (World *world, const FrtLetter *letter, FrtIdentity *identity);
/* A member of the last message in the outbox of that kind to that address, NULL when there is none: (transfer full). */
char      *world_mail          (World *world, const char *kind, const char *address, const char *member);
guint      world_count_mail    (World *world, const char *kind);
/* What an authentication application that was given this address shows now: (transfer full). */
char      *world_otp           (World *world, const char *otpauth_uri);
/* A member of a school's staff, activated, with the second factor proved: (transfer full): its otpauth address. */
char      *world_add_staff     (World *world, const char *uai, const char *username, FrtIdentity *identity);
/* Groups the account of a letter into the signed-in one. */
void       world_group         (World *world, const FrtIdentity *identity, const FrtLetter *letter);
/* The first names of the children an account sees, in order, "Noé Zoé". */
char      *world_children      (World *world, const FrtIdentity *identity);
/* No invariant is broken. */
void       world_assert_sound  (World *world);

/* The family of formats.md: Anaïs has two children in school A, one in B, one in C, under names that differ by an accent, a
 * hyphen and a used name only. Marc, their father, is in A; Luc, somebody else, in B; Rose, a contact, in A. */
#define WORLD_A "0340001A"
#define WORLD_B "0340002B"
#define WORLD_C "0340003C"
void       world_add_family    (World *world);

G_END_DECLS
