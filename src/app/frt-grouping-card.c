/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Fratrie authors */
#include "config.h"

#include "app/frt-grouping-card.h"

#include "app/frt-follow-up.h"
#include "app/frt-grouping-text.h"
#include "app/frt-receipt-saver.h"

#include <glib/gi18n.h>

struct _FrtGroupingCard {
  AdwBin           parent_instance;

  GtkLabel        *title;
  GtkLabel        *accounts;
  FrtFollowUp     *follow_up;
  FrtReceiptSaver *receipt;
};

G_DEFINE_FINAL_TYPE (FrtGroupingCard, frt_grouping_card, ADW_TYPE_BIN)

static const char *
get_title (FrtGroupingState state)
{
  switch (state) {
  case FRT_GROUPING_CONFIRMED:
    return _("Grouping confirmed");
  case FRT_GROUPING_CANCELLED:
    return _("Grouping cancelled: nothing was changed");
  case FRT_GROUPING_EXPIRED:
    return _("Grouping not finished in time: nothing was changed");
  case FRT_GROUPING_BROKEN:
    return _("Grouping undone by a school");
  case FRT_GROUPING_PROPOSED:
  default:
    return _("Grouping not confirmed: nothing is changed");
  }
}

/* "a.lefevre12345 (Collège des Pins)", a line each. */
static char *
dup_accounts (FrtGrouping *grouping)
{
  GListModel *accounts = frt_grouping_get_accounts (grouping);
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < g_list_model_get_n_items (accounts); i++) {
    g_autoptr (FrtGroupingAccount) account = g_list_model_get_item (accounts, i);
    g_autofree char *schools = frt_grouping_account_dup_schools (account);

    if (i > 0)
      g_string_append_c (text, '\n');
    if (*schools != '\0')
      /* Translators: a username, then the schools it is for. */
      g_string_append_printf (text, _("%s (%s)"), frt_grouping_account_get_username (account), schools);
    else
      g_string_append (text, frt_grouping_account_get_username (account));
  }

  return g_string_free (text, FALSE);
}

static void
frt_grouping_card_class_init (FrtGroupingCardClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  g_type_ensure (FRT_TYPE_FOLLOW_UP);
  g_type_ensure (FRT_TYPE_RECEIPT_SAVER);
  gtk_widget_class_set_template_from_resource (widget_class, "/fr/fratrie/Fratrie/ui/frt-grouping-card.ui");
  gtk_widget_class_bind_template_child (widget_class, FrtGroupingCard, title);
  gtk_widget_class_bind_template_child (widget_class, FrtGroupingCard, accounts);
  gtk_widget_class_bind_template_child (widget_class, FrtGroupingCard, follow_up);
  gtk_widget_class_bind_template_child (widget_class, FrtGroupingCard, receipt);
}

static void
frt_grouping_card_init (FrtGroupingCard *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

/**
 * frt_grouping_card_new:
 * @grouping: what to show
 * @server: the service it is from
 *
 * Returns: (transfer floating): the card
 */
GtkWidget *
frt_grouping_card_new (FrtGrouping *grouping, const char *server)
{
  FrtGroupingCard *self = g_object_new (FRT_TYPE_GROUPING_CARD, NULL);
  const FrtGroupingState state = frt_grouping_get_fields (grouping)->state;
  g_autofree char *accounts = dup_accounts (grouping);

  gtk_label_set_text (self->title, get_title (state));
  gtk_label_set_text (self->accounts, accounts);
  frt_follow_up_set_steps (self->follow_up, frt_grouping_get_steps (grouping));
  frt_receipt_saver_set_grouping (self->receipt, grouping, server);
  gtk_widget_set_visible (GTK_WIDGET (self->receipt), state == FRT_GROUPING_CONFIRMED);

  return GTK_WIDGET (self);
}
