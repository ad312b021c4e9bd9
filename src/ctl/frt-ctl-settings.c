/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Fratrie authors */

#include "ctl/frt-ctl-settings.h"

#include "common/frt-error.h"

/* What fratried is told by its configuration is told here by the same variables: a letter is good for as long, whoever
 * issues it. */
static const struct {
  const char *name;
  gsize       offset;      /* of its member of FrtDomainSettings */
  guint       least, most;
} variables[] = {
  { "FRATRIE_LETTER_DAYS", G_STRUCT_OFFSET (FrtDomainSettings, letter_days), 1, FRT_LETTER_DAYS_MAX },
  { "FRATRIE_NEVER_ACTIVATED_DAYS", G_STRUCT_OFFSET (FrtDomainSettings, never_activated_days), 1,
    FRT_NEVER_ACTIVATED_DAYS_MAX },
  { "FRATRIE_IDLE_DAYS", G_STRUCT_OFFSET (FrtDomainSettings, idle_days), 1, FRT_IDLE_DAYS_MAX },
  { "FRATRIE_ARGON2_MEMORY_KIB", G_STRUCT_OFFSET (FrtDomainSettings, argon2_memory_kib), FRT_ARGON2_MEMORY_KIB_MIN,
    FRT_ARGON2_MEMORY_KIB_MAX },
  { "FRATRIE_ARGON2_PASSES", G_STRUCT_OFFSET (FrtDomainSettings, argon2_passes), FRT_ARGON2_PASSES_MIN,
    FRT_ARGON2_PASSES_MAX },
};

/* See the header. */
gboolean
frt_ctl_settings_read (FrtDomainSettings *settings, GError **error)
{
  *settings = frt_domain_settings_default ();
  for (guint i = 0; i < G_N_ELEMENTS (variables); i++) {
    const char *text = g_getenv (variables[i].name);
    guint64 number;

    if (text == NULL)
      continue;
    if (!g_ascii_string_to_unsigned (text, 10, variables[i].least, variables[i].most, &number, NULL))
      return frt_error_set (error, FRT_ERROR_USAGE, "%s: must be a number from %u to %u", variables[i].name,
                            variables[i].least, variables[i].most);
    G_STRUCT_MEMBER (guint, settings, variables[i].offset) = (guint) number;
  }
  return TRUE;
}
