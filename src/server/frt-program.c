/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Fratrie authors */

#include "server/frt-program.h"

#include "common/frt-error.h"
#include "domain/frt-otp.h"
#include "mail/frt-mail-sender.h"
#include "server/frt-api.h"
#include "server/frt-config.h"
#include "server/frt-demo.h"
#include "server/frt-log.h"
#include "server/frt-server.h"

#include "config.h"

#include <glib-unix.h>
#include <locale.h>
#include <stdio.h>
#include <sys/resource.h>

typedef enum { EXIT_STOPPED, EXIT_FAILED, EXIT_USAGE } ExitCode;

/* Every connection is a file descriptor: as many as the system lets us have. */
static void
raise_file_limit (void)
{
  struct rlimit limit;

  if (getrlimit (RLIMIT_NOFILE, &limit) != 0 || limit.rlim_cur == limit.rlim_max)
    return;
  limit.rlim_cur = limit.rlim_max;
  if (setrlimit (RLIMIT_NOFILE, &limit) != 0)
    g_message ("the limit of open files stays as it is: %s", g_strerror (errno));
}

static gboolean
on_signal (gpointer loop)
{
  g_main_loop_quit (loop);
  return G_SOURCE_REMOVE;
}

/* The one line on standard output; whoever started us waits for it. */
static void
announce (const char *address)
{
  printf ("listening %s\n", address);
  fflush (stdout);
}

static FrtStore *
open_store (const FrtConfig *config, GError **error)
{
  const char *uri = config->demo ? config->demo_store : config->store;
  FrtStore *store;

  if (config->demo && uri == NULL)
    return frt_store_open ("sqlite::memory:", FRT_STORE_CREATE, error);
  if (uri == NULL) {
    frt_error_set (error, FRT_ERROR_USAGE, "say where everything is kept: --store URI, FRATRIE_STORE, or the key store of "
                   "the group [server] in the configuration");
    return NULL;
  }
  store = frt_store_open (uri, config->demo ? FRT_STORE_CREATE : FRT_STORE_EXISTING, error);
  if (store == NULL)
    frt_config_blame (config, config->demo ? "demo_store" : "store", error);
  return store;
}

/* Where the administrator says that the key is, it is; in the usual place a store that needed none before gets one. */
static FrtKey *
open_key (const FrtConfig *config, const FrtDomain *domain, GError **error)
{
  g_autofree char *usual = frt_key_default_path (frt_store_get_name (domain->store));
  FrtKey *key;
  gboolean made;

  if (config->demo)
    return frt_key_new (&domain->random);
  key = config->key_file != NULL ? frt_otp_open_key (domain, config->key_file, NULL, error)
                                 : frt_otp_open_key (domain, usual, &made, error);
  if (key == NULL && error != NULL && g_error_matches (*error, FRT_ERROR, FRT_ERROR_USAGE))
    frt_config_blame (config, "key_file", error);
  return key;
}

/* NULL when nothing is to be sent: sample data hold addresses that may be somebody's. */
static FrtMailSender *
start_mail (FrtSite *site)
{
  FrtMailSender *mail;

  if (site->config->demo)
    return NULL;
  if (site->config->mail.server == NULL) {
    g_message ("no mail server is set, the key server of the group [mail]: messages wait in the outbox");
    return NULL;
  }
  mail = frt_mail_sender_new (&site->domain, site->catalog, &site->config->mail);
  if (mail != NULL)
    site->domain.outbox = frt_mail_sender_get_waker (mail);
  return mail;
}

static gboolean
serve (FrtSite *site, GMainLoop *loop, GError **error)
{
  g_autoptr (FrtMailSender) mail = start_mail (site);
  g_autoptr (FrtServer) server = frt_server_start (site, error);

  if (server == NULL)
    return FALSE;
  announce (frt_server_get_address (server));
  g_main_loop_run (loop);
  if (mail != NULL)
    frt_mail_sender_stop (mail);      /* both have the same ten seconds */
  frt_server_stop (server);
  return TRUE;
}

static gboolean
run (const FrtConfig *config, GError **error)
{
  g_autoptr (FrtStore) store = open_store (config, error);
  g_autoptr (GMainLoop) loop = g_main_loop_new (NULL, FALSE);
  g_autoptr (FrtCatalog) catalog = frt_catalog_new (config->locale_dir);
  g_autoptr (FrtApi) api = store ? frt_api_new (error) : NULL;
  g_autoptr (FrtKey) key = NULL;
  g_autoptr (FrtDemo) demo = NULL;
  FrtSite site = { .config = config, .catalog = catalog, .api = api };

  if (api == NULL)
    return FALSE;
  /* From here on: a signal that comes before the loop runs is not lost. */
  g_unix_signal_add (SIGTERM, on_signal, loop);
  g_unix_signal_add (SIGINT, on_signal, loop);
  site.domain = (FrtDomain) { store, config->settings, frt_clock_system (), frt_random_system () };
  site.domain.key = key = open_key (config, &site.domain, error);
  if (key == NULL)
    return FALSE;
  if (config->demo) {
    demo = frt_demo_new (&site.domain, config->demo_dir, error);
    if (demo == NULL)
      return FALSE;
    site.demo = demo;
  }
  return serve (&site, loop, error);
}

int
frt_program_main (int argc, char **argv)
{
  g_auto (GStrv) arguments = g_strdupv (argv);
  g_autoptr (FrtConfig) config = NULL;
  g_autoptr (GError) error = NULL;

  setlocale (LC_CTYPE, "C.UTF-8");      /* our own messages are English; those for people go through the catalogue */
  frt_log_start ();
  config = frt_config_new (arguments, &error);
  if (config != NULL && config->version)
    printf ("fratried %s\n", FRT_VERSION);
  else if (config != NULL) {
    raise_file_limit ();
    run (config, &error);
  }
  if (error == NULL)
    return EXIT_STOPPED;

  fprintf (stderr, "fratried: %s\n", error->message);
  return g_error_matches (error, FRT_ERROR, FRT_ERROR_USAGE) ? EXIT_USAGE : EXIT_FAILED;
}
