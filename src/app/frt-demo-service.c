/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Fratrie authors */
#include "app/frt-demo-service.h"

#include "common/frt-error.h"
#include "config.h"

#include <signal.h>
#include <string.h>
#include <sys/prctl.h>
#include <unistd.h>

#define START_LIMIT 10    /* seconds */
#define ANNOUNCEMENT "listening "

struct _FrtDemoService {
  GObject           parent_instance;

  GSubprocess      *process;     /* (owned) (nullable) until it is started */
  GDataInputStream *output;      /* (owned) (nullable) its standard output, held open for it */
  guint             limit_id;
};

G_DEFINE_FINAL_TYPE (FrtDemoService, frt_demo_service, G_TYPE_OBJECT)

/* In the child, between fork and exec: the kernel ends it when the app ends, however that happens. */
static void
die_with_parent (gpointer user_data)
{
  if (prctl (PR_SET_PDEATHSIG, SIGTERM) != 0 || getppid () != GPOINTER_TO_INT (user_data))
    _exit (1);      /* it cannot be promised, or the app is gone already */
}

static char *
find_program (void)
{
  const char *chosen = g_getenv ("FRATRIE_SERVICE");
  g_autofree char *installed = g_build_filename (FRT_BIN_DIR, "fratried", NULL);

  if (chosen != NULL && chosen[0] != '\0')
    return g_strdup (chosen);
  if (g_file_test (installed, G_FILE_TEST_IS_EXECUTABLE))
    return g_steal_pointer (&installed);

  return g_find_program_in_path ("fratried");
}

static void
stop (FrtDemoService *self)
{
  if (self->process != NULL)
    g_subprocess_send_signal (self->process, SIGTERM);
  g_clear_object (&self->process);
  g_clear_object (&self->output);
}

static gboolean
on_limit_reached (gpointer user_data)
{
  FrtDemoService *self = user_data;

  self->limit_id = 0;
  g_subprocess_force_exit (self->process);      /* its output ends, and on_announced() says the rest */

  return G_SOURCE_REMOVE;
}

static void
on_announced (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = user_data;
  g_autoptr (GError) error = NULL;
  FrtDemoService *self = g_task_get_source_object (task);
  g_autofree char *line = g_data_input_stream_read_line_finish_utf8 (G_DATA_INPUT_STREAM (source), result, NULL, &error);

  g_clear_handle_id (&self->limit_id, g_source_remove);
  if (line != NULL && g_str_has_prefix (line, ANNOUNCEMENT "http://")) {
    g_task_return_pointer (task, g_strdup (line + strlen (ANNOUNCEMENT)), g_free);
    return;
  }

  stop (self);
  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    g_task_return_error (task, g_steal_pointer (&error));
  else
    g_task_return_error (task, frt_error_new (FRT_ERROR_INTERNAL, "the demo's service did not start"));
}

static GSubprocess *
spawn (GError **error)
{
  g_autoptr (GSubprocessLauncher) launcher = g_subprocess_launcher_new (G_SUBPROCESS_FLAGS_STDOUT_PIPE);
  g_autofree char *program = find_program ();
  g_autoptr (GError) cause = NULL;
  GSubprocess *process;

  if (program == NULL) {
    frt_error_set (error, FRT_ERROR_INTERNAL, "fratried is not installed");
    return NULL;
  }

  g_subprocess_launcher_set_child_setup (launcher, die_with_parent, GINT_TO_POINTER (getpid ()), NULL);
  process = g_subprocess_launcher_spawn (launcher, &cause, program, "--demo", "--listen", "127.0.0.1:0", NULL);
  if (process == NULL)
    frt_error_set (error, FRT_ERROR_INTERNAL, "the demo's service cannot be started: %s", cause->message);

  return process;
}

static void
frt_demo_service_dispose (GObject *object)
{
  stop (FRT_DEMO_SERVICE (object));

  G_OBJECT_CLASS (frt_demo_service_parent_class)->dispose (object);
}

static void
frt_demo_service_class_init (FrtDemoServiceClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = frt_demo_service_dispose;
}

static void
frt_demo_service_init (FrtDemoService *self)
{
}

/**
 * frt_demo_service_new:
 *
 * Returns: (transfer full): a service that is not started yet; disposing of it ends it
 */
FrtDemoService *
frt_demo_service_new (void)
{
  return g_object_new (FRT_TYPE_DEMO_SERVICE, NULL);
}

/**
 * frt_demo_service_start_async:
 * @self: a service not started yet
 * @cancellable: (nullable): a #GCancellable
 * @callback: called when done
 * @user_data: for @callback
 *
 * Starts `fratried --demo`: the one named by FRATRIE_SERVICE, else the one installed with the app, else the one in PATH.
 * Only from the main thread: the service ends with the thread that started it.
 */
void
frt_demo_service_start_async (FrtDemoService      *self,
                              GCancellable        *cancellable,
                              GAsyncReadyCallback  callback,
                              gpointer             user_data)
{
  g_autoptr (GTask) task = g_task_new (self, cancellable, callback, user_data);
  GError *error = NULL;

  g_return_if_fail (self->process == NULL);

  g_task_set_source_tag (task, frt_demo_service_start_async);
  self->process = spawn (&error);
  if (self->process == NULL) {
    g_task_return_error (task, error);
    return;
  }

  self->output = g_data_input_stream_new (g_subprocess_get_stdout_pipe (self->process));
  self->limit_id = g_timeout_add_seconds (START_LIMIT, on_limit_reached, self);
  g_data_input_stream_read_line_async (self->output, G_PRIORITY_DEFAULT, cancellable, on_announced, g_object_ref (task));
}

/**
 * frt_demo_service_start_finish:
 * @self: a service
 * @result: the result
 * @error: return location for a #GError, or %NULL
 *
 * Returns: (transfer full): its address; %NULL with %FRT_ERROR_INTERNAL when it is not installed, ended at once or said
 *   nothing within ten seconds
 */
char *
frt_demo_service_start_finish (FrtDemoService *self, GAsyncResult *result, GError **error)
{
  return g_task_propagate_pointer (G_TASK (result), error);
}
