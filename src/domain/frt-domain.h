/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Fratrie authors */
#pragma once

#include "common/frt-identifier.h"
#include "common/frt-time.h"
#include "common/frt-tokens.h"
#include "domain/frt-key.h"
#include "store/frt-store.h"

G_BEGIN_DECLS

/* What an operator may set; frt_domain_settings_default() is the contract's. */
typedef struct {
  guint    letter_days;              /* a letter's life, 90 */
  guint    never_activated_days;     /* purge, 90 */
  guint    idle_days;                /* purge, 365 */
  gboolean holder_match_warn;        /* rule 3: relax to an acknowledgement */
  guint    argon2_memory_kib;        /* 19456 */
  guint    argon2_passes;            /* 2 */
} FrtDomainSettings;

/* Between which figures; what has no least is at least 1. */
#define FRT_LETTER_DAYS_MAX          3650
#define FRT_NEVER_ACTIVATED_DAYS_MAX 3650
#define FRT_IDLE_DAYS_MAX            36500
#define FRT_ARGON2_MEMORY_KIB_MIN    19456
#define FRT_ARGON2_MEMORY_KIB_MAX    4194304
#define FRT_ARGON2_PASSES_MIN        2
#define FRT_ARGON2_PASSES_MAX        100

FrtDomainSettings frt_domain_settings_default (void);
/* The system's own randomness, libsodium's. */
FrtRandom         frt_random_system           (void);

/* Who is asking, as frt_sessions_authenticate() found. */
typedef struct {
  gint64         session_id;
  gint64         account_id;
  FrtAccountKind kind;
  FrtScope       scope;
  gboolean       needs_otp;          /* staff without a second factor: may enrol, activate and sign out, nothing else */
} FrtIdentity;

/* Who is told at once that a message was queued; whatever it does must be safe on any thread and not wait. */
typedef struct {
  void     (*wake) (gpointer data);
  gpointer   data;
} FrtWaker;

/* Everything a rule needs: where things are kept, what was set, what time it is, where chance comes from. Immutable,
 * usable from any thread; every function of this layer takes one, blocks on the store and opens its own transaction. */
typedef struct {
  FrtStore          *store;          /* (unowned) */
  FrtDomainSettings  settings;
  FrtClock           clock;
  FrtRandom          random;
  const FrtKey      *key;            /* (unowned) (nullable) where no second factor is asked for */
  const FrtIdentity *actor;          /* (unowned) (nullable): staff who does this, see frt_staff_act(); else an operator */
  FrtWaker           outbox;         /* whose wake is NULL when nobody sends */
} FrtDomain;

G_END_DECLS
