/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Fratrie authors */
#include "ctl/frt-ctl-commands.h"

#include "common/frt-error.h"
#include "domain/frt-schools.h"

#include <string.h>

/**
 * frt_ctl_school_add:
 * @ctl: the program
 * @arguments: UAI NAME
 * @error: return location for a #GError
 *
 * Adds a school.
 *
 * Returns: %FALSE with the domain's error or %FRT_ERROR_USAGE
 */
gboolean
frt_ctl_school_add (FrtCtl *ctl, char **arguments, GError **error)
{
  g_autofree char *kind_name = NULL, *city = NULL;
  const GOptionEntry entries[] = {
    { "kind", 0, 0, G_OPTION_ARG_STRING, &kind_name, "ecole, college (unless said) or lycee", "KIND" },
    { "city", 0, 0, G_OPTION_ARG_STRING, &city, "Where it is", "CITY" },
    { NULL },
  };
  FrtSchoolKind kind = FRT_SCHOOL_COLLEGE;
  const FrtDomain *domain;

  if (!frt_ctl_parse (ctl, entries, arguments, error))
    return FALSE;

  if (kind_name != NULL && !frt_school_kind_from_string (kind_name, &kind))
    return frt_error_set (error, FRT_ERROR_USAGE, "--kind %s: a kind is ecole, college or lycee", kind_name);

  domain = frt_ctl_open (ctl, FRT_STORE_EXISTING, error);
  if (domain == NULL || !frt_schools_add (domain, arguments[1], arguments[2], kind, city, error))
    return FALSE;

  frt_ctl_print_done (ctl, "added", "uai", arguments[1], "name", arguments[2], NULL);
  return TRUE;
}

/**
 * frt_ctl_school_set:
 * @ctl: the program
 * @arguments: UAI KEY=VALUE…
 * @error: return location for a #GError
 *
 * Changes what is known of a school: all that is told, or nothing.
 *
 * Returns: %FALSE with the domain's error or %FRT_ERROR_USAGE
 */
gboolean
frt_ctl_school_set (FrtCtl *ctl, char **arguments, GError **error)
{
  g_autoptr (GArray) settings = g_array_new (FALSE, FALSE, sizeof (FrtSchoolSetting));
  const FrtDomain *domain;

  if (!frt_ctl_parse (ctl, NULL, arguments, error))
    return FALSE;

  for (guint i = 2; arguments[i] != NULL; i++) {
    char *sign = strchr (arguments[i], '=');
    FrtSchoolSetting setting = { arguments[i], sign ? sign + 1 : NULL };

    if (sign == NULL)
      return frt_error_set (error, FRT_ERROR_USAGE, "“%s” is not KEY=VALUE", arguments[i]);

    *sign = '\0';
    g_array_append_val (settings, setting);
  }

  domain = frt_ctl_open (ctl, FRT_STORE_EXISTING, error);
  if (domain == NULL ||
      !frt_schools_set (domain, arguments[1], (const FrtSchoolSetting *) (gpointer) settings->data, settings->len, error))
    return FALSE;

  frt_ctl_print_done (ctl, "changed", "uai", arguments[1], NULL);
  return TRUE;
}

/**
 * frt_ctl_service_add:
 * @ctl: the program
 * @arguments: UAI NAME [URL]
 * @error: return location for a #GError
 *
 * Opens an online service to a school's classes.
 *
 * Returns: %FALSE with the domain's error or %FRT_ERROR_USAGE
 */
gboolean
frt_ctl_service_add (FrtCtl *ctl, char **arguments, GError **error)
{
  g_autofree char *description = NULL;
  g_auto (GStrv) classes = NULL;
  const GOptionEntry entries[] = {
    { "description", 0, 0, G_OPTION_ARG_STRING, &description, "What it is for, one sentence", "D" },
    { "class", 0, 0, G_OPTION_ARG_STRING_ARRAY, &classes, "A class it is open to, and so on; else all", "C" },
    { NULL },
  };
  const FrtDomain *domain;

  if (!frt_ctl_parse (ctl, entries, arguments, error))
    return FALSE;

  domain = frt_ctl_open (ctl, FRT_STORE_EXISTING, error);
  if (domain == NULL)
    return FALSE;

  if (!frt_schools_add_service (domain, arguments[1], arguments[2], arguments[3], description,
                                (const char *const *) classes, error))
    return FALSE;

  frt_ctl_print_done (ctl, "added", "uai", arguments[1], "name", arguments[2], NULL);
  return TRUE;
}

/**
 * frt_ctl_service_remove:
 * @ctl: the program
 * @arguments: UAI NAME
 * @error: return location for a #GError
 *
 * Closes an online service.
 *
 * Returns: %FALSE with the domain's error or %FRT_ERROR_USAGE
 */
gboolean
frt_ctl_service_remove (FrtCtl *ctl, char **arguments, GError **error)
{
  const FrtDomain *domain;

  if (!frt_ctl_parse (ctl, NULL, arguments, error))
    return FALSE;

  domain = frt_ctl_open (ctl, FRT_STORE_EXISTING, error);
  if (domain == NULL || !frt_schools_remove_service (domain, arguments[1], arguments[2], error))
    return FALSE;

  frt_ctl_print_done (ctl, "removed", "uai", arguments[1], "name", arguments[2], NULL);
  return TRUE;
}
