/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Fratrie authors */

#include "server/frt-metrics.h"

#include <stdio.h>
#include <unistd.h>

#define CLASSES  4      /* 2xx to 5xx */
#define LANES    4

static const char *const lane_names[LANES] = { "read", "write", "hash", "long" };

/* Upper bounds of the histogram, in microseconds. */
static const gint64 bounds[] = { 1000, 2500, 5000, 10000, 25000, 50000, 100000, 250000, 500000, 1000000, 2500000, 10000000 };
#define BOUNDS G_N_ELEMENTS (bounds)

typedef struct {
  gsize within[BOUNDS + 1];      /* atomic: requests that took no longer than this bound, but longer than the one before */
  gsize microseconds;            /* atomic: all of them */
} Lane;

struct _FrtMetrics {
  guint   n_routes;
  gsize (*requests)[CLASSES];    /* (owned) atomic: by route, the last for none */
  Lane    lanes[LANES];
};

FrtMetrics *
frt_metrics_new (void)
{
  FrtMetrics *self = g_new0 (FrtMetrics, 1);

  frt_routes_get (&self->n_routes);
  self->requests = g_malloc0_n (self->n_routes + 1, sizeof *self->requests);
  return self;
}

void
frt_metrics_free (FrtMetrics *self)
{
  g_free (self->requests);
  g_free (self);
}

void
frt_metrics_count (FrtMetrics *self, const FrtRoute *route, guint status, gint64 microseconds)
{
  guint unused, number = route ? (guint) (route - frt_routes_get (&unused)) : self->n_routes;
  Lane *lane = &self->lanes[route ? route->lane : FRT_LANE_READ];
  guint bound = 0;

  while (bound < BOUNDS && microseconds > bounds[bound])
    bound++;
  g_atomic_pointer_add (&self->requests[number][CLAMP (status / 100, 2, 5) - 2], 1);
  g_atomic_pointer_add (&lane->within[bound], 1);
  g_atomic_pointer_add (&lane->microseconds, (gssize) microseconds);
}

static void
describe (GString *text, const char *name, const char *type, const char *help)
{
  g_string_append_printf (text, "# HELP fratrie_%s %s\n# TYPE fratrie_%s %s\n", name, help, name, type);
}

static void
write_requests (FrtMetrics *self, GString *text)
{
  guint unused;
  const FrtRoute *routes = frt_routes_get (&unused);

  describe (text, "requests_total", "counter", "Requests answered.");
  for (guint i = 0; i <= self->n_routes; i++)
    for (guint class = 0; class < CLASSES; class++)
      if (self->requests[i][class] > 0)
        g_string_append_printf (text, "fratrie_requests_total{method=\"%s\",route=\"%s\",code=\"%uxx\"} %" G_GSIZE_FORMAT "\n",
                                i < self->n_routes ? routes[i].method : "", i < self->n_routes ? routes[i].path : "",
                                class + 2, self->requests[i][class]);
}

static void
write_durations (FrtMetrics *self, GString *text)
{
  describe (text, "request_seconds", "histogram", "From the first header to the last byte of the answer.");
  for (guint i = 0; i < LANES; i++) {
    gsize count = 0;

    for (guint bound = 0; bound < BOUNDS; bound++) {
      count += self->lanes[i].within[bound];
      g_string_append_printf (text, "fratrie_request_seconds_bucket{lane=\"%s\",le=\"%g\"} %" G_GSIZE_FORMAT "\n",
                              lane_names[i], (double) bounds[bound] / G_USEC_PER_SEC, count);
    }
    count += self->lanes[i].within[BOUNDS];
    g_string_append_printf (text, "fratrie_request_seconds_bucket{lane=\"%s\",le=\"+Inf\"} %" G_GSIZE_FORMAT "\n"
                            "fratrie_request_seconds_sum{lane=\"%s\"} %f\n"
                            "fratrie_request_seconds_count{lane=\"%s\"} %" G_GSIZE_FORMAT "\n", lane_names[i], count,
                            lane_names[i], (double) self->lanes[i].microseconds / G_USEC_PER_SEC, lane_names[i], count);
  }
}

static void
write_gauge (GString *text, const char *name, const char *help, guint64 value)
{
  describe (text, name, "gauge", help);
  g_string_append_printf (text, "fratrie_%s %" G_GUINT64_FORMAT "\n", name, value);
}

/* What the kernel says of our memory, 0 where it does not. */
static guint64
resident_bytes (void)
{
  g_autofree char *text = NULL;
  unsigned long pages = 0;

  if (!g_file_get_contents ("/proc/self/statm", &text, NULL, NULL) || sscanf (text, "%*u %lu", &pages) != 1)
    return 0;
  return (guint64) pages * (guint64) sysconf (_SC_PAGESIZE);
}

char *
frt_metrics_write (FrtMetrics *self, const FrtGauges *gauges)
{
  GString *text = g_string_new (NULL);

  write_requests (self, text);
  write_durations (self, text);
  write_gauge (text, "connections", "Connections open.", gauges->connections);
  write_gauge (text, "requests_under_way", "Requests not yet answered.", gauges->under_way);
  write_gauge (text, "hashing_waiting", "Passwords that wait to be hashed.", gauges->hashing_waiting);
  write_gauge (text, "writes_waiting", "Requests that wait for the writer.", gauges->writes_waiting);
  write_gauge (text, "resident_bytes", "Memory of the process.", resident_bytes ());
  return g_string_free (text, FALSE);
}
