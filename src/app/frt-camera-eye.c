/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Fratrie authors */
#include "config.h"

#include "app/frt-camera-eye.h"

#include "app/frt-letter-codes.h"
#include "app/frt-letter-problem.h"

#include <glib/gi18n.h>
#include <gst/app/gstappsink.h>
#include <gst/video/video.h>
#include <unistd.h>

/* A picture is looked at on the thread it comes on, in another size or another light than the one before; what comes meanwhile
 * is passed over. */
#define SINK " ! decodebin ! videoconvert ! video/x-raw,format=RGB ! appsink name=sink max-buffers=1 drop=true sync=false"

/* What the thread of the pictures needs; lives as long as the pipeline, or a sight of it. */
typedef struct {
  FrtSightFunc  func;
  GWeakRef      watcher;
  GCancellable *cancellable;     /* (owned) */
  int           fd;              /* (owned) PipeWire's remote, or -1 */
  guint         frames;          /* looked at so far */
} Eye;

typedef struct {
  Eye      *eye;                 /* (owned) */
  FrtSight  sight;
} Message;

static void
eye_clear (gpointer data)
{
  Eye *eye = data;

  g_weak_ref_clear (&eye->watcher);
  g_object_unref (eye->cancellable);
  if (eye->fd >= 0)
    close (eye->fd);
}

static void
eye_unref (gpointer data)
{
  g_atomic_rc_box_release_full (data, eye_clear);
}

static void
message_free (gpointer data)
{
  Message *message = data;

  g_object_unref (message->sight.texture);
  g_clear_pointer (&message->sight.letter, frt_letter_link_free);
  g_clear_error (&message->sight.error);
  eye_unref (message->eye);
  g_free (message);
}

static gboolean
on_message (gpointer user_data)
{
  Message *message = user_data;
  g_autoptr (GObject) watcher = g_weak_ref_get (&message->eye->watcher);

  if (watcher != NULL && !g_cancellable_is_cancelled (message->eye->cancellable))
    message->eye->func (watcher, &message->sight);
  return G_SOURCE_REMOVE;
}

static void
look (Eye *eye, const FrtGrey *grey, FrtSight *sight)
{
  g_autoptr (FrtLetterCodes) codes = frt_letter_codes_new ();

  if (frt_letter_codes_look (codes, grey, eye->frames++))
    sight->letter = frt_letter_codes_take (codes, &sight->error);
}

static void
look_at_frame (Eye *eye, GstVideoFrame *frame)
{
  const guint8 *pixels = GST_VIDEO_FRAME_PLANE_DATA (frame, 0);
  gsize stride = (gsize) GST_VIDEO_FRAME_PLANE_STRIDE (frame, 0);
  guint width = (guint) GST_VIDEO_FRAME_WIDTH (frame), height = (guint) GST_VIDEO_FRAME_HEIGHT (frame);
  g_autoptr (FrtGrey) grey = frt_grey_new_from_colours (pixels, width, height, stride, FRT_COLOURS_RGB);
  g_autoptr (GBytes) bytes = g_bytes_new (pixels, stride * height);
  Message *message = g_new0 (Message, 1);

  message->eye = g_atomic_rc_box_acquire (eye);
  message->sight.texture = gdk_memory_texture_new ((int) width, (int) height, GDK_MEMORY_R8G8B8, bytes, stride);
  look (eye, grey, &message->sight);
  g_idle_add_full (G_PRIORITY_DEFAULT, on_message, message, message_free);
}

static GstFlowReturn
on_sample (GstAppSink *sink, gpointer user_data)
{
  g_autoptr (GstSample) sample = gst_app_sink_pull_sample (sink);
  GstVideoInfo info;
  GstVideoFrame frame;

  if (sample == NULL || !gst_video_info_from_caps (&info, gst_sample_get_caps (sample)) ||
      !gst_video_frame_map (&frame, &info, gst_sample_get_buffer (sample), GST_MAP_READ))
    return GST_FLOW_ERROR;
  look_at_frame (user_data, &frame);
  gst_video_frame_unmap (&frame);
  return GST_FLOW_OK;
}

static GstElement *
parse (const char *source)
{
  g_autofree char *description = g_strconcat (source, SINK, NULL);
  g_autoptr (GError) reason = NULL;
  g_autoptr (GstElement) pipeline = NULL;

  if (gst_init_check (NULL, NULL, &reason))
    pipeline = gst_parse_launch_full (description, NULL, GST_PARSE_FLAG_FATAL_ERRORS, &reason);
  if (pipeline == NULL)
    g_debug ("camera: %s", reason->message);
  return pipeline != NULL ? gst_object_ref_sink (g_steal_pointer (&pipeline)) : NULL;
}

/**
 * frt_camera_eye_open:
 * @source: a GStreamer description of where pictures come from
 * @fd: (transfer full): what @source reads from, to be closed with it, or -1
 * @func: called with each picture
 * @watcher: for @func, which is called as long as it lives
 * @cancellable: @func is called until it is cancelled
 * @error: return location for a #GError
 *
 * Returns: (transfer full): a pipeline that runs; %NULL with %FRT_ERROR_INVALID_FILE when there is no such source
 */
GstElement *
frt_camera_eye_open (const char    *source,
                     int            fd,
                     FrtSightFunc   func,
                     GObject       *watcher,
                     GCancellable  *cancellable,
                     GError       **error)
{
  GstElement *pipeline = parse (source);
  GstAppSinkCallbacks callbacks = { .new_sample = on_sample };
  g_autoptr (GstElement) sink = NULL;
  Eye *eye;

  if (pipeline == NULL) {
    if (fd >= 0)
      close (fd);
    frt_letter_problem_set (error,
                            _("The camera cannot be used. Take a photo of the letter with a telephone and open that, "
                              "or type what stands on the letter."));
    return NULL;
  }
  eye = g_atomic_rc_box_new0 (Eye);
  eye->func = func;
  g_weak_ref_init (&eye->watcher, watcher);
  eye->cancellable = g_object_ref (cancellable);
  eye->fd = fd;
  sink = gst_bin_get_by_name (GST_BIN (pipeline), "sink");
  gst_app_sink_set_callbacks (GST_APP_SINK (sink), &callbacks, eye, eye_unref);
  gst_element_set_state (pipeline, GST_STATE_PLAYING);      /* what fails here comes as a message */
  return pipeline;
}

static void
on_close (GstElement *pipeline, gpointer user_data)
{
  gst_element_set_state (pipeline, GST_STATE_NULL);
}

/**
 * frt_camera_eye_close:
 * @pipeline: (transfer full): a pipeline
 *
 * Does not wait: a device may take its time to close.
 */
void
frt_camera_eye_close (GstElement *pipeline)
{
  gst_element_call_async (pipeline, on_close, NULL, NULL);
  gst_object_unref (pipeline);
}
