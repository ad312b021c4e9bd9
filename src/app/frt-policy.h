/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Fratrie authors */
#pragma once

#include <glib.h>
#include <sys/types.h>

G_BEGIN_DECLS

typedef enum {
  FRT_POLICY_UNSAID,       /* the settings decide */
  FRT_POLICY_NO,
  FRT_POLICY_YES,
} FrtPolicyAnswer;

/* What the administrator of this computer has decided for everybody who uses it. */
typedef struct {
  gboolean          managed;            /* there is a policy, be it a broken one */
  char             *problem;            /* (owned) (nullable): what is wrong with its file, in English, for who mends it */
  char             *server;             /* (owned) (nullable): the service's address, ready to use */
  FrtPolicyAnswer   shared_computer;
  guint             idle_minutes;       /* until a shared computer signs out, 1 to 60; 0 is unsaid */
  char            **languages;          /* (owned) (nullable): codes of the languages offered; NULL is all */
  gboolean          letter_reading;     /* whether letters may be opened from files */
} FrtPolicy;

FrtPolicy *frt_policy_new_system    (void);
FrtPolicy *frt_policy_new_from_file (const char *path,
                                     uid_t       user);
void       frt_policy_free          (FrtPolicy  *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (FrtPolicy, frt_policy_free)

G_END_DECLS
