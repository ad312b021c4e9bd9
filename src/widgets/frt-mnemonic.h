/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Fratrie authors */
#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

/* GTK 4.8 reads a button with a mnemonic out as "_Retry Retry"; after this, it and all others below @top are "Retry". */
void frt_mnemonic_name_once (GtkWidget *top);

G_END_DECLS
