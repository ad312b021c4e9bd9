/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Fratrie authors */

#include "ctl/frt-ctl-output.h"

#include "common/frt-error.h"
#include "letters/frt-letters-csv.h"
#include "letters/frt-letters-pdf.h"

#include "config.h"

#include <unistd.h>

/* What fratried is told by its configuration is told here by the same variables. */
static const char *
get_variable (const char *name, const char *otherwise)
{
  const char *value = g_getenv (name);

  return value != NULL && *value != '\0' ? value : otherwise;
}

/* Frees what is in it. */
void
frt_ctl_output_clear (FrtCtlOutput *self)
{
  g_free (self->path);
  g_free (self->address);
}

static gboolean
is_pdf (const FrtCtlOutput *self)
{
  return g_str_has_suffix (self->path, ".pdf");
}

/* Somebody will type it, and photograph it. */
static gboolean
check_address (const char *address, GError **error)
{
  g_autoptr (GUri) uri = address ? g_uri_parse (address, G_URI_FLAGS_NONE, NULL) : NULL;

  if (address == NULL ||
      (uri != NULL && g_str_has_prefix (g_uri_get_scheme (uri), "http") && g_uri_get_host (uri) != NULL))
    return TRUE;
  return frt_error_set (error, FRT_ERROR_USAGE, "--address %s: write the service's address as https://…", address);
}

static const char *
get_address (const FrtCtlOutput *self)
{
  return self->address ? self->address : get_variable ("FRATRIE_ADDRESS", NULL);
}

/* See the header. */
FrtPrivateFile *
frt_ctl_output_open (const FrtCtlOutput *self, GError **error)
{
  if (!is_pdf (self) && !g_str_has_suffix (self->path, ".csv")) {
    frt_error_set (error, FRT_ERROR_USAGE, "--output %s: the file's name must end in .pdf or .csv", self->path);
    return NULL;
  }
  if (!check_address (get_address (self), error))
    return NULL;
  if (is_pdf (self) && get_address (self) == NULL)
    g_printerr ("fratriectl: the pages will not tell the service's address: give it with --address, or FRATRIE_ADDRESS\n");
  return frt_private_file_open (self->path, self->force, error);
}

static char *
list_support (void)
{
  static const char *const names[] = { "FRATRIE_SUPPORT_EMAIL", "FRATRIE_SUPPORT_PHONE", "FRATRIE_SUPPORT_URL" };
  GString *list = g_string_new (NULL);

  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    if (get_variable (names[i], NULL) != NULL)
      g_string_append_printf (list, "%s%s", list->len > 0 ? ", " : "", get_variable (names[i], NULL));
  return g_string_free (list, list->len == 0);
}

static gboolean
tell_progress (guint done, guint total, gpointer unused)
{
  if (isatty (STDERR_FILENO) && (done % 100 == 0 || done == total))
    g_printerr ("\r%u/%u%s", done, total, done == total ? "\n" : "");
  return TRUE;
}

static gboolean
write_pdf (const FrtCtlOutput *self, FrtPrivateFile *file, GPtrArray *letters, GError **error)
{
  g_autoptr (FrtCatalog) catalog = frt_catalog_new (get_variable ("FRATRIE_LOCALE_DIR", FRT_LOCALE_DIR));
  g_autofree char *support = list_support ();
  const FrtLetterForm form = {
    .catalog = catalog,
    .service = get_variable ("FRATRIE_NAME", "Fratrie"),
    .service_address = get_address (self),
    .support = support,
    .written_at = g_get_real_time () / G_USEC_PER_SEC,
  };

  return frt_letters_pdf_write (frt_private_file_get_stream (file), &form, letters, tell_progress, NULL, error) &&
         frt_private_file_finish (file, error);
}

/* See the header. */
gboolean
frt_ctl_output_write (const FrtCtlOutput *self, FrtPrivateFile *file, GPtrArray *letters, GError **error)
{
  return is_pdf (self) ? write_pdf (self, file, letters, error) : frt_letters_csv_write (file, letters, error);
}
