/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Fratrie authors */
#pragma once

#include "school/frt-desk.h"

#include <adwaita.h>

G_BEGIN_DECLS

/* People of a school, looked for and put on a list. A letter is for who has not activated the account; whoever has is shown
 * with the state that says why not.
 *
 * Signal: "changed" (): somebody was added or removed. */
#define FRT_TYPE_PEOPLE_PICKER (frt_people_picker_get_type ())
G_DECLARE_FINAL_TYPE (FrtPeoplePicker, frt_people_picker, FRT, PEOPLE_PICKER, AdwBin)

void   frt_people_picker_set_desk      (FrtPeoplePicker *self,
                                        FrtDesk         *desk);
/* (transfer full): NULL-terminated. */
char **frt_people_picker_dup_usernames (FrtPeoplePicker *self);
void   frt_people_picker_clear         (FrtPeoplePicker *self);

G_END_DECLS
