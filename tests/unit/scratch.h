/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Fratrie authors */
#pragma once

#include <glib.h>

/* Removes a folder of a test's own, with the files in it, and frees its name. */
void scratch_remove (char *folder);
