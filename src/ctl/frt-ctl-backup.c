/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Fratrie authors */
#include "ctl/frt-ctl-commands.h"

#include "common/frt-error.h"
#include "common/frt-private-file.h"
#include "store/frt-backup.h"

static void
print_count (FrtCtl *ctl, gint64 rows, const char *what, const char *path)
{
  g_autofree char *count = g_strdup_printf ("%" G_GINT64_FORMAT, rows);
  g_autofree char *text = g_strdup_printf ("%s rows %s %s", count, what, path);

  frt_ctl_print_done (ctl, text, "rows", count, "file", path, NULL);
}

/**
 * frt_ctl_backup:
 * @ctl: the program
 * @arguments: FILE
 * @error: return location for a #GError
 *
 * Writes all that is in the store into a file, while the service goes on.
 *
 * Returns: %FALSE with the store's error, %FRT_ERROR_REFUSED (the file) or %FRT_ERROR_USAGE
 */
gboolean
frt_ctl_backup (FrtCtl *ctl, char **arguments, GError **error)
{
  gboolean force = FALSE;
  const GOptionEntry entries[] = {
    { "force", 0, 0, G_OPTION_ARG_NONE, &force, "Write over a file that is there", NULL },
    { NULL },
  };
  g_autoptr (FrtPrivateFile) file = NULL;
  const char *uri;
  gint64 rows;

  if (!frt_ctl_parse (ctl, entries, arguments, error))
    return FALSE;

  uri = frt_ctl_get_store_uri (ctl, error);
  file = uri != NULL ? frt_private_file_open (arguments[1], force, error) : NULL;
  if (file == NULL || !frt_backup_write (uri, frt_private_file_get_stream (file), &rows, error) ||
      !frt_private_file_finish (file, error))
    return FALSE;

  print_count (ctl, rows, "in", arguments[1]);
  return TRUE;
}

/**
 * frt_ctl_restore:
 * @ctl: the program
 * @arguments: FILE
 * @error: return location for a #GError
 *
 * Fills an empty store with what a backup has.
 *
 * Returns: %FALSE with %FRT_ERROR_INVALID_FILE, the store's error or %FRT_ERROR_USAGE, and nothing is in the store
 */
gboolean
frt_ctl_restore (FrtCtl *ctl, char **arguments, GError **error)
{
  const char *uri;
  gint64 rows;

  if (!frt_ctl_parse (ctl, NULL, arguments, error))
    return FALSE;

  uri = frt_ctl_get_store_uri (ctl, error);
  if (uri == NULL || !frt_backup_restore (uri, arguments[1], &rows, error))
    return FALSE;

  print_count (ctl, rows, "from", arguments[1]);
  return TRUE;
}
