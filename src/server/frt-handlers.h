/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Fratrie authors */
#pragma once

#include "server/frt-exchange.h"

G_BEGIN_DECLS

/* What answers each route of frt-routes.c: one file a resource. A handler reads fields, calls one function of the domain
 * and makes the reply; NULL with an error is a problem. */

FrtReply *frt_handle_discovery               (FrtExchange *exchange, GError **error);
FrtReply *frt_handle_health                  (FrtExchange *exchange, GError **error);
FrtReply *frt_handle_readiness               (FrtExchange *exchange, GError **error);
FrtReply *frt_handle_metrics                 (FrtExchange *exchange, GError **error);
FrtReply *frt_handle_contract                (FrtExchange *exchange, GError **error);
FrtReply *frt_handle_demo_letters            (FrtExchange *exchange, GError **error);

FrtReply *frt_handle_sign_in                 (FrtExchange *exchange, GError **error);
FrtReply *frt_handle_refresh                 (FrtExchange *exchange, GError **error);
FrtReply *frt_handle_list_sessions           (FrtExchange *exchange, GError **error);
FrtReply *frt_handle_sign_out                (FrtExchange *exchange, GError **error);
FrtReply *frt_handle_end_session             (FrtExchange *exchange, GError **error);

FrtReply *frt_handle_activate                (FrtExchange *exchange, GError **error);
FrtReply *frt_handle_enrol                   (FrtExchange *exchange, GError **error);
FrtReply *frt_handle_confirm_enrolment       (FrtExchange *exchange, GError **error);
FrtReply *frt_handle_confirm_email           (FrtExchange *exchange, GError **error);
FrtReply *frt_handle_get_account             (FrtExchange *exchange, GError **error);
FrtReply *frt_handle_change_account          (FrtExchange *exchange, GError **error);
FrtReply *frt_handle_change_password         (FrtExchange *exchange, GError **error);
FrtReply *frt_handle_list_account_events     (FrtExchange *exchange, GError **error);
FrtReply *frt_handle_list_waiting_letters    (FrtExchange *exchange, GError **error);
FrtReply *frt_handle_list_children           (FrtExchange *exchange, GError **error);

FrtReply *frt_handle_propose                 (FrtExchange *exchange, GError **error);
FrtReply *frt_handle_list_groupings          (FrtExchange *exchange, GError **error);
FrtReply *frt_handle_get_grouping            (FrtExchange *exchange, GError **error);
FrtReply *frt_handle_cancel_grouping         (FrtExchange *exchange, GError **error);
FrtReply *frt_handle_add_grouping_account    (FrtExchange *exchange, GError **error);
FrtReply *frt_handle_remove_grouping_account (FrtExchange *exchange, GError **error);
FrtReply *frt_handle_confirm_grouping        (FrtExchange *exchange, GError **error);

FrtReply *frt_handle_ask_to_break            (FrtExchange *exchange, GError **error);
FrtReply *frt_handle_list_break_requests     (FrtExchange *exchange, GError **error);
FrtReply *frt_handle_list_tasks              (FrtExchange *exchange, GError **error);
FrtReply *frt_handle_answer_task             (FrtExchange *exchange, GError **error);

FrtReply *frt_handle_get_school              (FrtExchange *exchange, GError **error);
FrtReply *frt_handle_change_school           (FrtExchange *exchange, GError **error);
FrtReply *frt_handle_search_accounts         (FrtExchange *exchange, GError **error);
FrtReply *frt_handle_correct_account         (FrtExchange *exchange, GError **error);
FrtReply *frt_handle_disable_account         (FrtExchange *exchange, GError **error);
FrtReply *frt_handle_enable_account          (FrtExchange *exchange, GError **error);
FrtReply *frt_handle_issue_letters           (FrtExchange *exchange, GError **error);
FrtReply *frt_handle_reset_account           (FrtExchange *exchange, GError **error);
FrtReply *frt_handle_break                   (FrtExchange *exchange, GError **error);
FrtReply *frt_handle_import                  (FrtExchange *exchange, GError **error);
FrtReply *frt_handle_statistics              (FrtExchange *exchange, GError **error);
FrtReply *frt_handle_list_school_events      (FrtExchange *exchange, GError **error);

FrtReply *frt_handle_recover_username        (FrtExchange *exchange, GError **error);
FrtReply *frt_handle_recover_password        (FrtExchange *exchange, GError **error);
FrtReply *frt_handle_set_password            (FrtExchange *exchange, GError **error);

G_END_DECLS
