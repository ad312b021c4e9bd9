/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Fratrie authors */
#include "config.h"

#include "app/frt-receipt.h"

#include "app/frt-children-by-school.h"
#include "app/frt-grouping-text.h"
#include "common/frt-error.h"

#include <cairo-pdf.h>
#include <glib/gi18n.h>
#include <pango/pangocairo.h>

/* Text runs down one column, so that it reads as well from right to left. Every word that comes from a school goes to
 * pango_layout_set_text(), never to markup. Lengths in points. */
#define PAGE_WIDTH  595.276      /* A4 */
#define PAGE_HEIGHT 841.890
#define MARGIN      64.0
#define FOOTER      40.0         /* between the bottom margin and the last line of a page */
#define INDENT      14.0

typedef enum { STYLE_TITLE, STYLE_HEADING, STYLE_STRONG, STYLE_TEXT, STYLE_QUIET } Style;

static const struct {
  const char *font;
  double      grey;              /* 0 black to 1 white; 0.35 on white is 7:1 */
  double      before, after;
} styles[] = {
  [STYLE_TITLE] = { "Cantarell, Sans Bold 20", 0.1, 0, 8 },
  [STYLE_HEADING] = { "Cantarell, Sans Bold 13", 0.1, 18, 6 },
  [STYLE_STRONG] = { "Cantarell, Sans Bold 11", 0.1, 4, 2 },
  [STYLE_TEXT] = { "Cantarell, Sans 11", 0.1, 0, 3 },
  [STYLE_QUIET] = { "Cantarell, Sans 9", 0.35, 0, 2 },
};

typedef struct {
  cairo_t    *cr;                /* (owned) */
  const char *reference;         /* (unowned): the footer */
  double      y;
} Sheet;

static PangoLayout *
layout_new (Sheet *sheet, Style style, double width, const char *text)
{
  PangoLayout *layout = pango_cairo_create_layout (sheet->cr);
  PangoFontDescription *font = pango_font_description_from_string (styles[style].font);

  pango_layout_set_font_description (layout, font);
  pango_font_description_free (font);
  pango_layout_set_width (layout, (int) (width * PANGO_SCALE));
  pango_layout_set_wrap (layout, PANGO_WRAP_WORD_CHAR);
  pango_layout_set_spacing (layout, 2 * PANGO_SCALE);
  pango_layout_set_text (layout, text, -1);

  return layout;
}

static void
show_layout (Sheet *sheet, PangoLayout *layout, Style style, double x, double y)
{
  cairo_set_source_rgb (sheet->cr, styles[style].grey, styles[style].grey, styles[style].grey);
  cairo_move_to (sheet->cr, x, y);
  pango_cairo_show_layout (sheet->cr, layout);
}

static void
end_page (Sheet *sheet)
{
  g_autoptr (PangoLayout) layout = layout_new (sheet, STYLE_QUIET, PAGE_WIDTH - 2 * MARGIN, sheet->reference);

  show_layout (sheet, layout, STYLE_QUIET, MARGIN, PAGE_HEIGHT - MARGIN);
  cairo_show_page (sheet->cr);
  sheet->y = MARGIN;
}

static void
add_paragraph (Sheet *sheet, Style style, double indent, const char *text)
{
  g_autoptr (PangoLayout) layout = layout_new (sheet, style, PAGE_WIDTH - 2 * MARGIN - indent, text);
  double room = PAGE_HEIGHT - MARGIN - FOOTER;
  int height;

  pango_layout_get_size (layout, NULL, &height);
  sheet->y += styles[style].before;
  /* A heading does not stay alone at the foot of a page. */
  if (sheet->y + height / (double) PANGO_SCALE + (style == STYLE_HEADING || style == STYLE_STRONG ? 36 : 0) > room)
    end_page (sheet);

  show_layout (sheet, layout, style, pango_layout_get_direction (layout, 0) == PANGO_DIRECTION_RTL ? MARGIN : MARGIN + indent,
               sheet->y);
  sheet->y += height / (double) PANGO_SCALE + styles[style].after;
}

G_GNUC_PRINTF (4, 5)
static void
add_paragraph_printf (Sheet *sheet, Style style, double indent, const char *format, ...)
{
  g_autofree char *text = NULL;
  va_list args;

  va_start (args, format);
  text = g_strdup_vprintf (format, args);
  va_end (args);
  add_paragraph (sheet, style, indent, text);
}

/* The mark: small shapes under one roof. */
static void
draw_mark (Sheet *sheet)
{
  cairo_t *cr = sheet->cr;

  cairo_save (cr);
  cairo_translate (cr, MARGIN, sheet->y);
  cairo_set_source_rgb (cr, 0x81 / 255.0, 0x3d / 255.0, 0x9c / 255.0);
  cairo_set_line_width (cr, 4);
  cairo_set_line_cap (cr, CAIRO_LINE_CAP_ROUND);
  cairo_set_line_join (cr, CAIRO_LINE_JOIN_ROUND);
  cairo_move_to (cr, 2, 17);
  cairo_line_to (cr, 20, 2);
  cairo_line_to (cr, 38, 17);
  cairo_stroke (cr);
  cairo_arc (cr, 10, 27, 5, 0, 2 * G_PI);
  cairo_rectangle (cr, 18, 19, 8, 13);
  cairo_rectangle (cr, 29, 23, 6, 9);
  cairo_fill (cr);
  cairo_restore (cr);
  sheet->y += 48;
}

static void
add_accounts (Sheet *sheet, FrtGrouping *grouping)
{
  const FrtGroupingFields *fields = frt_grouping_get_fields (grouping);
  g_autofree char *holder = frt_grouping_dup_primary_name (grouping);
  GListModel *accounts = frt_grouping_get_accounts (grouping);

  add_paragraph (sheet, STYLE_HEADING, 0, _("The account you keep"));
  add_paragraph (sheet, STYLE_STRONG, INDENT, holder);
  /* Translators: on the receipt; %s is a username. */
  add_paragraph_printf (sheet, STYLE_TEXT, INDENT, _("Username: %s"), fields->primary_username);

  add_paragraph (sheet, STYLE_HEADING, 0, _("Accounts grouped into it, which no longer sign in"));
  for (guint i = 0; i < g_list_model_get_n_items (accounts); i++) {
    g_autoptr (FrtGroupingAccount) account = g_list_model_get_item (accounts, i);
    g_autofree char *name = frt_grouping_account_dup_name (account);
    g_autofree char *schools = frt_grouping_account_dup_schools (account);

    add_paragraph (sheet, STYLE_STRONG, INDENT, name);
    add_paragraph_printf (sheet, STYLE_TEXT, INDENT, _("Username: %s"), frt_grouping_account_get_username (account));
    add_paragraph (sheet, STYLE_TEXT, INDENT, schools);
  }
}

static void
add_children (Sheet *sheet, FrtGrouping *grouping)
{
  g_autoptr (GPtrArray) schools = frt_children_by_school (frt_grouping_get_children_after (grouping));

  add_paragraph (sheet, STYLE_HEADING, 0, _("Children attached to this account"));
  for (guint i = 0; i < schools->len; i++) {
    FrtSchoolChildren *one = g_ptr_array_index (schools, i);
    g_autofree char *school = frt_school_dup_label (one->school);

    add_paragraph_printf (sheet, STYLE_STRONG, INDENT, "%s (%s)", school, one->school->uai);
    for (guint j = 0; j < one->children->len; j++) {
      FrtChild *child = g_ptr_array_index (one->children, j);
      const char *class_name = frt_child_get_fields (child)->class_name;
      g_autofree char *name = frt_child_dup_display_name (child);

      if (class_name != NULL)
        /* Translators: on the receipt: a child's name, then the class. */
        add_paragraph_printf (sheet, STYLE_TEXT, 2 * INDENT, _("%s, class %s"), name, class_name);
      else
        add_paragraph (sheet, STYLE_TEXT, 2 * INDENT, name);
    }
  }
}

static void
add_steps (Sheet *sheet, FrtGrouping *grouping)
{
  GPtrArray *follow_up = frt_grouping_get_steps (grouping);

  add_paragraph (sheet, STYLE_HEADING, 0, _("Follow-up"));
  for (guint i = 0; i < follow_up->len; i++) {
    FrtGroupingStep *step = g_ptr_array_index (follow_up, i);
    g_autofree char *time = frt_grouping_step_dup_time (step);

    /* Translators: on the receipt: what happened, then when. */
    add_paragraph_printf (sheet, STYLE_TEXT, INDENT, _("%s: %s"), frt_grouping_step_get_title (step), time);
  }
}

static cairo_status_t
append_bytes (void *closure, const unsigned char *data, unsigned int length)
{
  g_byte_array_append (closure, data, length);

  return CAIRO_STATUS_SUCCESS;
}

/**
 * frt_receipt_new_pdf:
 * @grouping: a confirmed grouping
 * @server: the address of the service that confirmed it
 * @error: return location for a #GError
 *
 * Draws the receipt. Takes some 10 ms, more where fonts are cold: call it on a worker thread.
 *
 * Returns: (transfer full): a PDF file; %NULL with %FRT_ERROR_INTERNAL when cairo fails
 */
GBytes *
frt_receipt_new_pdf (FrtGrouping *grouping, const char *server, GError **error)
{
  g_autoptr (GByteArray) bytes = g_byte_array_new ();
  cairo_surface_t *surface = cairo_pdf_surface_create_for_stream (append_bytes, bytes, PAGE_WIDTH, PAGE_HEIGHT);
  /* Translators: at the foot of the receipt; the grouping's number, then the address of the service. */
  g_autofree char *reference = g_strdup_printf (_("Reference %s, given by %s"), frt_grouping_get_fields (grouping)->id,
                                                server);
  Sheet sheet = { cairo_create (surface), reference, MARGIN };
  cairo_status_t status;

  cairo_pdf_surface_set_metadata (surface, CAIRO_PDF_METADATA_TITLE, _("Grouping Receipt"));
  draw_mark (&sheet);
  add_paragraph (&sheet, STYLE_TITLE, 0, _("Grouping Receipt"));
  add_paragraph (&sheet, STYLE_TEXT, 0, _("Keep this receipt: it says which account you sign in with from now on. It holds no "
                                          "password."));
  add_accounts (&sheet, grouping);
  add_children (&sheet, grouping);
  add_steps (&sheet, grouping);
  add_paragraph (&sheet, STYLE_HEADING, 0, _("If something is wrong"));
  add_paragraph (&sheet, STYLE_TEXT, 0, _("Only a school can undo a grouping, for its own pupils. Show it this receipt."));
  end_page (&sheet);

  cairo_destroy (sheet.cr);
  cairo_surface_finish (surface);
  status = cairo_surface_status (surface);
  cairo_surface_destroy (surface);
  if (status != CAIRO_STATUS_SUCCESS) {
    frt_error_set (error, FRT_ERROR_INTERNAL, "Draw a receipt: %s", cairo_status_to_string (status));
    return NULL;
  }

  return g_byte_array_free_to_bytes (g_steal_pointer (&bytes));
}

typedef struct {
  char  *server;    /* (owned) */
  GFile *file;      /* (owned) */
} Saving;

static void
saving_free (Saving *self)
{
  g_free (self->server);
  g_object_unref (self->file);
  g_free (self);
}

static void
save_in_thread (GTask *task, gpointer source, gpointer task_data, GCancellable *cancellable)
{
  Saving *saving = task_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) pdf = frt_receipt_new_pdf (source, saving->server, &error);

  if (pdf != NULL && g_file_replace_contents (saving->file, g_bytes_get_data (pdf, NULL), g_bytes_get_size (pdf), NULL,
                                              FALSE, G_FILE_CREATE_PRIVATE, NULL, cancellable, &error))
    g_task_return_boolean (task, TRUE);
  else
    g_task_return_error (task, g_steal_pointer (&error));
}

/**
 * frt_receipt_save_async:
 * @grouping: a confirmed grouping
 * @server: the address of the service that confirmed it
 * @file: where to; replaced when it exists
 * @cancellable: (nullable): leaves @file as it was
 * @callback: called when the file is written
 * @user_data: for @callback
 *
 * Writes the receipt, on a worker thread.
 */
void
frt_receipt_save_async (FrtGrouping         *grouping,
                        const char          *server,
                        GFile               *file,
                        GCancellable        *cancellable,
                        GAsyncReadyCallback  callback,
                        gpointer             user_data)
{
  g_autoptr (GTask) task = g_task_new (grouping, cancellable, callback, user_data);
  Saving *saving = g_new0 (Saving, 1);

  saving->server = g_strdup (server);
  saving->file = g_object_ref (file);
  g_task_set_source_tag (task, frt_receipt_save_async);
  g_task_set_task_data (task, saving, (GDestroyNotify) saving_free);
  g_task_run_in_thread (task, save_in_thread);
}

/**
 * frt_receipt_save_finish:
 * @grouping: the grouping
 * @result: what the callback was given
 * @error: return location for a #GError
 *
 * Returns: %TRUE when the file is written; %FALSE with a #GIOError when the disk refuses
 */
gboolean
frt_receipt_save_finish (FrtGrouping *grouping, GAsyncResult *result, GError **error)
{
  return g_task_propagate_boolean (G_TASK (result), error);
}
