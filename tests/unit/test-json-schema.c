/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Fratrie authors */

#include "server/frt-json-schema.h"

#include "common/frt-error.h"

/* The part of JSON Schema that requests are checked by. */

#define DOCUMENT \
  "{\"components\":{\"schemas\":{" \
  "\"Pet\":{\"type\":\"object\",\"properties\":{" \
  "\"name\":{\"type\":\"string\",\"minLength\":2,\"maxLength\":3}," \
  "\"age\":{\"type\":\"integer\",\"minimum\":0,\"maximum\":30}," \
  "\"tame\":{\"type\":\"boolean\"}," \
  "\"kind\":{\"type\":\"string\",\"enum\":[\"cat\",\"dog\"]}," \
  "\"note\":{\"type\":[\"string\",\"null\"]}," \
  "\"friends\":{\"type\":\"array\",\"maxItems\":2,\"items\":{\"$ref\":\"#/components/schemas/Pet\"}}," \
  "\"a/b\":{\"type\":\"string\"}}," \
  "\"required\":[\"name\"],\"additionalProperties\":false}}}}"

static const struct {
  const char *value;
  const char *pointers;      /* of what is wrong, in their order; "" when nothing is */
} cases[] = {
  { "{\"name\":\"abc\"}", "" },
  { "{\"name\":\"é€\"}", "" },                                       /* characters, not bytes */
  { "{\"name\":\"a\"}", "/name" },
  { "{\"name\":\"abcd\"}", "/name" },
  { "{\"name\":null}", "/name" },
  { "{\"name\":7}", "/name" },
  { "{}", "/name" },
  { "[]", "/" },
  { "\"x\"", "/" },
  { "{\"name\":\"abc\",\"age\":0,\"tame\":true,\"kind\":\"cat\",\"note\":null}", "" },
  { "{\"name\":\"abc\",\"note\":\"x\"}", "" },
  { "{\"name\":\"abc\",\"note\":1}", "/note" },
  { "{\"name\":\"abc\",\"age\":-1}", "/age" },
  { "{\"name\":\"abc\",\"age\":31}", "/age" },
  { "{\"name\":\"abc\",\"age\":1.5}", "/age" },
  { "{\"name\":\"abc\",\"age\":\"1\"}", "/age" },
  { "{\"name\":\"abc\",\"tame\":1}", "/tame" },
  { "{\"name\":\"abc\",\"kind\":\"cow\"}", "/kind" },
  { "{\"name\":\"abc\",\"friends\":[]}", "" },
  { "{\"name\":\"abc\",\"friends\":[{\"name\":\"abc\"},{\"name\":\"abc\",\"friends\":[1]}]}", "/friends/1/friends/0" },
  { "{\"name\":\"abc\",\"friends\":[{\"name\":\"abc\"},{\"name\":\"abc\"},{\"name\":\"abc\"}]}", "/friends" },
  { "{\"name\":\"abc\",\"age\":-1,\"tame\":0,\"more\":1}", "/age /tame /more" },
  { "{\"name\":\"abc\",\"a/b\":1,\"~\":1}", "/a~1b /~0" },           /* RFC 6901 */
};

static JsonObject *
get_pet (JsonObject *document)
{
  g_autoptr (JsonNode) node = json_from_string ("{\"$ref\":\"#/components/schemas/Pet\"}", NULL);

  return frt_json_schema_resolve (document, json_node_get_object (node));
}

static char *
list_pointers (const GError *error)
{
  GString *text = g_string_new (NULL);
  JsonArray *errors = error ? json_object_get_array_member (frt_error_get_members (error), "errors") : NULL;

  for (guint i = 0; errors != NULL && i < json_array_get_length (errors); i++) {
    JsonObject *fault = json_array_get_object_element (errors, i);
    const char *pointer = json_object_get_string_member (fault, "pointer");

    g_assert_cmpstr (json_object_get_string_member (fault, "detail"), !=, "");
    g_string_append_printf (text, "%s%s", text->len > 0 ? " " : "", *pointer != '\0' ? pointer : "/");
  }
  return g_string_free (text, FALSE);
}

static void
test_cases (void)
{
  g_autoptr (JsonNode) document = json_from_string (DOCUMENT, NULL);
  JsonObject *pet = get_pet (json_node_get_object (document));

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++) {
    g_autoptr (JsonNode) value = json_from_string (cases[i].value, NULL);
    g_autoptr (GError) error = NULL;
    gboolean ok = frt_json_schema_check (json_node_get_object (document), pet, value, "", &error);
    g_autofree char *pointers = list_pointers (error);

    g_test_message ("%s", cases[i].value);
    g_assert_cmpstr (pointers, ==, cases[i].pointers);
    g_assert_true (ok == (*cases[i].pointers == '\0'));
    g_assert_true (ok || g_error_matches (error, FRT_ERROR, FRT_ERROR_INVALID_REQUEST));
  }
}

/* However much is wrong, what is told of it is short. */
static void
test_much_is_wrong (void)
{
  g_autoptr (JsonNode) document = json_from_string (DOCUMENT, NULL);
  g_autoptr (JsonObject) object = json_object_new ();
  g_autoptr (JsonNode) value = NULL;
  g_autoptr (GError) error = NULL;
  g_autofree char *text = NULL;

  for (guint i = 0; i < 1000; i++) {
    g_autofree char *name = g_strdup_printf ("%0500u", i);

    json_object_set_int_member (object, name, 1);
  }
  value = json_node_init_object (json_node_alloc (), object);
  g_assert_false (frt_json_schema_check (json_node_get_object (document), get_pet (json_node_get_object (document)), value,
                                         "", &error));
  text = list_pointers (error);
  g_assert_cmpuint (strlen (text), <, 2000);
}

/* A keyword that would not be checked must not be in the document. */
static void
test_unknown_keyword (void)
{
  g_autoptr (JsonNode) document = json_from_string (DOCUMENT, NULL);
  g_autoptr (JsonNode) known = json_from_string ("{\"type\":\"array\",\"items\":{\"type\":\"string\"}}", NULL);
  g_autoptr (JsonNode) unknown = json_from_string ("{\"type\":\"array\",\"items\":{\"pattern\":\"x\"}}", NULL);
  g_autoptr (GError) error = NULL;

  g_assert_true (frt_json_schema_is_known (json_node_get_object (document), json_node_get_object (known), &error));
  g_assert_no_error (error);
  g_assert_false (frt_json_schema_is_known (json_node_get_object (document), json_node_get_object (unknown), &error));
  g_assert_error (error, FRT_ERROR, FRT_ERROR_INTERNAL);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/json-schema/cases", test_cases);
  g_test_add_func ("/json-schema/much-is-wrong", test_much_is_wrong);
  g_test_add_func ("/json-schema/unknown-keyword", test_unknown_keyword);
  return g_test_run ();
}
