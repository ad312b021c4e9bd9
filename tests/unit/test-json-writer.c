/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Fratrie authors */

#include "common/frt-json-writer.h"

#include "common/frt-json.h"

/* What the writer writes is read by the strict reader, as it was meant. */

static void
test_shape (void)
{
  FrtJsonWriter *writer = frt_json_writer_new ();
  g_autofree char *text = NULL;
  gsize length;

  frt_json_writer_begin_object (writer, NULL);
  frt_json_writer_begin_array (writer, "none");
  frt_json_writer_end_array (writer);
  frt_json_writer_begin_array (writer, "some");
  frt_json_writer_begin_object (writer, NULL);
  frt_json_writer_add_string (writer, "name", "[{");
  frt_json_writer_end_object (writer);
  frt_json_writer_add_string (writer, NULL, NULL);
  frt_json_writer_begin_object (writer, NULL);
  frt_json_writer_end_object (writer);
  frt_json_writer_end_array (writer);
  frt_json_writer_add_time (writer, "at", 1795420800);
  frt_json_writer_add_time (writer, "never", 0);
  frt_json_writer_end_object (writer);
  text = frt_json_writer_end (writer, &length);
  g_assert_cmpstr (text, ==, "{\"none\":[],\"some\":[{\"name\":\"[{\"},null,{}],"
                             "\"at\":\"2026-11-23T08:00:00Z\",\"never\":null}");
  g_assert_cmpuint (length, ==, strlen (text));
}

/* Each character there is below U+0800, and some beyond. */
static void
test_strings (void)
{
  g_autoptr (GString) hostile = g_string_new ("\"\\/</script>");
  g_autofree char *text = NULL;
  g_autoptr (JsonObject) read = NULL;
  g_autoptr (GError) error = NULL;
  FrtJsonWriter *writer = frt_json_writer_new ();
  gsize length;

  for (gunichar c = 1; c < 0x800; c++)
    g_string_append_unichar (hostile, c);
  g_string_append (hostile, "\xe2\x80\xa8\xf0\x9f\x91\xa7\xf4\x8f\xbf\xbd");
  frt_json_writer_begin_object (writer, NULL);
  frt_json_writer_add_string (writer, "text", hostile->str);
  frt_json_writer_add_string (writer, "empty", "");
  frt_json_writer_end_object (writer);
  text = frt_json_writer_end (writer, &length);

  read = frt_json_parse_object (text, length, FRT_JSON_MAX_BYTES, &error);
  g_assert_no_error (error);
  g_assert_cmpstr (json_object_get_string_member (read, "text"), ==, hostile->str);
  g_assert_cmpstr (json_object_get_string_member (read, "empty"), ==, "");
}

static void
test_node (void)
{
  FrtJsonWriter *writer = frt_json_writer_new ();
  g_autoptr (JsonNode) node = NULL;

  frt_json_writer_begin_array (writer, NULL);
  frt_json_writer_add_string (writer, NULL, "Zoé");
  frt_json_writer_end_array (writer);
  node = frt_json_writer_end_node (writer);
  g_assert_cmpstr (json_array_get_string_element (json_node_get_array (node), 0), ==, "Zoé");
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/json-writer/shape", test_shape);
  g_test_add_func ("/json-writer/strings", test_strings);
  g_test_add_func ("/json-writer/node", test_node);
  return g_test_run ();
}
