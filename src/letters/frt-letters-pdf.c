/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Fratrie authors */

#include "letters/frt-letters-pdf.h"

#include "common/frt-error.h"
#include "common/frt-identifier.h"
#include "letters/frt-letter-codes.h"
#include "letters/frt-letter-sheet.h"

#include <cairo-pdf.h>
#include <errno.h>
#include <string.h>

#define LINES_OF_CHILDREN 3      /* more stand on one line after the other */

typedef struct {
  const FrtLetterForm *form;       /* (unowned) */
  cairo_t             *cr;         /* (owned) */
  PangoFontMap        *fonts;      /* (owned): a thread's own would keep what it loaded for as long as the thread lives */
  GHashTable          *sheets;     /* (owned) of FrtLetterSheet */
  FrtLetterCodes      *codes;      /* (owned) */
} Press;

static cairo_status_t
on_bytes (void *stream, const unsigned char *bytes, unsigned int length)
{
  return fwrite (bytes, 1, length, stream) == length ? CAIRO_STATUS_SUCCESS : CAIRO_STATUS_WRITE_ERROR;
}

static FrtLetterSheet *
get_sheet (Press *press, const FrtLetter *letter)
{
  g_autofree char *key = g_strdup_printf ("%d %d %s %s", (int) letter->kind, letter->children[0] != NULL, letter->uai,
                                          letter->language);
  FrtLetterSheet *sheet = g_hash_table_lookup (press->sheets, key);

  if (sheet == NULL) {
    sheet = frt_letter_sheet_new (press->fonts, press->form, letter);
    g_hash_table_insert (press->sheets, g_steal_pointer (&key), sheet);
  }
  return sheet;
}

/* Returns: the height it took */
static double
show (Press *press, FrtLetterSheet *sheet, const FrtLetterPlace *place, const char *text)
{
  g_autoptr (PangoLayout) layout = frt_text_box_lay_out (frt_letter_sheet_get_context (sheet), &place->box, text);

  return frt_text_box_show (press->cr, layout, place->x, place->y);
}

/* A long name leaves the address its room. */
static void
show_address (Press *press, FrtLetterSheet *sheet, const FrtLetter *letter)
{
  g_autofree char *address = letter->address ? g_strjoinv ("\n", letter->address) : NULL;
  FrtLetterPlace place = frt_letter_address;
  double height = show (press, sheet, &frt_letter_guardian, letter->guardian);

  place.y += height;
  place.box.height -= height;
  if (address != NULL)
    show (press, sheet, &place, address);
}

static void
show_secrets (Press *press, FrtLetterSheet *sheet, const FrtLetter *letter)
{
  char *password = frt_provisional_password_format (frt_secret_get (letter->password));

  frt_letter_sheet_show (sheet, FRT_LETTER_USERNAME, press->cr);
  show (press, sheet, &frt_letter_username, letter->username);
  frt_letter_sheet_show (sheet, FRT_LETTER_PASSWORD, press->cr);
  show (press, sheet, &frt_letter_password, password);
  frt_secret_wipe (password);
}

static void
show_code (Press *press)
{
  const FrtLetterSquare *square = &frt_letter_code;
  cairo_surface_t *code = frt_letter_codes_next (press->codes);

  if (code == NULL)
    return;
  frt_letter_code_draw (press->cr, code, square->x, square->y, square->size);
  cairo_surface_destroy (code);
}

/* A class beside a name that runs from right to left would be read backwards: it stands for itself (U+2068, U+2069). */
static char *
isolate_class (const char *child)
{
  const char *class_name = g_strrstr (child, " (");

  if (class_name == NULL || !g_str_has_suffix (child, ")"))
    return g_strdup (child);
  return g_strdup_printf ("%.*s \u2068%s\u2069", (int) (class_name - child), child, class_name + 1);
}

static char *
join_children (const FrtLetter *letter)
{
  const gboolean apart = g_strv_length (letter->children) <= LINES_OF_CHILDREN;
  g_autoptr (GPtrArray) lines = g_ptr_array_new_with_free_func (g_free);

  for (guint i = 0; letter->children[i] != NULL; i++)
    g_ptr_array_add (lines, isolate_class (letter->children[i]));
  g_ptr_array_add (lines, NULL);
  return g_strjoinv (apart ? "\n" : "; ", (char **) lines->pdata);
}

/* In the order it is read aloud. */
static void
draw_page (Press *press, const FrtLetter *letter)
{
  FrtLetterSheet *sheet = get_sheet (press, letter);
  g_autofree char *children = join_children (letter);

  show_address (press, sheet, letter);
  frt_letter_sheet_show (sheet, FRT_LETTER_HEAD, press->cr);
  show (press, sheet, &frt_letter_children, children);
  show_secrets (press, sheet, letter);
  frt_letter_sheet_show (sheet, FRT_LETTER_SERVICE, press->cr);
  frt_letter_sheet_show_expires (sheet, letter->expires_at, press->cr);
  show_code (press);
  frt_letter_sheet_show (sheet, FRT_LETTER_COLUMNS, press->cr);
  cairo_show_page (press->cr);
}

static gboolean
draw_all (Press *press, GPtrArray *letters, FrtLettersProgress progress, gpointer data, GError **error)
{
  for (guint i = 0; i < letters->len && cairo_status (press->cr) == CAIRO_STATUS_SUCCESS; i++) {
    draw_page (press, letters->pdata[i]);
    if (progress != NULL && !progress (i + 1, letters->len, data)) {
      g_set_error_literal (error, G_IO_ERROR, G_IO_ERROR_CANCELLED, "cancelled");
      return FALSE;
    }
  }
  return TRUE;
}

/* See the header. */
gboolean
frt_letters_pdf_write (FILE *stream, const FrtLetterForm *form, GPtrArray *letters, FrtLettersProgress progress,
                       gpointer data, GError **error)
{
  cairo_surface_t *surface = cairo_pdf_surface_create_for_stream (on_bytes, stream, FRT_PAGE_WIDTH, FRT_PAGE_HEIGHT);
  Press press = { form, cairo_create (surface), pango_cairo_font_map_new (), NULL,
                  frt_letter_codes_new (letters, form->service_address) };
  cairo_status_t status;
  gboolean ok;

  press.sheets = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, (GDestroyNotify) frt_letter_sheet_free);
  cairo_pdf_surface_set_metadata (surface, CAIRO_PDF_METADATA_TITLE, form->service);
  ok = draw_all (&press, letters, progress, data, error);
  frt_letter_codes_free (press.codes);
  g_hash_table_unref (press.sheets);
  g_object_unref (press.fonts);
  cairo_destroy (press.cr);
  cairo_surface_finish (surface);
  status = cairo_surface_status (surface);
  cairo_surface_destroy (surface);
  if (ok && status != CAIRO_STATUS_SUCCESS)
    return frt_error_set (error, FRT_ERROR_REFUSED, "the letters cannot be written: %s", cairo_status_to_string (status));
  return ok;
}
