#include "c_visit.h"

#include <fieldfare/core/fieldfare.h>
#include <stdio.h>
#include <string.h>

#if !defined(__STDC_VERSION__) || __STDC_VERSION__ < 201112L
#error "this file is compiled as C11"
#endif

static const char* const passphrase = "a practice passphrase";

static int64_t at_nine(void* context) {
  (void)context;
  return INT64_C(1781510400000);
}

static int16_t summer(void* context) {
  (void)context;
  return 60;
}

/* Copies the string member `name` of a flat JSON answer; an ids' reader needs no more. */
static int member(const char* json, const char* name, char* out, size_t size) {
  char key[64];
  const char* start;
  const char* end;
  (void)snprintf(key, sizeof key, "\"%s\":\"", name);
  start = json == NULL ? NULL : strstr(json, key);
  if (start == NULL) return 0;
  start += strlen(key);
  end = strchr(start, '"');
  if (end == NULL || (size_t)(end - start) >= size) return 0;
  memcpy(out, start, (size_t)(end - start));
  out[end - start] = '\0';
  return 1;
}

/* Runs a request and copies one member of its answer. */
static int ask(fieldfare_notebook* notebook, const char* request, const char* name, char* out,
               size_t size) {
  char* answer = NULL;
  const int code = fieldfare_execute(notebook, request, &answer);
  const int found = code == 0 && member(answer, name, out, size);
  fieldfare_free(answer);
  return found;
}

static const char* write_visit(fieldfare_notebook* notebook, char* note, size_t size) {
  char visit[128];
  char activity[64];
  char request[1024];
  char* event = NULL;
  char* answer = NULL;
  if (!ask(notebook,
           "{\"command\":\"visit.create\",\"framework\":\"local-offer-2026\","
           "\"area\":\"Northshire\",\"fieldwork_start\":\"2026-06-15\"}",
           "visit_id", visit, sizeof visit)) {
    return "no visit was made";
  }
  (void)snprintf(request, sizeof request,
                 "{\"command\":\"activity.add\",\"visit\":\"%s\",\"kind\":\"tracking-meeting\","
                 "\"title\":\"Tracking meeting\",\"starts\":\"2026-06-15T09:00:00+01:00\","
                 "\"ends\":\"2026-06-15T10:00:00+01:00\"}",
                 visit);
  if (!ask(notebook, request, "activity_id", activity, sizeof activity)) return "no activity";
  (void)snprintf(request, sizeof request,
                 "{\"command\":\"note.add\",\"activity\":\"%s\","
                 "\"text\":\"The NHS number is 943 476 5919.\"}",
                 activity);
  if (fieldfare_execute(notebook, request, &answer) != 3) return "an NHS number was not refused";
  if (strstr(answer, "guard.refused") == NULL) return "the refusal has no code";
  fieldfare_free(answer);
  (void)snprintf(request, sizeof request,
                 "{\"command\":\"note.add\",\"activity\":\"%s\","
                 "\"text\":\"Plans are reviewed on time.\"}",
                 activity);
  if (!ask(notebook, request, "note_id", note, size)) return "no note";
  if (fieldfare_next_event(notebook, &event) != 1) return "no event";
  fieldfare_free(event);
  return NULL;
}

const char* fieldfare_c_visit(const char* directory) {
  const fieldfare_clock clock = {NULL, at_nine, summer};
  const uint8_t* secret = (const uint8_t*)passphrase;
  fieldfare_notebook* notebook = NULL;
  char* answer = NULL;
  char note[64];
  char request[256];
  char text[128];
  const char* problem;
  if (strlen(fieldfare_version()) == 0) return "no version";
  if (fieldfare_create(directory, secret, strlen(passphrase),
                       "{\"name\":\"Education HMI\",\"inspectorate\":\"ofsted\",\"practice\":true}",
                       &clock, &notebook, &answer) != 0) {
    return "no store was made";
  }
  problem = write_visit(notebook, note, sizeof note);
  fieldfare_close(notebook);
  if (problem != NULL) return problem;
  if (fieldfare_open(directory, (const uint8_t*)"wrong", 5, &clock, &notebook, &answer) != 4) {
    return "a wrong passphrase was accepted";
  }
  fieldfare_free(answer);
  if (fieldfare_open(directory, secret, strlen(passphrase), &clock, &notebook, &answer) != 0) {
    return "the store does not open again";
  }
  (void)snprintf(request, sizeof request, "{\"command\":\"note.show\",\"note\":\"%s\"}", note);
  if (!ask(notebook, request, "text", text, sizeof text)) return "the note is gone";
  if (strcmp(text, "Plans are reviewed on time.") != 0) return "the note's text is another";
  if (fieldfare_execute(notebook, "not json", &answer) != 2) return "no usage error";
  fieldfare_free(answer);
  fieldfare_close(notebook);
  return NULL;
}
