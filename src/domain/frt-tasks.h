/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Fratrie authors */
#pragma once

#include "domain/frt-domain.h"

#include <json-glib/json-glib.h>

G_BEGIN_DECLS

/* What parents ask of a school: to break ("break-request"), and children that are not theirs ("not-my-child"). */

#define FRT_TASK_TEXT_MAX 1000      /* characters of a reason or a message */

/* A school's tasks, the open ones first: {"tasks":[{id,kind,state:open|accepted|refused,created_at,username,first_name,
 * last_name,child:{id,first_name,last_name,class},reason,message,answered_at}]}. */
JsonNode *frt_tasks_list   (const FrtDomain *domain, const char *uai, GError **error);
/* Answers an open one; the parent sees it and is told by mail. An accepted break request breaks at once: *letters (FrtLetter,
 * transfer full) has the new letters, empty otherwise. A refused "not my child" shows the child again; an accepted one keeps
 * it hidden for good. @message: (nullable). Returns the task as in the list. Hashes: run it on the hashing pool. */
JsonNode *frt_tasks_answer (const FrtDomain *domain, const char *uai, const char *task_id, gboolean accepted,
                            const char *message, GPtrArray **letters, GError **error);

/* A parent asks the child's school to break the grouping it came by; asking twice is asking once. @reason: (nullable).
 * Returns {id,kind,state,created_at,child:{id,first_name,last_name,class},school:{uai,name},reason,message,answered_at}. */
JsonNode *frt_tasks_ask_to_break (const FrtDomain *domain, const FrtIdentity *identity, const char *child_id,
                                  const char *reason, GError **error);
/* What the signed-in parent asked, the newest first: {"break_requests":[…],"reports":[…]}, each as above; the reports are
 * those of "not my child". */
JsonNode *frt_tasks_list_own     (const FrtDomain *domain, const FrtIdentity *identity, GError **error);

G_END_DECLS
