/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Fratrie authors */
#include "ctl/frt-ctl-commands.h"

#include "common/frt-error.h"
#include "ctl/frt-ctl-settings.h"
#include "domain/frt-passwords.h"
#include "domain/frt-retention.h"

#define TARGET_MS 50      /* of a core for each sign-in */

static gboolean
check_days (const char *option, int days, GError **error)
{
  return days > 0 || frt_error_set (error, FRT_ERROR_USAGE, "--%s %d: a number of days", option, days);
}

static void
print_figures (const char *const *names, const double *figures, guint count)
{
  JsonObject *object = json_object_new ();

  for (guint i = 0; i < count; i++)
    if (figures[i] == (double) (gint64) figures[i])
      json_object_set_int_member (object, names[i], (gint64) figures[i]);
    else
      json_object_set_double_member (object, names[i], figures[i]);
  frt_ctl_print_json (json_node_init_object (json_node_alloc (), object));
  json_object_unref (object);
}

/**
 * frt_ctl_purge:
 * @ctl: the program
 * @arguments: none
 * @error: return location for a #GError
 *
 * Removes accounts that were never activated or are not used any more.
 *
 * Returns: %FALSE with the domain's error or %FRT_ERROR_USAGE
 */
gboolean
frt_ctl_purge (FrtCtl *ctl, char **arguments, GError **error)
{
  FrtDomainSettings settings;
  int never_activated, idle;
  const GOptionEntry entries[] = {
    { "never-activated-days", 0, 0, G_OPTION_ARG_INT, &never_activated, "Since its newest letter, 90 unless said", "DAYS" },
    { "idle-days", 0, 0, G_OPTION_ARG_INT, &idle, "Since its last use, 365 unless said", "DAYS" },
    { NULL },
  };
  const char *names[] = { "never_activated", "idle" };
  const FrtDomain *domain;
  FrtDomain purging;
  FrtPurge purge;

  if (!frt_ctl_settings_read (&settings, error))
    return FALSE;
  never_activated = (int) settings.never_activated_days;
  idle = (int) settings.idle_days;
  if (!frt_ctl_parse (ctl, entries, arguments, error) || !check_days ("never-activated-days", never_activated, error) ||
      !check_days ("idle-days", idle, error))
    return FALSE;

  domain = frt_ctl_open (ctl, FRT_STORE_EXISTING, error);
  if (domain == NULL)
    return FALSE;

  purging = *domain;
  purging.settings.never_activated_days = (guint) never_activated;
  purging.settings.idle_days = (guint) idle;
  if (!frt_retention_purge (&purging, &purge, error))
    return FALSE;

  if (frt_ctl_wants_json (ctl))
    print_figures (names, (const double[]) { purge.never_activated, purge.idle }, 2);
  else
    g_print ("%u never activated, %u not used\n", purge.never_activated, purge.idle);
  return TRUE;
}

/**
 * frt_ctl_calibrate:
 * @ctl: the program
 * @arguments: none
 * @error: return location for a #GError
 *
 * Measures this machine and prints what to write into fratried's configuration. Needs no store.
 *
 * Returns: %FALSE with %FRT_ERROR_UNAVAILABLE (no memory) or %FRT_ERROR_USAGE
 */
gboolean
frt_ctl_calibrate (FrtCtl *ctl, char **arguments, GError **error)
{
  int target = TARGET_MS;
  const GOptionEntry entries[] = {
    { "target", 0, 0, G_OPTION_ARG_INT, &target, "What one hash may take, in milliseconds; 50 unless said", "MS" },
    { NULL },
  };
  FrtDomain domain = {
    .clock = frt_clock_system (),
    .random = frt_random_system (),
  };
  const char *names[] = { "argon2_memory_kib", "argon2_passes", "milliseconds" };
  double milliseconds;
  guint passes;

  if (!frt_ctl_parse (ctl, entries, arguments, error))
    return FALSE;
  if (target <= 0)
    return frt_error_set (error, FRT_ERROR_USAGE, "--target %d: a number of milliseconds", target);
  if (!frt_ctl_settings_read (&domain.settings, error) ||
      !frt_passwords_calibrate (&domain, (guint) target, &passes, &milliseconds, error))
    return FALSE;

  if (frt_ctl_wants_json (ctl))
    print_figures (names, (const double[]) { domain.settings.argon2_memory_kib, passes, milliseconds }, 3);
  else
    g_print ("# one hash takes %.1f ms here\n[rules]\nargon2_memory_kib=%u\nargon2_passes=%u\n", milliseconds,
             domain.settings.argon2_memory_kib, passes);
  return TRUE;
}
