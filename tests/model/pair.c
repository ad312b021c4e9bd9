/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Fratrie authors */

#include "model/pair.h"

const char *const uais[SCHOOLS] = { "0110001A", "0110002B", "0110003C" };
const char *const persons[PERSONS] = { "Ada", "Ben", "Cleo", "Dan" };

int
draw (Pair *pair, int below)
{
  return g_rand_int_range (pair->world.chance, 0, below);
}

gboolean
once_in (Pair *pair, int times)
{
  return draw (pair, times) == 0;
}

int
draw_account (Pair *pair, guint states)
{
  for (int i = 0; i < 8 && pair->reference->accounts->len > 0; i++) {
    int account = draw (pair, (int) pair->reference->accounts->len);
    const RefAccount *found = reference_account (pair->reference, account);

    if (found->username != NULL && (states & (1u << found->state)))
      return account;
  }
  return NOBODY;
}
