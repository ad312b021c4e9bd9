/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Fratrie authors */
#include "config.h"

#include "widgets/frt-page-stack.h"

#include "widgets/frt-stack-show.h"

struct _FrtPageStack {
  AdwBin      parent_instance;

  GtkStack   *stack;     /* (unowned): the child */
  GPtrArray  *trail;     /* (owned) (element-type Place): the pages, the lowest first */
  GPtrArray  *gone;      /* (owned) (element-type FrtPage, unowned): still seen moving away, then to be removed */
  guint       removal;   /* the source that removes them; 0 while nothing is to be removed */
};

/* A page, and where its focus was when another came above it. */
typedef struct {
  FrtPage   *page;      /* (unowned): @stack's */
  GWeakRef   focus;
} Place;

G_DEFINE_FINAL_TYPE (FrtPageStack, frt_page_stack, ADW_TYPE_BIN)

enum { PROP_0, PROP_PAGE, N_PROPS };

static GParamSpec *props[N_PROPS];

static Place *
place_new (FrtPage *page)
{
  Place *place = g_new0 (Place, 1);

  place->page = page;
  g_weak_ref_init (&place->focus, NULL);

  return place;
}

static void
place_free (gpointer data)
{
  Place *place = data;

  g_weak_ref_clear (&place->focus);
  g_free (place);
}

static Place *
get_top (FrtPageStack *self)
{
  return self->trail->len > 0 ? g_ptr_array_index (self->trail, self->trail->len - 1) : NULL;
}

static GtkWidget *
get_focus (FrtPageStack *self)
{
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (self));

  return root != NULL ? gtk_root_get_focus (root) : NULL;
}

/* GTK would go on calling a button that is gone the window's default. */
static void
leave_default (FrtPageStack *self, GtkWidget *page)
{
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (self));
  GtkWidget *chosen = GTK_IS_WINDOW (root) ? gtk_window_get_default_widget (GTK_WINDOW (root)) : NULL;

  if (chosen != NULL && gtk_widget_is_ancestor (chosen, page))
    gtk_window_set_default_widget (GTK_WINDOW (root), NULL);
}

/* The page itself, or the innermost of those that it is made of, as a wizard is. */
static GtkWidget *
find_innermost_page (GtkWidget *widget)
{
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL; child = gtk_widget_get_next_sibling (child)) {
    GtkWidget *page = find_innermost_page (child);

    if (page != NULL)
      return page;
  }

  return FRT_IS_PAGE (widget) && GTK_IS_STACK (gtk_widget_get_parent (widget)) ? widget : NULL;
}

static gboolean
on_remove_one (gpointer user_data)
{
  FrtPageStack *self = user_data;
  GtkWidget *gone = self->gone->len > 0 ? g_ptr_array_index (self->gone, self->gone->len - 1) : NULL;
  GtkWidget *page;

  if (gone == NULL || gtk_stack_get_transition_running (self->stack)) {
    self->removal = 0;
    return G_SOURCE_REMOVE;
  }

  page = find_innermost_page (gone);
  if (page == gone)
    g_ptr_array_set_size (self->gone, self->gone->len - 1);
  gtk_stack_remove (GTK_STACK (gtk_widget_get_parent (page)), page);

  return G_SOURCE_CONTINUE;
}

/* A page removed while it moves away would vanish at once. Afterwards one is removed a turn of the main loop: a screen reader
 * is told of each of its parts, and all the parts of a wizard at once would keep the window from answering. */
static void
remove_gone (FrtPageStack *self)
{
  if (gtk_stack_get_transition_running (self->stack))
    return;

  for (guint i = 0; i < self->gone->len; i++)
    leave_default (self, g_ptr_array_index (self->gone, i));
  if (self->removal == 0)
    self->removal = g_idle_add (on_remove_one, self);
}

static void
show_top (FrtPageStack *self, FrtMove move)
{
  static const GtkStackTransitionType types[] = {
    [FRT_MOVE_FORWARD] = GTK_STACK_TRANSITION_TYPE_SLIDE_LEFT,
    [FRT_MOVE_BACK] = GTK_STACK_TRANSITION_TYPE_SLIDE_RIGHT,
    [FRT_MOVE_FADE] = GTK_STACK_TRANSITION_TYPE_CROSSFADE,
  };
  const gboolean is_rtl = gtk_widget_get_direction (GTK_WIDGET (self)) == GTK_TEXT_DIR_RTL;
  Place *top = get_top (self);

  if (is_rtl && move != FRT_MOVE_FADE)
    move = move == FRT_MOVE_FORWARD ? FRT_MOVE_BACK : FRT_MOVE_FORWARD;

  gtk_stack_set_transition_type (self->stack, types[move]);
  frt_stack_show (self->stack, GTK_WIDGET (top->page));
  remove_gone (self);
  g_object_notify_by_pspec (G_OBJECT (self), props[PROP_PAGE]);
  frt_page_enter (top->page);
}

static void
add (FrtPageStack *self, FrtPage *page)
{
  gtk_stack_add_child (self->stack, GTK_WIDGET (page));
  g_ptr_array_add (self->trail, place_new (page));
}

static void
frt_page_stack_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  if (id == PROP_PAGE)
    g_value_set_object (value, frt_page_stack_get_page (FRT_PAGE_STACK (object)));
  else
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
}

static void
frt_page_stack_dispose (GObject *object)
{
  FrtPageStack *self = FRT_PAGE_STACK (object);

  if (self->stack != NULL)
    g_signal_handlers_disconnect_by_data (self->stack, self);
  self->stack = NULL;
  g_clear_handle_id (&self->removal, g_source_remove);
  g_ptr_array_set_size (self->trail, 0);

  G_OBJECT_CLASS (frt_page_stack_parent_class)->dispose (object);
}

static void
frt_page_stack_finalize (GObject *object)
{
  FrtPageStack *self = FRT_PAGE_STACK (object);

  g_ptr_array_unref (self->trail);
  g_ptr_array_unref (self->gone);

  G_OBJECT_CLASS (frt_page_stack_parent_class)->finalize (object);
}

static void
frt_page_stack_class_init (FrtPageStackClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->get_property = frt_page_stack_get_property;
  object_class->dispose = frt_page_stack_dispose;
  object_class->finalize = frt_page_stack_finalize;

  props[PROP_PAGE] = g_param_spec_object ("page", NULL, NULL, FRT_TYPE_PAGE, G_PARAM_READABLE | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, props);
}

static void
frt_page_stack_init (FrtPageStack *self)
{
  self->trail = g_ptr_array_new_with_free_func (place_free);
  self->gone = g_ptr_array_new ();
  self->stack = GTK_STACK (gtk_stack_new ());
  /* A page that is wide or tall must not keep the window from getting small on another. */
  gtk_stack_set_hhomogeneous (self->stack, FALSE);
  gtk_stack_set_vhomogeneous (self->stack, FALSE);
  g_signal_connect_swapped (self->stack, "notify::transition-running", G_CALLBACK (remove_gone), self);
  adw_bin_set_child (ADW_BIN (self), GTK_WIDGET (self->stack));
}

/**
 * frt_page_stack_get_page:
 * @self: a #FrtPageStack
 *
 * Returns: (transfer none) (nullable): the page shown
 */
FrtPage *
frt_page_stack_get_page (FrtPageStack *self)
{
  Place *top = get_top (self);

  return top != NULL ? top->page : NULL;
}

/**
 * frt_page_stack_get_n_pages:
 * @self: a #FrtPageStack
 *
 * Returns: how many pages there are, that shown and those below it
 */
guint
frt_page_stack_get_n_pages (FrtPageStack *self)
{
  return self->trail->len;
}

/**
 * frt_page_stack_push:
 * @self: a #FrtPageStack
 * @page: (transfer floating): what to show
 *
 * Shows @page above the one shown, which stays as it is.
 */
void
frt_page_stack_push (FrtPageStack *self, FrtPage *page)
{
  Place *below = get_top (self);

  if (below != NULL)
    g_weak_ref_set (&below->focus, get_focus (self));
  add (self, page);
  show_top (self, FRT_MOVE_FORWARD);
}

/**
 * frt_page_stack_reset:
 * @self: a #FrtPageStack
 * @page: (transfer floating): what to show
 * @move: how it comes in
 *
 * Shows @page in place of all pages there are.
 */
void
frt_page_stack_reset (FrtPageStack *self, FrtPage *page, FrtMove move)
{
  for (guint i = 0; i < self->trail->len; i++)
    g_ptr_array_add (self->gone, ((Place *) g_ptr_array_index (self->trail, i))->page);
  g_ptr_array_set_size (self->trail, 0);

  add (self, page);
  show_top (self, move);
}

/**
 * frt_page_stack_pop:
 * @self: a #FrtPageStack with a page below that shown
 *
 * Goes back to the page below.
 */
void
frt_page_stack_pop (FrtPageStack *self)
{
  g_autoptr (GtkWidget) focus = NULL;

  g_return_if_fail (self->trail->len > 1);

  g_ptr_array_add (self->gone, get_top (self)->page);
  g_ptr_array_set_size (self->trail, self->trail->len - 1);
  focus = g_weak_ref_get (&get_top (self)->focus);

  show_top (self, FRT_MOVE_BACK);
  if (focus != NULL)
    gtk_widget_grab_focus (focus);
}
