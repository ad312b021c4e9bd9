/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Fratrie authors */

#include "server/frt-server.h"

#include "common/frt-error.h"
#include "server/frt-exchange.h"
#include "server/frt-listener.h"
#include "server/frt-metrics.h"
#include "server/frt-routes.h"
#include "server/frt-workers.h"

#include <microhttpd.h>

#define FINISH_SECONDS   10               /* that requests under way have when we stop */
#define HEADER_BYTES     (32 * 1024)      /* of a connection's memory: its headers, a piece of its body */
#define WRITES_QUEUE     2000
#define LONG_JOBS        2                /* at once: imports, printing a school's letters */
#define LONG_QUEUE       16

/* One place where requests come in. */
typedef struct {
  FrtServer         *server;       /* (unowned) */
  FrtListener       *listener;     /* (owned) (nullable) when it is not used */
  struct MHD_Daemon *daemon;       /* (owned) (nullable) until it is started */
  gboolean           aside;        /* for figures only */
} Door;

struct _FrtServer {
  const FrtSite     *site;         /* (unowned) */
  Door               front, side;
  FrtMetrics        *metrics;      /* (owned) */
  gsize              last_number;  /* atomic: of requests, beginning anywhere */
  FrtWorkers        *lanes[FRT_LANE_LONG + 1];   /* (owned) (nullable) by lane; nobody for reads */

  GMutex             lock;
  GCond              idle;         /* signalled when nothing is under way */
  guint              under_way;    /* requests */
  gboolean           stopping;
  int                cut;          /* atomic: requests under way have had their time */
};

static GError *
stopping_error (void)
{
  return frt_error_new (FRT_ERROR_UNAVAILABLE, "the service is stopping");
}

static void *
on_address (void *cls, const char *uri, struct MHD_Connection *connection)
{
  Door *door = cls;
  FrtExchange *exchange = frt_exchange_new (door->server->site, connection, uri,
                                            g_atomic_pointer_add (&door->server->last_number, 1));

  exchange->server = door->server;
  exchange->aside = door->aside;
  return exchange;
}

/* Returns: whether the service goes on */
static gboolean
count_in (FrtServer *self)
{
  gboolean stopping;

  g_mutex_lock (&self->lock);
  self->under_way++;
  stopping = self->stopping;
  g_mutex_unlock (&self->lock);
  return !stopping;
}

static void
count_out (FrtServer *self)
{
  g_mutex_lock (&self->lock);
  if (--self->under_way == 0)
    g_cond_signal (&self->idle);
  g_mutex_unlock (&self->lock);
}

static void
on_completed (void *cls, struct MHD_Connection *connection, void **con_cls, enum MHD_RequestTerminationCode code)
{
  FrtServer *self = ((Door *) cls)->server;
  FrtExchange *exchange = *con_cls;

  if (exchange == NULL)
    return;
  if (exchange->reply != NULL)
    frt_metrics_count (self->metrics, exchange->route, exchange->reply->status,
                       g_get_monotonic_time () - exchange->began_at);
  if (exchange->begun)
    count_out (self);
  if (exchange->parts != NULL)
    frt_part_stream_break (exchange->parts);
  frt_exchange_unref (exchange);
  *con_cls = NULL;
}

static enum MHD_Result
begin (FrtServer *self, FrtExchange *exchange, const char *method, const char *version)
{
  gboolean going_on = count_in (self);

  frt_exchange_begin (exchange, method, version);
  if (!going_on) {
    g_clear_error (&exchange->refusal);
    exchange->refusal = stopping_error ();
    exchange->closes = TRUE;
    exchange->drains = FALSE;
  }
  return MHD_YES;
}

static enum MHD_Result
send_reply (FrtExchange *exchange)
{
  FrtReply *reply = exchange->reply;

  frt_reply_add_header (reply, "X-Request-Id", exchange->id);
  frt_reply_add_header (reply, MHD_HTTP_HEADER_CACHE_CONTROL, "no-store");
  if (exchange->closes)
    frt_reply_add_header (reply, MHD_HTTP_HEADER_CONNECTION, "close");
  return MHD_queue_response (exchange->connection, reply->status, reply->response);
}

/* On a worker's thread: the connection sleeps meanwhile, unless it is answered in parts. */
static void
do_job (gpointer job, gboolean stopping)
{
  g_autoptr (FrtExchange) exchange = job;

  if (stopping)
    frt_exchange_refuse (exchange, stopping_error ());
  else
    frt_exchange_run (exchange);
  if (exchange->parts == NULL)
    MHD_resume_connection (exchange->connection);
}

static void
hand_over (FrtExchange *exchange, FrtWorkers *workers)
{
  MHD_suspend_connection (exchange->connection);
  if (frt_workers_push (workers, frt_exchange_ref (exchange)))
    return;
  frt_exchange_unref (exchange);
  frt_exchange_refuse (exchange, frt_error_new (FRT_ERROR_UNAVAILABLE, "too many wait already"));
  MHD_resume_connection (exchange->connection);
}

static enum MHD_Result
on_request (void *cls, struct MHD_Connection *connection, const char *url, const char *method, const char *version,
            const char *data, size_t *size, void **con_cls)
{
  FrtServer *self = ((Door *) cls)->server;
  FrtExchange *exchange = *con_cls;

  if (!exchange->begun) {
    begin (self, exchange, method, version);
    if (!exchange->closes || exchange->drains)
      return MHD_YES;      /* the body first */
  } else if (*size > 0) {
    frt_exchange_take (exchange, data, *size);
    *size = 0;
    return MHD_YES;
  }

  if (exchange->reply == NULL && frt_exchange_read (exchange)) {
    if (exchange->route->lane != FRT_LANE_READ) {
      hand_over (exchange, self->lanes[exchange->route->lane]);
      return MHD_YES;      /* called again when it is done */
    }
    frt_exchange_run (exchange);
  }
  return send_reply (exchange);
}

/* What libmicrohttpd has to say repeats what strangers sent: for who debugs. */
G_GNUC_PRINTF (2, 0) static void
on_log (void *cls, const char *format, va_list arguments)
{
  g_logv (G_LOG_DOMAIN, G_LOG_LEVEL_DEBUG, format, arguments);
}

static gboolean
open_door (Door *self, guint threads, GError **error)
{
  const FrtConfig *config = self->server->site->config;
  const struct MHD_OptionItem options[] = {
    { MHD_OPTION_LISTEN_SOCKET, g_socket_get_fd (self->listener->socket), NULL },
    { MHD_OPTION_CONNECTION_LIMIT, (intptr_t) MAX (config->connections, threads), NULL },
    { MHD_OPTION_CONNECTION_TIMEOUT, (intptr_t) config->idle_seconds, NULL },
    { MHD_OPTION_CONNECTION_MEMORY_LIMIT, HEADER_BYTES, NULL },
    { MHD_OPTION_STRICT_FOR_CLIENT, 1, NULL },
    { threads > 1 ? MHD_OPTION_THREAD_POOL_SIZE : MHD_OPTION_END, (intptr_t) threads, NULL },
    { MHD_OPTION_END, 0, NULL },
  };

  self->daemon = MHD_start_daemon (MHD_USE_EPOLL_INTERNAL_THREAD | MHD_ALLOW_SUSPEND_RESUME | MHD_USE_ERROR_LOG, 0,
                                   NULL, NULL, on_request, self,
                                   MHD_OPTION_EXTERNAL_LOGGER, on_log, self,
                                   MHD_OPTION_URI_LOG_CALLBACK, on_address, self,
                                   MHD_OPTION_NOTIFY_COMPLETED, on_completed, self,
                                   MHD_OPTION_ARRAY, options, MHD_OPTION_END);
  if (self->daemon == NULL)
    return frt_error_set (error, FRT_ERROR_REFUSED, "%s: the server does not start", self->listener->address);
  return TRUE;
}

static gboolean
open_side_door (FrtServer *self, GError **error)
{
  const char *place = self->site->config->metrics_listen;

  if (place == NULL)
    return TRUE;
  self->side.listener = frt_listener_new (place, FALSE, error);
  if (self->side.listener == NULL)
    return frt_config_blame (self->site->config, "metrics_listen", error);
  return open_door (&self->side, 1, error);
}

static guint
or_cores (guint threads)
{
  return threads > 0 ? threads : g_get_num_processors ();
}

/**
 * frt_server_start:
 * @site: what it serves
 * @error: return location for a #GError
 *
 * Returns: (transfer full): a server that accepts connections; %NULL with %FRT_ERROR_USAGE or %FRT_ERROR_REFUSED
 */
FrtServer *
frt_server_start (const FrtSite *site, GError **error)
{
  const FrtConfig *config = site->config;
  g_autoptr (FrtServer) self = g_new0 (FrtServer, 1);

  self->site = site;
  self->front.server = self->side.server = self;
  self->side.aside = TRUE;
  self->metrics = frt_metrics_new ();
  frt_random_fill (&site->domain.random, &self->last_number, sizeof self->last_number);
  g_mutex_init (&self->lock);
  g_cond_init (&self->idle);
  self->lanes[FRT_LANE_WRITE] = frt_workers_new (do_job, 1, WRITES_QUEUE);
  self->lanes[FRT_LANE_HASH] = frt_workers_new (do_job, or_cores (config->hashing_threads), config->hashing_queue);
  self->lanes[FRT_LANE_LONG] = frt_workers_new (do_job, LONG_JOBS, LONG_QUEUE);
  self->front.listener = frt_listener_new (config->listen, frt_proxies_is_empty (config->proxies), error);
  if (self->front.listener == NULL)
    frt_config_blame (config, "listen", error);
  if (self->front.listener == NULL || !open_side_door (self, error) ||
      !open_door (&self->front, or_cores (config->threads), error))
    return NULL;
  return g_steal_pointer (&self);
}

/* See the header. */
const char *
frt_server_get_address (FrtServer *self)
{
  return self->front.listener->address;
}

/* See the header. */
gboolean
frt_server_is_cut (FrtServer *self)
{
  return g_atomic_int_get (&self->cut) != 0;
}

static guint
count_connections (const Door *door)
{
  const union MHD_DaemonInfo *info = door->daemon
    ? MHD_get_daemon_info (door->daemon, MHD_DAEMON_INFO_CURRENT_CONNECTIONS) : NULL;

  return info ? info->num_connections : 0;
}

/* See the header. Returns: (transfer full) */
char *
frt_server_write_metrics (FrtServer *self)
{
  FrtGauges gauges = {
    .connections = count_connections (&self->front),
    .hashing_waiting = frt_workers_get_waiting (self->lanes[FRT_LANE_HASH]),
    .writes_waiting = frt_workers_get_waiting (self->lanes[FRT_LANE_WRITE]),
  };

  g_mutex_lock (&self->lock);
  gauges.under_way = self->under_way;
  g_mutex_unlock (&self->lock);
  return frt_metrics_write (self->metrics, &gauges);
}

static void
wait_for_requests (FrtServer *self)
{
  gint64 deadline = g_get_monotonic_time () + FINISH_SECONDS * G_TIME_SPAN_SECOND;

  g_mutex_lock (&self->lock);
  self->stopping = TRUE;
  while (self->under_way > 0 && g_cond_wait_until (&self->idle, &self->lock, deadline));
  g_atomic_int_set (&self->cut, self->under_way > 0);
  if (self->under_way > 0)
    g_message ("%u requests are cut after %d s", self->under_way, FINISH_SECONDS);
  g_mutex_unlock (&self->lock);
}

/**
 * frt_server_stop:
 * @self: a server
 *
 * Connects nobody any more, lets requests under way end, for ten seconds at most, and ends every connection.
 */
void
frt_server_stop (FrtServer *self)
{
  if (self->front.daemon != NULL) {
    MHD_quiesce_daemon (self->front.daemon);
    wait_for_requests (self);
  }
  /* Nobody may sleep when a daemon stops: the workers wake everybody. */
  for (guint lane = 0; lane < G_N_ELEMENTS (self->lanes); lane++)
    g_clear_pointer (&self->lanes[lane], frt_workers_free);
  g_clear_pointer (&self->front.daemon, MHD_stop_daemon);
  if (self->side.daemon != NULL)
    MHD_quiesce_daemon (self->side.daemon);
  g_clear_pointer (&self->side.daemon, MHD_stop_daemon);
}

/**
 * frt_server_free:
 * @self: (transfer full): a server, which is stopped first
 */
void
frt_server_free (FrtServer *self)
{
  frt_server_stop (self);
  g_clear_pointer (&self->front.listener, frt_listener_free);
  g_clear_pointer (&self->side.listener, frt_listener_free);
  g_clear_pointer (&self->metrics, frt_metrics_free);
  g_mutex_clear (&self->lock);
  g_cond_clear (&self->idle);
  g_free (self);
}
