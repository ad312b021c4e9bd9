/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Fratrie authors */
#include "config.h"

#include "widgets/frt-start.h"

#include <glib/gi18n.h>
#include <locale.h>

/* Whether there is a GPU to draw with; GL in software is slower than none, and takes 70 MiB more. */
static gboolean
has_gpu (void)
{
  g_autoptr (GDir) devices = g_dir_open ("/dev/dri", 0, NULL);
  const char *name;

  while (devices != NULL && (name = g_dir_read_name (devices)) != NULL)
    if (g_str_has_prefix (name, "renderD"))
      return TRUE;

  return g_file_test ("/dev/nvidiactl", G_FILE_TEST_EXISTS);
}

/* Where the translations are: fratried reads the same variable, for a build that is not installed. */
static const char *
get_locale_dir (void)
{
  const char *chosen = g_getenv ("FRATRIE_LOCALE_DIR");

  return chosen != NULL && *chosen != '\0' ? chosen : FRT_LOCALE_DIR;
}

/* See the header. */
void
frt_start (void)
{
  setlocale (LC_ALL, "");
  bindtextdomain (GETTEXT_PACKAGE, get_locale_dir ());
  bind_textdomain_codeset (GETTEXT_PACKAGE, "UTF-8");
  textdomain (GETTEXT_PACKAGE);

  /* GDK would load a GL made in software all the same, and a compiler for it: 40 ms of processor, 10 MiB. */
  if (!has_gpu ()) {
    g_setenv ("GSK_RENDERER", "cairo", FALSE);
    g_setenv ("GDK_DEBUG", "gl-disable", FALSE);
  }
}
