/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Fratrie authors */

#include "domain/frt-throttle.h"

#include "common/frt-error.h"
#include "store/frt-throttle-table.h"

#include <gio/gio.h>
#include <string.h>

#define WINDOW            (15 * 60)     /* seconds in which failures of one username add up */
#define TRIES             5             /* failures in a window before the first wait */
#define FIRST_WAIT        60            /* seconds, doubled each time */
#define LONGEST_WAIT      (60 * 60)
#define ADDRESS_WINDOW    (60 * 60)     /* what is as old counts for nobody: no wait is longer */
#define ADDRESS_TRIES     100

static char *
username_subject (const char *username)
{
  return g_strconcat ("username:", username, NULL);
}

#define NETWORK_BYTES 8      /* of an IPv6 address: what a household is given, to take as many addresses of as it likes */

/* Text such as 192.0.2.7, 2001:db8::1 or "unix". An IPv4 address written in IPv6 (::ffff:192.0.2.7) is one host's. */
static char *
address_subject (const char *address)
{
  static const guint8 old[12] = { [10] = 0xff, [11] = 0xff };
  g_autoptr (GInetAddress) host = strchr (address, ':') ? g_inet_address_new_from_string (address) : NULL;
  g_autoptr (GInetAddress) network = NULL;
  g_autofree char *text = NULL;
  guint8 bytes[16] = { 0 };

  if (host == NULL || memcmp (g_inet_address_to_bytes (host), old, sizeof old) == 0)
    return g_strconcat ("address:", address, NULL);
  memcpy (bytes, g_inet_address_to_bytes (host), NETWORK_BYTES);
  network = g_inet_address_new_from_bytes (bytes, G_SOCKET_FAMILY_IPV6);
  text = g_inet_address_to_string (network);
  return g_strconcat ("address:", text, NULL);
}

static gboolean
must_wait (gint64 seconds, GError **error)
{
  g_autoptr (GError) wait = frt_error_new (FRT_ERROR_TOO_MANY_ATTEMPTS, "wait %d s", (int) seconds);

  json_object_set_int_member (frt_error_get_members (wait), "retry_after", seconds);
  g_propagate_error (error, g_steal_pointer (&wait));
  return FALSE;
}

static int
wait_after (int waits)
{
  return waits >= 6 ? LONGEST_WAIT : MIN (FIRST_WAIT << waits, LONGEST_WAIT);
}

static void
count_username (FrtThrottleRow *row, gint64 now)
{
  if (now - MAX (row->window_at, row->blocked_until) >= WINDOW)
    *row = (FrtThrottleRow) { .window_at = now, .in_row = row->in_row };
  row->failures++;
  row->in_row++;
  if (row->failures >= TRIES)
    row->blocked_until = now + wait_after (row->waits++);
}

static gboolean
attempt_address (FrtTransaction *tx, const char *address, gint64 now, GError **error)
{
  g_autofree char *subject = address_subject (address);
  FrtThrottleRow row;

  if (!frt_throttle_table_find (tx, subject, &row, error))
    return FALSE;
  if (now - row.window_at >= ADDRESS_WINDOW)
    row = (FrtThrottleRow) { .window_at = now };
  if (row.failures >= ADDRESS_TRIES)
    return must_wait (row.window_at + ADDRESS_WINDOW - now, error);
  row.failures++;
  return frt_throttle_table_save (tx, subject, &row, error);
}

/**
 * frt_throttle_attempt:
 * @domain: the domain
 * @tx: a transaction that writes; commit it before looking at the password
 * @username: the username as compared
 * @client_address: (nullable): who tries
 * @attempt: (out): what it counts for
 * @error: return location for a #GError
 *
 * Counts an attempt to prove a password.
 *
 * Returns: whether it may be tried; %FALSE with %FRT_ERROR_TOO_MANY_ATTEMPTS when one must wait, and nothing is counted
 */
gboolean
frt_throttle_attempt (const FrtDomain *domain, FrtTransaction *tx, const char *username, const char *client_address,
                      FrtAttempt *attempt, GError **error)
{
  g_autofree char *subject = username_subject (username);
  gint64 now = frt_clock_now (&domain->clock);
  FrtThrottleRow row;

  if (!frt_throttle_table_find (tx, subject, &row, error))
    return FALSE;
  if (row.blocked_until > now)
    return must_wait (row.blocked_until - now, error);

  attempt->in_row = row.in_row;
  count_username (&row, now);
  attempt->tries_left = MAX (TRIES - row.failures, 0);
  return (client_address == NULL || attempt_address (tx, client_address, now, error)) &&
         frt_throttle_table_save (tx, subject, &row, error);
}

/**
 * frt_throttle_succeed:
 * @domain: the domain
 * @tx: a transaction that writes
 * @username: the username of the attempt
 * @client_address: the address of the attempt
 * @error: return location for a #GError
 *
 * Takes the attempt back: the username's count begins anew, the address's is one less.
 *
 * Returns: whether it could be written
 */
gboolean
frt_throttle_succeed (const FrtDomain *domain, FrtTransaction *tx, const char *username, const char *client_address,
                      GError **error)
{
  g_autofree char *subject = address_subject (client_address);
  FrtThrottleRow row;

  if (!frt_throttle_forgive (tx, username, error) || !frt_throttle_table_find (tx, subject, &row, error))
    return FALSE;
  if (row.failures <= 1)
    return frt_throttle_table_clear (tx, subject, error);
  row.failures--;
  return frt_throttle_table_save (tx, subject, &row, error);
}

/**
 * frt_throttle_forgive:
 * @tx: a transaction that writes
 * @username: a username
 * @error: return location for a #GError
 *
 * Returns: whether its count could be cleared
 */
gboolean
frt_throttle_forgive (FrtTransaction *tx, const char *username, GError **error)
{
  g_autofree char *subject = username_subject (username);

  return frt_throttle_table_clear (tx, subject, error);
}

/* See the header. */
gboolean
frt_throttle_forget (const FrtDomain *domain, FrtTransaction *tx, GError **error)
{
  return frt_throttle_table_forget (tx, frt_clock_now (&domain->clock) - ADDRESS_WINDOW, error);
}
