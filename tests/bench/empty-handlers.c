/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Fratrie authors */
#include <libsoup/soup.h>
#include <microhttpd.h>
#include <netinet/in.h>
#include <stdio.h>

/* empty-handlers mhd|soup: a server that answers "{}" to everything, and prints its port: what the libraries cost when nothing
 * is done. libmicrohttpd has a thread a core, as fratried has; SoupServer has its one main loop. */

static enum MHD_Result
answer (void *data, struct MHD_Connection *connection, const char *url, const char *method, const char *version,
        const char *body, size_t *length, void **state)
{
  struct MHD_Response *response = data;
  static int seen;

  if (*state == NULL) {
    *state = &seen;
    return MHD_YES;
  }
  return MHD_queue_response (connection, MHD_HTTP_OK, response);
}

static int
serve_with_mhd (GMainLoop *loop)
{
  struct sockaddr_in loopback = { .sin_family = AF_INET, .sin_addr.s_addr = htonl (INADDR_LOOPBACK) };
  struct MHD_Response *response = MHD_create_response_from_buffer (2, (void *) "{}", MHD_RESPMEM_PERSISTENT);
  struct MHD_Daemon *daemon;

  MHD_add_response_header (response, "Content-Type", "application/json");
  daemon = MHD_start_daemon (MHD_USE_EPOLL_INTERNAL_THREAD, 0, NULL, NULL, answer, response,
                             MHD_OPTION_SOCK_ADDR, &loopback,
                             MHD_OPTION_THREAD_POOL_SIZE, g_get_num_processors (), MHD_OPTION_END);
  if (daemon == NULL)
    return 1;
  g_print ("%u\n", MHD_get_daemon_info (daemon, MHD_DAEMON_INFO_BIND_PORT)->port);
  g_main_loop_run (loop);
  return 0;
}

static void
on_request (SoupServer *server, SoupServerMessage *message, const char *path, GHashTable *query, gpointer data)
{
  soup_server_message_set_status (message, SOUP_STATUS_OK, NULL);
  soup_server_message_set_response (message, "application/json", SOUP_MEMORY_STATIC, "{}", 2);
}

static int
serve_with_soup (GMainLoop *loop)
{
  g_autoptr (SoupServer) server = soup_server_new (NULL, NULL);
  GSList *uris;

  soup_server_add_handler (server, NULL, on_request, NULL, NULL);
  if (!soup_server_listen_local (server, 0, SOUP_SERVER_LISTEN_IPV4_ONLY, NULL))
    return 1;
  uris = soup_server_get_uris (server);
  g_print ("%d\n", g_uri_get_port (uris->data));
  g_slist_free_full (uris, (GDestroyNotify) g_uri_unref);
  g_main_loop_run (loop);
  return 0;
}

int
main (int argc, char *argv[])
{
  g_autoptr (GMainLoop) loop = g_main_loop_new (NULL, FALSE);

  setvbuf (stdout, NULL, _IOLBF, 0);
  return argc > 1 && g_str_equal (argv[1], "soup") ? serve_with_soup (loop) : serve_with_mhd (loop);
}
