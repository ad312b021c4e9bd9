/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Fratrie authors */
#include "client/frt-client.h"

static void
test_accepted (void)
{
  static const struct { const char *typed, *origin; } cases[] = {
    { "service.example", "https://service.example" },
    { "  Service.Example  ", "https://service.example" },
    { "HTTPS://Service.example/", "https://service.example" },
    { "https://service.example:443/login?a=b#c", "https://service.example" },
    { "service.example:8443", "https://service.example:8443" },
    { "https://[2001:db8::1]:8443", "https://[2001:db8::1]:8443" },
    { "https://école.example", "https://xn--cole-9oa.example" },
    { "127.0.0.1:43121", "http://127.0.0.1:43121" },
    { "localhost:8080/", "http://localhost:8080" },
    { "http://127.0.0.1:43121", "http://127.0.0.1:43121" },
    { "http://127.9.8.7", "http://127.9.8.7" },
    { "http://[::1]:80", "http://[::1]" },
    { "https://localhost", "https://localhost" },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++) {
    g_autoptr (GError) error = NULL;
    g_autofree char *origin = frt_client_normalise_address (cases[i].typed, &error);

    g_test_message ("%s", cases[i].typed);
    g_assert_no_error (error);
    g_assert_cmpstr (origin, ==, cases[i].origin);
  }
}

static void
test_refused (void)
{
  static const struct { const char *typed; FrtErrorCode code; } cases[] = {
    { "http://service.example", FRT_ERROR_INSECURE },
    { "http://192.168.1.4:8080", FRT_ERROR_INSECURE },
    { "http://localhost.example", FRT_ERROR_INSECURE },
    { "http://127.0.0.1.example", FRT_ERROR_INSECURE },
    { "http://127.1", FRT_ERROR_INSECURE },
    { "http://[2001:db8::1]", FRT_ERROR_INSECURE },
    { "http://[::ffff:127.0.0.1]", FRT_ERROR_INSECURE },
    { "", FRT_ERROR_USAGE },
    { "   ", FRT_ERROR_USAGE },
    { "https://", FRT_ERROR_USAGE },
    { "two words", FRT_ERROR_USAGE },
    { "parent@service.example", FRT_ERROR_USAGE },
    { "https://bank.example@evil.example", FRT_ERROR_USAGE },
    { "ftp://service.example", FRT_ERROR_USAGE },
    { "file:///etc/passwd", FRT_ERROR_USAGE },
    { "https://service.example:0", FRT_ERROR_USAGE },
    { "https://service.example:70000", FRT_ERROR_USAGE },
    { "https://a%2fb.example", FRT_ERROR_USAGE },
    { "https://a%00b.example", FRT_ERROR_USAGE },
    { "-service.example", FRT_ERROR_USAGE },
    { "<b>", FRT_ERROR_USAGE },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++) {
    g_autoptr (GError) error = NULL;

    g_test_message ("%s", cases[i].typed);
    g_assert_null (frt_client_normalise_address (cases[i].typed, &error));
    g_assert_error (error, FRT_ERROR, (int) cases[i].code);
  }
}

static void
test_too_long (void)
{
  g_autofree char *typed = g_strnfill (4096, 'a');
  g_autoptr (GError) error = NULL;

  g_assert_null (frt_client_normalise_address (typed, &error));
  g_assert_error (error, FRT_ERROR, FRT_ERROR_USAGE);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);
  g_test_add_func ("/client/address/accepted", test_accepted);
  g_test_add_func ("/client/address/refused", test_refused);
  g_test_add_func ("/client/address/too-long", test_too_long);

  return g_test_run ();
}
