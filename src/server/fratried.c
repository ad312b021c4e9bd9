/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Fratrie authors */
#include "server/frt-program.h"

int
main (int argc, char **argv)
{
  return frt_program_main (argc, argv);
}
