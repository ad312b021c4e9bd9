/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Fratrie authors */
#include "test-client-peer.h"

/* Certificates, good and bad, made when building; the authority in them stands in for those the system trusts. */

static void
answer (Peer *peer, const PeerRequest *request, GOutputStream *output, gpointer data)
{
  peer_answer_tokens (output, "201 Created", 1, 900);
}

static char *
dup_path (const char *name)
{
  return g_strdup_printf ("%s/tests/unit/%s.pem", g_getenv ("FRATRIE_TEST_BUILD"), name);
}

static Peer *
new_peer (const char *name)
{
  g_autofree char *path = dup_path (name);
  g_autoptr (GError) error = NULL;
  g_autoptr (GTlsCertificate) certificate = g_tls_certificate_new_from_file (path, &error);

  g_assert_no_error (error);

  return peer_new (answer, NULL, certificate);
}

static void
test_good (void)
{
  g_autoptr (Peer) peer = new_peer ("good");
  g_autoptr (FrtClient) client = frt_client_new (peer_get_address (peer));
  g_autoptr (GError) error = NULL;

  g_assert_true (sign_in (client, "alefevre7", "long enough a secret", FALSE, &error));
  g_assert_no_error (error);
}

static void
test_bad (gconstpointer name)
{
  g_autoptr (Peer) peer = new_peer (name);
  g_autoptr (FrtClient) client = frt_client_new (peer_get_address (peer));

  for (guint i = 0; i < 2; i++) {      /* asking again does not wear it down */
    g_autoptr (GError) error = NULL;

    g_assert_false (sign_in (client, "alefevre7", "long enough a secret", FALSE, &error));
    g_assert_error (error, FRT_ERROR, FRT_ERROR_TLS);
    g_assert_cmpstr (json_object_get_string_member (frt_error_get_members (error), "reason"), ==, name);
  }
  g_assert_cmpuint (peer_count (peer, NULL), ==, 0);
}

int
main (int argc, char *argv[])
{
  g_autofree char *authority = dup_path ("authority");
  g_autoptr (GTlsDatabase) database = NULL;
  g_autoptr (GError) error = NULL;

  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);
  database = g_tls_file_database_new (authority, &error);
  g_assert_no_error (error);
  g_tls_backend_set_default_database (g_tls_backend_get_default (), database);

  g_test_add_func ("/client/tls/good", test_good);
  g_test_add_data_func ("/client/tls/expired", "expired", test_bad);
  g_test_add_data_func ("/client/tls/wrong-name", "wrong-name", test_bad);
  g_test_add_data_func ("/client/tls/untrusted", "untrusted", test_bad);
  g_test_add_data_func ("/client/tls/self-signed", "self-signed", test_bad);

  return g_test_run ();
}
