/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Fratrie authors */
#pragma once

#include <gio/gio.h>

/* Pictures of a letter, as parents take them, and documents as schools send them, made anew in a folder of their own. */

#define LETTER_SERVICE  "https://fratrie.example"
#define LETTER_USERNAME "rose.vidal5"
#define LETTER_PASSWORD "ABCD2345"
#define LETTER_LINK     "fratrie:?s=" LETTER_SERVICE "&u=" LETTER_USERNAME "&p=" LETTER_PASSWORD
#define LETTER_OTHER    "fratrie:?s=" LETTER_SERVICE "&u=marc.lefevre3&p=EFGH6789"

/* A new folder with those pictures in it, a NULL-terminated list of what make-letter-pictures knows. */
char   *letter_pictures_make       (const char        *link,
                                    const char *const *names);
GFile  *letter_pictures_get        (const char        *folder,
                                    const char        *name);
/* A PDF of @n_pages A4 pages: page i bears the code of links[i], or none where that is NULL. */
GBytes *letter_pictures_new_pdf    (const char *const *links,
                                    guint              n_pages);
