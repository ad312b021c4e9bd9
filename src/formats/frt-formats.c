/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Fratrie authors */
#include "formats/frt-formats.h"

#include "common/frt-error.h"
#include "formats/frt-archive.h"
#include "formats/frt-file.h"
#include "formats/frt-oneroster.h"
#include "formats/frt-siecle.h"

#include <errno.h>
#include <string.h>
#include <unistd.h>

/* SIECLE's files are told apart by what they hold, never by their names: secretaries rename them. OneRoster's are found by
 * their names, which are what it knows them by. */

#define SIECLE_OR_ONEROSTER "give SIECLE's XML or ZIP files, or OneRoster's ZIP, folder or CSV files"

/* The most of a text that is looked at to see what it is. */
#define HEAD 512

static gboolean
is_xml_name (const char *name)
{
  g_autofree char *lower = g_ascii_strdown (name, -1);

  return g_str_has_suffix (lower, ".xml");
}

static gboolean
read_siecle_archive (const char *name, int fd, FrtRecordFunc func, gpointer data, GError **error)
{
  g_autoptr (FrtArchive) archive = frt_archive_open (name, fd, error);
  g_autoptr (GError) failure = NULL;
  const char *member;
  guint documents = 0;

  if (archive == NULL)
    return FALSE;
  while ((member = frt_archive_next (archive, &failure)) != NULL) {
    FrtInput input = frt_archive_get_input (archive);

    if (!is_xml_name (member))
      continue;
    documents++;
    if (!frt_siecle_read (&input, func, data, error))
      return FALSE;
  }

  if (failure != NULL) {
    g_propagate_error (error, g_steal_pointer (&failure));
    return FALSE;
  }
  return documents > 0 || frt_error_set (error, FRT_ERROR_INVALID_FILE, "%s: holds no XML file of SIECLE and no CSV file of "
                                         "OneRoster: give the archive as it was exported", name);
}

static gboolean
read_archive (const char *name, int fd, FrtRecordFunc func, gpointer data, GError **error)
{
  g_autoptr (FrtBundle) bundle = frt_bundle_new (name);

  if (!frt_bundle_add_archive (bundle, fd, error))
    return FALSE;
  if (frt_oneroster_detect (bundle))
    return frt_oneroster_read (bundle, func, data, error);
  return read_siecle_archive (name, fd, func, data, error);
}

/* A OneRoster table by itself, whatever it is called: its first line says so. */
static gboolean
is_table (int fd)
{
  char head[HEAD + 1];
  gssize length = pread (fd, head, HEAD, 0);

  if (length <= 0)
    return FALSE;
  head[length] = '\0';
  return strchr (head, '<') == NULL && (strstr (head, "sourcedId") != NULL || strstr (head, "propertyName") != NULL);
}

/**
 * frt_formats_read_descriptor:
 * @name: what messages call it
 * @fd: a descriptor of one file that can be read again from its start; stays open
 * @func: called with each record as it is read, the header of each document first; %FALSE with an error stops
 * @data: for @func
 * @error: return location for a #GError, or %NULL
 *
 * Reads what a school sent as one file: an XML file of SIECLE, a ZIP with one of them or both, or a ZIP of OneRoster.
 *
 * Returns: as frt_formats_read()
 */
gboolean
frt_formats_read_descriptor (const char *name, int fd, FrtRecordFunc func, gpointer data, GError **error)
{
  FrtInput input = frt_file_input (name, fd);

  if (!frt_file_check (name, fd, error))
    return FALSE;
  if (lseek (fd, 0, SEEK_SET) != 0)
    return frt_error_set (error, FRT_ERROR_INVALID_FILE, "%s: cannot be read: %s", name, g_strerror (errno));
  if (frt_file_is_zip (fd))
    return read_archive (name, fd, func, data, error);
  if (is_table (fd))
    return frt_error_set (error, FRT_ERROR_INVALID_FILE, "%s:1: one CSV file is not a whole set of OneRoster: give the ZIP or"
                          " the folder with all its files", name);
  return frt_siecle_read (&input, func, data, error);
}

static gboolean
is_table_path (const char *path)
{
  g_autofree char *lower = g_ascii_strdown (path, -1);

  return g_str_has_suffix (lower, ".csv") || g_file_test (path, G_FILE_TEST_IS_DIR);
}

static gboolean
read_tables (const char *const *paths, FrtRecordFunc func, gpointer data, GError **error)
{
  g_autoptr (FrtBundle) bundle = frt_bundle_new (paths[0]);

  for (guint i = 0; paths[i] != NULL; i++)
    if (!(g_file_test (paths[i], G_FILE_TEST_IS_DIR) ? frt_bundle_add_folder (bundle, paths[i], error)
                                                     : frt_bundle_add_file (bundle, paths[i], error)))
      return FALSE;
  if (!frt_oneroster_detect (bundle))
    return frt_error_set (error, FRT_ERROR_INVALID_FILE, "%s: no file of OneRoster's (orgs.csv, users.csv): "
                          SIECLE_OR_ONEROSTER, paths[0]);
  return frt_oneroster_read (bundle, func, data, error);
}

static gboolean
read_path (const char *path, FrtRecordFunc func, gpointer data, GError **error)
{
  int fd = frt_file_open (path, error);
  gboolean read_whole = fd >= 0 && frt_formats_read_descriptor (path, fd, func, data, error);

  if (fd >= 0)
    close (fd);
  return read_whole;
}

/**
 * frt_formats_read:
 * @paths: (array zero-terminated=1): a school's files: SIECLE's in any order, XML or ZIP; or OneRoster's as a ZIP, a folder
 *   or its CSV files
 * @func: called with each record as it is read, the header of each document first; %FALSE with an error stops
 * @data: for @func
 * @error: return location for a #GError, or %NULL
 *
 * Reads a school's files as a stream: memory does not grow with them. Blocks on disk. Nothing in a file is
 * fetched, expanded or unpacked to disk.
 *
 * Returns: %FALSE with @func's error, or %FRT_ERROR_INVALID_FILE, whose message starts with the file and, as
 *   soon as its content was begun, the line ("FILE:LINE: …"); what stood before was given to @func.
 */
gboolean
frt_formats_read (const char *const  *paths,
                  FrtRecordFunc       func,
                  gpointer            data,
                  GError            **error)
{
  guint n_paths = g_strv_length ((char **) paths), tables = 0;

  for (guint i = 0; i < n_paths; i++)
    tables += is_table_path (paths[i]);
  if (tables == n_paths && n_paths > 0)
    return read_tables (paths, func, data, error);
  if (tables > 0)
    return frt_error_set (error, FRT_ERROR_INVALID_FILE, "%s: these files are not of one kind: " SIECLE_OR_ONEROSTER,
                          paths[0]);

  for (; *paths != NULL; paths++)
    if (!read_path (*paths, func, data, error))
      return FALSE;
  return TRUE;
}
