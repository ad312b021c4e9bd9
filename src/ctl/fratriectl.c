/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Fratrie authors */
#include "ctl/frt-ctl.h"

int
main (int argc, char **argv)
{
  return frt_ctl_main (argc, argv);
}
