/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Fratrie authors */
#include "config.h"

#include "widgets/frt-page.h"

#include "widgets/frt-mnemonic.h"
#include "widgets/frt-typed-secret.h"
#include "widgets/frt-wrapped-labels.h"

typedef struct {
  char      *title;             /* (owned) (nullable) */
  gboolean   can_go_back;
  GtkWidget *header_button;     /* (owned) (nullable) */
} FrtPagePrivate;

G_DEFINE_ABSTRACT_TYPE_WITH_PRIVATE (FrtPage, frt_page, ADW_TYPE_BIN)

enum { PROP_0, PROP_TITLE, PROP_CAN_GO_BACK, PROP_HEADER_BUTTON, N_PROPS };

static GParamSpec *props[N_PROPS];

static FrtPagePrivate *
get_private (FrtPage *self)
{
  return frt_page_get_instance_private (self);
}

static void
frt_page_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  FrtPage *self = FRT_PAGE (object);

  switch (id) {
  case PROP_TITLE:
    g_value_set_string (value, frt_page_get_title (self));
    break;
  case PROP_CAN_GO_BACK:
    g_value_set_boolean (value, frt_page_get_can_go_back (self));
    break;
  case PROP_HEADER_BUTTON:
    g_value_set_object (value, frt_page_get_header_button (self));
    break;
  default:
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
  }
}

static void
frt_page_set_property (GObject *object, guint id, const GValue *value, GParamSpec *pspec)
{
  FrtPage *self = FRT_PAGE (object);

  switch (id) {
  case PROP_TITLE:
    frt_page_set_title (self, g_value_get_string (value));
    break;
  case PROP_CAN_GO_BACK:
    frt_page_set_can_go_back (self, g_value_get_boolean (value));
    break;
  case PROP_HEADER_BUTTON:
    get_private (self)->header_button = g_value_dup_object (value);
    break;
  default:
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
  }
}

static void
frt_page_dispose (GObject *object)
{
  g_clear_object (&get_private (FRT_PAGE (object))->header_button);

  G_OBJECT_CLASS (frt_page_parent_class)->dispose (object);
}

static void
frt_page_finalize (GObject *object)
{
  g_free (get_private (FRT_PAGE (object))->title);

  G_OBJECT_CLASS (frt_page_parent_class)->finalize (object);
}

static void
frt_page_root (GtkWidget *widget)
{
  GTK_WIDGET_CLASS (frt_page_parent_class)->root (widget);

  frt_typed_secret_guard_all (widget);
  frt_wrapped_labels (widget);
}

/* A page that goes takes along what was typed into it, however it ends: also while an answer is awaited. Once it has left
 * the window, since GTK would tell the accessibility bus, in clear, what is taken out of a password's field. */
static void
frt_page_unroot (GtkWidget *widget)
{
  GTK_WIDGET_CLASS (frt_page_parent_class)->unroot (widget);

  frt_typed_secret_wipe_all (widget);
}

static void
frt_page_class_init (FrtPageClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  const GParamFlags flags = G_PARAM_READWRITE | G_PARAM_STATIC_STRINGS | G_PARAM_EXPLICIT_NOTIFY;

  object_class->get_property = frt_page_get_property;
  object_class->set_property = frt_page_set_property;
  object_class->dispose = frt_page_dispose;
  object_class->finalize = frt_page_finalize;
  GTK_WIDGET_CLASS (klass)->root = frt_page_root;
  GTK_WIDGET_CLASS (klass)->unroot = frt_page_unroot;

  props[PROP_TITLE] = g_param_spec_string ("title", NULL, NULL, NULL, flags);
  props[PROP_CAN_GO_BACK] = g_param_spec_boolean ("can-go-back", NULL, NULL, TRUE, flags);
  props[PROP_HEADER_BUTTON] = g_param_spec_object ("header-button", NULL, NULL, GTK_TYPE_WIDGET, flags);
  g_object_class_install_properties (object_class, N_PROPS, props);
}

static void
frt_page_init (FrtPage *self)
{
  get_private (self)->can_go_back = TRUE;
}

/**
 * frt_page_get_title:
 * @self: a #FrtPage
 *
 * Returns: (transfer none) (nullable): what the window's header says
 */
const char *
frt_page_get_title (FrtPage *self)
{
  return get_private (self)->title;
}

/**
 * frt_page_set_title:
 * @self: a #FrtPage
 * @title: (nullable): what the window's header is to say, in the user's language
 */
void
frt_page_set_title (FrtPage *self, const char *title)
{
  FrtPagePrivate *priv = get_private (self);

  if (g_strcmp0 (priv->title, title) == 0)
    return;

  g_free (priv->title);
  priv->title = g_strdup (title);
  g_object_notify_by_pspec (G_OBJECT (self), props[PROP_TITLE]);
}

/**
 * frt_page_get_can_go_back:
 * @self: a #FrtPage
 *
 * Returns: whether Back does anything on this page
 */
gboolean
frt_page_get_can_go_back (FrtPage *self)
{
  return get_private (self)->can_go_back;
}

/**
 * frt_page_set_can_go_back:
 * @self: a #FrtPage
 * @can_go_back: %FALSE while there is nothing to go back to, as after a deed that is done
 */
void
frt_page_set_can_go_back (FrtPage *self, gboolean can_go_back)
{
  FrtPagePrivate *priv = get_private (self);

  if (priv->can_go_back == can_go_back)
    return;

  priv->can_go_back = can_go_back;
  g_object_notify_by_pspec (G_OBJECT (self), props[PROP_CAN_GO_BACK]);
}

/**
 * frt_page_get_header_button:
 * @self: a #FrtPage
 *
 * Returns: (transfer none) (nullable): what stands at the end of the header bar while @self is shown
 */
GtkWidget *
frt_page_get_header_button (FrtPage *self)
{
  return get_private (self)->header_button;
}

/**
 * frt_page_enter:
 * @self: the page that has just been shown
 *
 * For the window (or whoever shows pages): tells the page that it is the one shown, in a window already.
 */
void
frt_page_enter (FrtPage *self)
{
  frt_mnemonic_name_once (GTK_WIDGET (self));
  if (FRT_PAGE_GET_CLASS (self)->entered != NULL)
    FRT_PAGE_GET_CLASS (self)->entered (self);
}

/**
 * frt_page_go_back:
 * @self: the page shown
 *
 * For the window: Back was asked.
 *
 * Returns: %TRUE when the page has dealt with it itself, %FALSE when it may be left
 */
gboolean
frt_page_go_back (FrtPage *self)
{
  return FRT_PAGE_GET_CLASS (self)->go_back != NULL && FRT_PAGE_GET_CLASS (self)->go_back (self);
}

/**
 * frt_page_retry:
 * @self: the page shown
 *
 * For the window: Retry was asked.
 *
 * Returns: %TRUE when the page does something again, %FALSE when nothing of its had failed
 */
gboolean
frt_page_retry (FrtPage *self)
{
  return FRT_PAGE_GET_CLASS (self)->retry != NULL && FRT_PAGE_GET_CLASS (self)->retry (self);
}

/**
 * frt_page_take_letter:
 * @self: the page shown
 * @letter: what was opened or chosen
 *
 * For the window: there is a letter to use.
 *
 * Returns: %TRUE when the page has filled its fields with it, %FALSE when there is no place for it
 */
gboolean
frt_page_take_letter (FrtPage *self, const FrtLetterLink *letter)
{
  return FRT_PAGE_GET_CLASS (self)->take_letter != NULL && FRT_PAGE_GET_CLASS (self)->take_letter (self, letter);
}
