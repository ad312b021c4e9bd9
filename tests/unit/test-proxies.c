/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Fratrie authors */

#include "server/frt-proxies.h"

#include "common/frt-error.h"

/* Who asks, when proxies stand between. */

static const struct {
  const char *trusted, *peer, *forwarded, *client;      /* peer NULL: a Unix socket */
} cases[] = {
  { NULL, "192.0.2.1", NULL, "192.0.2.1" },
  { NULL, "192.0.2.1", "203.0.113.7", "192.0.2.1" },
  { "192.0.2.1", "192.0.2.1", "203.0.113.7", "203.0.113.7" },
  { "192.0.2.1", "192.0.2.2", "203.0.113.7", "192.0.2.2" },
  { "192.0.2.0/24", "192.0.2.9", "203.0.113.7", "203.0.113.7" },
  { "192.0.2.1", "192.0.2.1", "10.0.0.1, 203.0.113.7", "203.0.113.7" },            /* the client's own claim */
  { "192.0.2.1, 203.0.113.7", "192.0.2.1", "10.0.0.1,203.0.113.7", "10.0.0.1" },   /* two proxies of ours */
  { "192.0.2.1", "192.0.2.1", "nonsense", "192.0.2.1" },
  { "192.0.2.1", "192.0.2.1", "203.0.113.7, nonsense", "192.0.2.1" },
  { "192.0.2.1", "192.0.2.1", "", "192.0.2.1" },
  { "192.0.2.1", "192.0.2.1", "192.0.2.1, 192.0.2.1", "192.0.2.1" },
  { "2001:db8::/32", "2001:db8::1", " 2001:DB8:1::2 ", "2001:db8:1::2" },
  { NULL, NULL, "203.0.113.7", "unix" },
  { "unix", NULL, "203.0.113.7", "203.0.113.7" },
  { "unix", NULL, NULL, "unix" },
  { "unix;127.0.0.1", NULL, "203.0.113.7, 127.0.0.1", "203.0.113.7" },
};

static void
test_client (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++) {
    g_autoptr (GError) error = NULL;
    g_autoptr (FrtProxies) proxies = frt_proxies_new (cases[i].trusted, &error);
    g_autoptr (GSocketAddress) peer = cases[i].peer ? g_inet_socket_address_new_from_string (cases[i].peer, 1) : NULL;
    g_autofree char *client = NULL;

    g_assert_no_error (error);
    client = frt_proxies_dup_client (proxies, peer, cases[i].forwarded);
    g_test_message ("%s", cases[i].forwarded ? cases[i].forwarded : "-");
    g_assert_cmpstr (client, ==, cases[i].client);
  }
}

static void
test_wrong (void)
{
  static const char *const wrong[] = { "nonsense", "192.0.2.1/33", "192.0.2.1 x", "192.0.2.1/24" };

  for (guint i = 0; i < G_N_ELEMENTS (wrong); i++) {
    g_autoptr (GError) error = NULL;

    g_assert_null (frt_proxies_new (wrong[i], &error));
    g_assert_error (error, FRT_ERROR, FRT_ERROR_USAGE);
  }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/proxies/client", test_client);
  g_test_add_func ("/proxies/wrong", test_wrong);
  return g_test_run ();
}
