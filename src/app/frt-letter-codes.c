/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Fratrie authors */
#include "config.h"

#include "app/frt-letter-codes.h"

#include "app/frt-letter-problem.h"

#include <glib/gi18n.h>
#include <string.h>
#include <zbar.h>

#define GREY zbar_fourcc ('Y', '8', '0', '0')

struct _FrtLetterCodes {
  zbar_image_scanner_t *scanner;       /* (owned) */
  GPtrArray            *letters;       /* (owned) of FrtLetterLink, no two alike */
  gboolean              saw_another;   /* a code that is no letter's */
};

/* The ways to look at a picture that shows nothing at first sight, the quickest and likeliest first. A code wants to be some
 * 100 to 800 pixels wide: a telephone's 12 megapixels are more than is good for it, a screenshot may be less. Evening out
 * the light close around each pixel undoes most of a blur, wide around it shadows; a negative gain is for white on black. */
static const struct {
  guint longest;      /* pixels of the longer side, at most */
  guint times;        /* then made so many times larger */
  guint radius;       /* pixels of the surroundings in which light is made even; 0: it is left as it is */
  int   gain;
} looks[] = {
  { 1600, 1, 0, 0 },
  { 3200, 1, 0, 0 },
  { 1600, 1, 4, 4 },
  { 3200, 1, 3, 4 },
  { 800, 2, 4, 4 },
  { 1600, 2, 6, 8 },
  { 800, 1, 0, 0 },
  { 400, 3, 0, 0 },
  { 4200, 1, 13, 4 },
  { 1600, 1, 40, 4 },
  { 1600, 1, 40, -4 },
};

static gboolean
knows (FrtLetterCodes *self, const FrtLetterLink *letter)
{
  for (guint i = 0; i < self->letters->len; i++) {
    const FrtLetterLink *known = g_ptr_array_index (self->letters, i);

    if (g_str_equal (known->username, letter->username) && g_strcmp0 (known->server, letter->server) == 0 &&
        g_str_equal (frt_secret_get (known->password), frt_secret_get (letter->password)))
      return TRUE;
  }
  return FALSE;
}

static void
note_symbol (FrtLetterCodes *self, const zbar_symbol_t *symbol)
{
  const char *text = zbar_symbol_get_data (symbol);
  g_autoptr (FrtLetterLink) letter = frt_letter_link_parse (text, NULL);

  if (letter == NULL)
    self->saw_another = TRUE;
  else if (!knows (self, letter))
    g_ptr_array_add (self->letters, g_steal_pointer (&letter));
  explicit_bzero ((char *) text, strlen (text));      /* zbar's own copy, which it only frees */
}

/**
 * frt_letter_codes_glance:
 * @self: a #FrtLetterCodes
 * @picture: a picture
 *
 * Returns: whether a letter has been seen, in this picture or before
 */
gboolean
frt_letter_codes_glance (FrtLetterCodes *self, const FrtGrey *picture)
{
  zbar_image_t *image = zbar_image_create ();

  zbar_image_set_format (image, GREY);
  zbar_image_set_size (image, picture->width, picture->height);
  zbar_image_set_data (image, picture->pixels, (gulong) picture->width * picture->height, NULL);
  if (zbar_scan_image (self->scanner, image) > 0)
    for (const zbar_symbol_t *symbol = zbar_image_first_symbol (image); symbol != NULL; symbol = zbar_symbol_next (symbol))
      note_symbol (self, symbol);

  zbar_image_destroy (image);
  return self->letters->len > 0;
}

/* In how many parts the longer side is to be divided so that it is no longer than @longest. */
static guint
get_parts (const FrtGrey *picture, guint longest)
{
  guint side = MAX (picture->width, picture->height);

  return (side + longest - 1) / longest;
}

/**
 * frt_letter_codes_look:
 * @self: a #FrtLetterCodes
 * @picture: a picture
 * @turn: how often pictures of the same thing were looked at before
 *
 * Looks once, in another way each time.
 *
 * Returns: whether a letter has been seen, in this picture or before
 */
gboolean
frt_letter_codes_look (FrtLetterCodes *self, const FrtGrey *picture, guint turn)
{
  guint index = turn % G_N_ELEMENTS (looks), parts = get_parts (picture, looks[index].longest);
  g_autoptr (FrtGrey) small = parts > 1 ? frt_grey_shrink (picture, parts) : NULL;
  const FrtGrey *seen = small != NULL ? small : picture;
  g_autoptr (FrtGrey) large = looks[index].times > 1 ? frt_grey_enlarge (seen, looks[index].times) : NULL;
  g_autoptr (FrtGrey) even = NULL;

  seen = large != NULL ? large : seen;
  if (looks[index].radius > 0)
    seen = even = frt_grey_even (seen, looks[index].radius, looks[index].gain);
  return frt_letter_codes_glance (self, seen);
}

/**
 * frt_letter_codes_search:
 * @self: a #FrtLetterCodes
 * @picture: a picture
 * @cancellable: (nullable): ends the search early
 *
 * Blocks for up to some seconds on a picture that shows no code: call it on a worker thread.
 */
void
frt_letter_codes_search (FrtLetterCodes *self, const FrtGrey *picture, GCancellable *cancellable)
{
  for (guint i = 0; i < G_N_ELEMENTS (looks) && !g_cancellable_is_cancelled (cancellable); i++)
    if (frt_letter_codes_look (self, picture, i))
      return;
}

/**
 * frt_letter_codes_get_count:
 * @self: a #FrtLetterCodes
 *
 * Returns: how many letters were seen
 */
guint
frt_letter_codes_get_count (FrtLetterCodes *self)
{
  return self->letters->len;
}

static char *
list_usernames (FrtLetterCodes *self)
{
  g_autoptr (GPtrArray) names = g_ptr_array_new ();

  for (guint i = 0; i < self->letters->len; i++)
    g_ptr_array_add (names, ((FrtLetterLink *) g_ptr_array_index (self->letters, i))->username);
  g_ptr_array_add (names, NULL);
  /* Translators: between two usernames of a list. */
  return g_strjoinv (_(", "), (char **) names->pdata);
}

/**
 * frt_letter_codes_take:
 * @self: a #FrtLetterCodes
 * @error: return location for a #GError
 *
 * Returns: (transfer full): the only letter that was seen; %NULL with %FRT_ERROR_INVALID_FILE when there was none, or more
 *   than one
 */
FrtLetterLink *
frt_letter_codes_take (FrtLetterCodes *self, GError **error)
{
  g_autofree char *usernames = NULL;

  if (self->letters->len == 1)
    return g_ptr_array_steal_index (self->letters, 0);
  if (self->letters->len > 1) {
    usernames = list_usernames (self);
    /* Translators: %s is a list of usernames. */
    frt_letter_problem_set (error, _("There are several letters here: %s. Open them one at a time."), usernames);
  } else if (self->saw_another) {
    frt_letter_problem_set (error,
                            _("The code in this picture is not the one of a letter. Choose the page with your "
                              "username, or type what stands on it."));
  } else {
    frt_letter_problem_set (error,
                            _("No code can be read in this picture. Take it again from nearer, with the whole square "
                              "in it and in good light, or type what stands on the letter."));
  }
  return NULL;
}

/**
 * frt_letter_codes_new:
 *
 * Returns: (transfer full): nothing seen yet
 */
FrtLetterCodes *
frt_letter_codes_new (void)
{
  FrtLetterCodes *self = g_new0 (FrtLetterCodes, 1);

  self->scanner = zbar_image_scanner_create ();
  zbar_image_scanner_set_config (self->scanner, ZBAR_NONE, ZBAR_CFG_ENABLE, 0);
  zbar_image_scanner_set_config (self->scanner, ZBAR_QRCODE, ZBAR_CFG_ENABLE, 1);
  self->letters = g_ptr_array_new_with_free_func ((GDestroyNotify) frt_letter_link_free);
  return self;
}

/**
 * frt_letter_codes_free:
 * @self: (transfer full): a #FrtLetterCodes; the passwords are wiped
 */
void
frt_letter_codes_free (FrtLetterCodes *self)
{
  zbar_image_scanner_destroy (self->scanner);
  g_ptr_array_unref (self->letters);
  g_free (self);
}
