/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Fratrie authors */
#include <X11/Xlib.h>
#include <X11/extensions/Xdamage.h>
#include <glib.h>
#include <poll.h>
#include <signal.h>
#include <sys/wait.h>
#include <unistd.h>

/* first-paint PROGRAM [ARGUMENT…]: starts it and prints, when its first window has been drawn in, the milliseconds that
 * took, the milliseconds of processor it has used by then and a second later, and its memory (PSS, KiB) that second later;
 * then ends it. What is seen from the X server's side is what a person sees. */

#define LIMIT 30000      /* ms */

static double
now (void)
{
  return g_get_monotonic_time () / 1000.0;
}

static double
processor (pid_t pid)
{
  g_autofree char *path = g_strdup_printf ("/proc/%d/stat", pid);
  g_autofree char *text = NULL;
  g_auto (GStrv) words = NULL;

  if (!g_file_get_contents (path, &text, NULL, NULL))
    return 0;
  words = g_strsplit (g_strrstr (text, ")") + 2, " ", -1);
  return (g_ascii_strtoull (words[11], NULL, 10) + g_ascii_strtoull (words[12], NULL, 10)) * 1000.0 /
         sysconf (_SC_CLK_TCK);
}

static guint64
memory (pid_t pid)
{
  g_autofree char *path = g_strdup_printf ("/proc/%d/smaps_rollup", pid);
  g_autofree char *text = NULL;
  const char *pss;

  if (!g_file_get_contents (path, &text, NULL, NULL))
    return 0;
  pss = g_strstr_len (text, -1, "\nPss:");
  return pss ? g_ascii_strtoull (g_strchug ((char *) pss + 5), NULL, 10) : 0;
}

/* A window mapped on the root has been drawn in: until that, or @deadline. */
static gboolean
wait_for_paint (Display *display, int damage_event, double deadline)
{
  while (now () < deadline) {
    XEvent event;

    if (XPending (display) == 0) {
      struct pollfd ready = { ConnectionNumber (display), POLLIN, 0 };

      poll (&ready, 1, MAX (1, (int) (deadline - now ())));
      continue;
    }
    XNextEvent (display, &event);
    if (event.type == MapNotify && event.xmap.event == DefaultRootWindow (display))
      XDamageCreate (display, event.xmap.window, XDamageReportNonEmpty);
    else if (event.type == damage_event + XDamageNotify)
      return TRUE;
  }
  return FALSE;
}

int
main (int argc, char *argv[])
{
  Display *display = XOpenDisplay (NULL);
  int damage_event, damage_error;
  double begin, painted, used;
  gboolean seen;
  pid_t pid;

  if (display == NULL || !XDamageQueryExtension (display, &damage_event, &damage_error) || argc < 2)
    return 2;
  XSelectInput (display, DefaultRootWindow (display), SubstructureNotifyMask);
  XSync (display, False);

  begin = now ();
  pid = fork ();
  if (pid == 0) {
    execvp (argv[1], argv + 1);
    _exit (127);
  }
  seen = wait_for_paint (display, damage_event, begin + LIMIT);
  painted = now () - begin;
  used = processor (pid);
  g_usleep (G_USEC_PER_SEC);
  g_print ("%.1f %.0f %.0f %" G_GUINT64_FORMAT "\n", painted, used, processor (pid), memory (pid));
  kill (pid, SIGTERM);
  waitpid (pid, NULL, 0);

  return seen ? 0 : 1;
}
