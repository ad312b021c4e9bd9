/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Fratrie authors */
#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

/* A row that leads somewhere: pressed anywhere, or by the arrow at its end, which is a button named as the row.
 *
 * Properties: "go" (string: a detailed action name, such as "win.show::children"), "icon-name" (string,
 * "go-next-symbolic"). */
#define FRT_TYPE_GO_ROW (frt_go_row_get_type ())
G_DECLARE_FINAL_TYPE (FrtGoRow, frt_go_row, FRT, GO_ROW, AdwActionRow)

void frt_go_row_set_action (FrtGoRow   *self,
                            const char *name,
                            GVariant   *target);

G_END_DECLS
