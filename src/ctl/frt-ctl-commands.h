/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Fratrie authors */
#pragma once

#include "ctl/frt-ctl.h"

G_BEGIN_DECLS

/* The commands' functions, a file a family: see the table in frt-ctl.c for what each does. */

/* frt-ctl-store.c */
gboolean frt_ctl_init           (FrtCtl *ctl, char **arguments, GError **error);
gboolean frt_ctl_stats          (FrtCtl *ctl, char **arguments, GError **error);
gboolean frt_ctl_events         (FrtCtl *ctl, char **arguments, GError **error);
gboolean frt_ctl_verify         (FrtCtl *ctl, char **arguments, GError **error);
/* frt-ctl-backup.c */
gboolean frt_ctl_backup         (FrtCtl *ctl, char **arguments, GError **error);
gboolean frt_ctl_restore        (FrtCtl *ctl, char **arguments, GError **error);
/* frt-ctl-upkeep.c */
gboolean frt_ctl_purge          (FrtCtl *ctl, char **arguments, GError **error);
gboolean frt_ctl_calibrate      (FrtCtl *ctl, char **arguments, GError **error);
/* frt-ctl-school.c */
gboolean frt_ctl_school_add     (FrtCtl *ctl, char **arguments, GError **error);
gboolean frt_ctl_school_set     (FrtCtl *ctl, char **arguments, GError **error);
gboolean frt_ctl_service_add    (FrtCtl *ctl, char **arguments, GError **error);
gboolean frt_ctl_service_remove (FrtCtl *ctl, char **arguments, GError **error);
/* frt-ctl-import.c */
gboolean frt_ctl_import         (FrtCtl *ctl, char **arguments, GError **error);
/* frt-ctl-letters.c */
gboolean frt_ctl_letters        (FrtCtl *ctl, char **arguments, GError **error);
gboolean frt_ctl_account_reset  (FrtCtl *ctl, char **arguments, GError **error);
gboolean frt_ctl_staff_add      (FrtCtl *ctl, char **arguments, GError **error);
gboolean frt_ctl_break          (FrtCtl *ctl, char **arguments, GError **error);
/* frt-ctl-account.c */
gboolean frt_ctl_account_show   (FrtCtl *ctl, char **arguments, GError **error);

G_END_DECLS
