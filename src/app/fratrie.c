/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Fratrie authors */
#include "config.h"

#include "app/frt-application.h"
#include "widgets/frt-start.h"

int
main (int argc, char **argv)
{
  g_autoptr (FrtApplication) application = NULL;

  frt_start ();
  application = frt_application_new ();

  return g_application_run (G_APPLICATION (application), argc, argv);
}
