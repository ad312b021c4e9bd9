/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Fratrie authors */

#include "mail/frt-mail-sender.h"

#include "domain/frt-contact.h"
#include "domain/frt-outbox-delivery.h"
#include "mail/frt-mail-message.h"
#include "mail/frt-smtp.h"

#define LOOK_SECONDS      5      /* between two looks: another instance or fratriectl may have queued something */
#define FINISH_SECONDS    10
#define CLAIM_MARGIN      10     /* seconds beyond the time that sending may take */
#define PAUSE_FIRST       5      /* seconds without a server */
#define PAUSE_LAST        60

struct _FrtMailSender {
  const FrtDomain       *domain;        /* (unowned) */
  FrtCatalog            *catalog;       /* (unowned) */
  const FrtMailSettings *settings;      /* (unowned) */
  FrtSmtp               *smtp;          /* (owned) */
  GThread               *thread;        /* (owned) */

  guint                  pause;         /* seconds; 0 while the server can be spoken with */
  gboolean               store_failed;  /* at the last look */

  GMutex                 lock;
  GCond                  changed;
  gboolean               woken;
  gboolean               stopping;
  gboolean               ended;
  gint64                 deadline;      /* of the message under way, once stopping */
};

static gboolean
is_stopping (FrtMailSender *self)
{
  gboolean stopping;

  g_mutex_lock (&self->lock);
  stopping = self->stopping;
  g_mutex_unlock (&self->lock);
  return stopping;
}

/* Tells a store that is away once, not at each look. */
static gboolean
note_store (FrtMailSender *self, gboolean ok, GError *error)
{
  if (!ok && !self->store_failed)
    g_warning ("mail waits: %s", error->message);
  self->store_failed = !ok;
  return ok;
}

static void
note_server (FrtMailSender *self, gboolean ok, const char *why)
{
  if (ok && self->pause > 0)
    g_message ("the mail server %s takes messages again", self->settings->server);
  else if (!ok && self->pause == 0)
    g_warning ("the mail server %s takes no message now: %s", self->settings->server, why);
  self->pause = ok ? 0 : MIN (MAX (self->pause * 2, PAUSE_FIRST), PAUSE_LAST);
}

/* What became of a message, for who reads the log. */
static void
note_outcome (FrtMailSender *self, const FrtMail *mail, FrtSmtpOutcome outcome, const char *why)
{
  const char *kind = frt_mail_kind_to_string (mail->kind);

  if (outcome != FRT_SMTP_UNREACHABLE || !is_stopping (self))
    note_server (self, outcome != FRT_SMTP_UNREACHABLE, why);
  if (outcome == FRT_SMTP_LATER)
    g_message ("message %" G_GINT64_FORMAT " (%s), attempt %u: %s", mail->id, kind, mail->attempts, why);
  else if (outcome == FRT_SMTP_REFUSED)
    g_message ("message %" G_GINT64_FORMAT " (%s) is given up: %s", mail->id, kind, why);
}

static gboolean
record (FrtMailSender *self, const FrtMail *mail, FrtSmtpOutcome outcome, GError **error)
{
  switch (outcome) {
  case FRT_SMTP_SENT:
    return frt_outbox_sent (self->domain, mail, error);
  case FRT_SMTP_REFUSED:
    return frt_outbox_give_up (self->domain, mail, "refused", error);
  case FRT_SMTP_LATER:
    return frt_outbox_postpone (self->domain, mail, error);
  case FRT_SMTP_UNREACHABLE:
  default:
    return is_stopping (self) ? frt_outbox_release (self->domain, mail, error)
                              : frt_outbox_postpone (self->domain, mail, error);
  }
}

/* Returns: whether to go on */
static gboolean
sleep_until (FrtMailSender *self, gint64 deadline, gboolean wakes)
{
  gboolean stopping;

  g_mutex_lock (&self->lock);
  while (!self->stopping && !(wakes && self->woken) && g_cond_wait_until (&self->changed, &self->lock, deadline));
  if (wakes)
    self->woken = FALSE;
  stopping = self->stopping;
  g_mutex_unlock (&self->lock);
  return !stopping;
}

static gint64
after (gint64 seconds)
{
  return g_get_monotonic_time () + seconds * G_TIME_SPAN_SECOND;
}

/* Before anything else is sent: a message that went out and is not known to have would go out again. */
static void
settle (FrtMailSender *self, const FrtMail *mail, FrtSmtpOutcome outcome)
{
  gboolean ok;

  do {
    g_autoptr (GError) error = NULL;

    ok = note_store (self, record (self, mail, outcome, &error), error);
  } while (!ok && sleep_until (self, after (LOOK_SECONDS), FALSE));
}

static void
send_one (FrtMailSender *self, const FrtMail *mail)
{
  gboolean has_address = frt_contact_check_email (mail->address, "", NULL);
  char *message = has_address ? frt_mail_message_new (self->catalog, self->settings, mail) : NULL;
  g_autofree char *why = NULL;
  FrtSmtpOutcome outcome = FRT_SMTP_REFUSED;

  if (message != NULL)
    outcome = frt_smtp_send (self->smtp, mail->address, message, &why);
  frt_secret_wipe (message);
  note_outcome (self, mail, outcome, has_address ? message == NULL ? "its details are not whole" : why
                                                 : "its address is none");
  settle (self, mail, outcome);
}

/* Until nothing is due, or there is no server. */
static void
send_due (FrtMailSender *self)
{
  guint claim = self->settings->timeout + CLAIM_MARGIN;
  gboolean going_on = TRUE;

  while (going_on && !is_stopping (self)) {
    g_autoptr (GError) error = NULL;
    g_autoptr (FrtMail) mail = NULL;

    note_store (self, frt_outbox_claim (self->domain, claim, &mail, &error), error);
    if (mail != NULL)
      send_one (self, mail);
    going_on = mail != NULL && self->pause == 0;
  }
  frt_smtp_hang_up (self->smtp);
}

/* Seconds until something is due; LOOK_SECONDS at most. */
static gint64
get_wait (FrtMailSender *self)
{
  g_autoptr (GError) error = NULL;
  gint64 at, now = frt_clock_now (&self->domain->clock);

  if (self->store_failed || !note_store (self, frt_outbox_next (self->domain, &at, &error), error))
    return LOOK_SECONDS;
  return CLAMP (at - now, 0, LOOK_SECONDS);
}

static gpointer
work (gpointer data)
{
  FrtMailSender *self = data;
  gint64 wait;

  do {
    send_due (self);
    wait = MAX (get_wait (self), self->pause);
  } while (sleep_until (self, after (wait), self->pause == 0));      /* without a server there is nothing to wake for */

  g_mutex_lock (&self->lock);
  self->ended = TRUE;
  g_cond_signal (&self->changed);
  g_mutex_unlock (&self->lock);
  return NULL;
}

static void
wake (gpointer data)
{
  FrtMailSender *self = data;

  g_mutex_lock (&self->lock);
  self->woken = TRUE;
  g_cond_signal (&self->changed);
  g_mutex_unlock (&self->lock);
}

/**
 * frt_mail_sender_new:
 * @domain: the domain
 * @catalog: our sentences
 * @settings: the mail server and what parents are to read
 *
 * Returns: (transfer full): a sender at work
 */
FrtMailSender *
frt_mail_sender_new (const FrtDomain *domain, FrtCatalog *catalog, const FrtMailSettings *settings)
{
  FrtMailSender *self = g_new0 (FrtMailSender, 1);

  self->domain = domain;
  self->catalog = catalog;
  self->settings = settings;
  self->smtp = frt_smtp_new (settings);
  g_mutex_init (&self->lock);
  g_cond_init (&self->changed);
  self->thread = g_thread_new ("mail", work, self);
  return self;
}

/* See the header. */
FrtWaker
frt_mail_sender_get_waker (FrtMailSender *self)
{
  return (FrtWaker) { wake, self };
}

/* See the header. */
void
frt_mail_sender_stop (FrtMailSender *self)
{
  g_mutex_lock (&self->lock);
  if (!self->stopping)
    self->deadline = after (FINISH_SECONDS);
  self->stopping = TRUE;
  g_cond_signal (&self->changed);
  g_mutex_unlock (&self->lock);
}

/* See the header. */
void
frt_mail_sender_free (FrtMailSender *self)
{
  frt_mail_sender_stop (self);
  g_mutex_lock (&self->lock);
  while (!self->ended && g_cond_wait_until (&self->changed, &self->lock, self->deadline));
  g_mutex_unlock (&self->lock);
  frt_smtp_abort (self->smtp);
  g_thread_join (self->thread);
  frt_smtp_free (self->smtp);
  g_mutex_clear (&self->lock);
  g_cond_clear (&self->changed);
  g_free (self);
}
