#include "c_watch.h"

#include <fieldfare/core/fieldfare.h>
#include <stdio.h>
#include <string.h>

#if !defined(__STDC_VERSION__) || __STDC_VERSION__ < 201112L
#error "this file is compiled as C11"
#endif

static const char* const passphrase = "a practice passphrase";

struct seen {
  int calls;
  int stop;
  int backwards;
  int64_t done;
  int64_t total;
};

static int watch(void* context, int64_t done, int64_t total) {
  struct seen* seen = (struct seen*)context;
  if (done < seen->done) seen->backwards = 1;
  ++seen->calls;
  seen->done = done;
  seen->total = total;
  return seen->stop;
}

static int64_t at_noon(void* context) {
  (void)context;
  return INT64_C(1781521200000); /* 15 June 2026, 12:00 in London */
}

static int16_t summer(void* context) {
  (void)context;
  return 60;
}

static int copy_member(const char* json, const char* name, char* out, size_t size) {
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

static int ask(fieldfare_notebook* notebook, const char* request, const char* name, char* out,
               size_t size) {
  char* answer = NULL;
  const int code = fieldfare_execute(notebook, request, &answer);
  const int found = code == 0 && copy_member(answer, name, out, size);
  fieldfare_free(answer);
  return found;
}

static const char* import(fieldfare_notebook* notebook, const char* visit, const char* file) {
  struct seen seen = {0, 1, 0, 0, 0};
  const fieldfare_watcher watcher = {&seen, watch};
  char request[1024];
  char* answer = NULL;
  (void)snprintf(request, sizeof request,
                 "{\"command\":\"cases.import\",\"visit\":\"%s\",\"file\":\"%s\"}", visit, file);
  if (fieldfare_execute_watched(notebook, request, &watcher, &answer) != 8)
    return "a stopped import went on";
  if (answer == NULL || strstr(answer, "stopped") == NULL) return "the stop is not told";
  fieldfare_free(answer);
  if (seen.calls != 1) return "a stopped import called again";
  memset(&seen, 0, sizeof seen);
  if (fieldfare_execute_watched(notebook, request, &watcher, &answer) != 0)
    return "the import failed";
  if (answer == NULL || strstr(answer, "\"rows\":3000") == NULL) return "rows are missing";
  fieldfare_free(answer);
  if (seen.calls < 2 || seen.backwards != 0 || seen.total <= 0) return "progress is not told";
  fieldfare_stop(notebook); /* nothing runs: nothing happens */
  if (fieldfare_execute_watched(notebook, request, NULL, &answer) != 0)
    return "an import that nobody watches failed";
  fieldfare_free(answer);
  return NULL;
}

static const char* add_notes(fieldfare_notebook* notebook, const char* visit) {
  char request[512];
  char activity[64];
  char note[64];
  int number;
  (void)snprintf(request, sizeof request,
                 "{\"command\":\"activity.add\",\"visit\":\"%s\",\"kind\":\"tracking-meeting\","
                 "\"title\":\"Tracking meeting\",\"starts\":\"2026-06-15T09:00:00+01:00\","
                 "\"ends\":\"2026-06-15T10:00:00+01:00\"}",
                 visit);
  if (!ask(notebook, request, "activity_id", activity, sizeof activity)) return "no activity";
  for (number = 0; number < 3; ++number) {
    (void)snprintf(request, sizeof request,
                   "{\"command\":\"note.add\",\"activity\":\"%s\","
                   "\"text\":\"Plans are reviewed on time.\"}",
                   activity);
    if (!ask(notebook, request, "note_id", note, sizeof note)) return "no note";
  }
  return NULL;
}

static const char* export_evidence(fieldfare_notebook* notebook, const char* visit) {
  struct seen seen = {0, 1, 0, 0, 0};
  const fieldfare_watcher watcher = {&seen, watch};
  uint8_t* bytes = NULL;
  size_t size = 0;
  char request[256];
  char record[1024];
  char* answer = NULL;
  const char* start;
  const char* end;
  (void)snprintf(request, sizeof request,
                 "{\"visit\":\"%s\",\"output\":\"evidence\",\"format\":\"docx\"}", visit);
  if (fieldfare_export(notebook, request, &watcher, &bytes, &size, &answer) != 8)
    return "a stopped export went on";
  fieldfare_free(answer);
  if (bytes != NULL) return "a stopped export gave bytes";
  memset(&seen, 0, sizeof seen);
  if (fieldfare_export(notebook, request, &watcher, &bytes, &size, &answer) != 0)
    return "the export failed";
  if (seen.calls <= 3 || seen.backwards != 0 || seen.done > seen.total)
    return "the export does not tell each note and what it writes";
  if (size < 4 || memcmp(bytes, "PK", 2) != 0) return "this is no DOCX";
  fieldfare_free_bytes(bytes, size);
  start = answer == NULL ? NULL : strstr(answer, "\"record\":{");
  end = start == NULL ? NULL : strchr(start, '}');
  if (end == NULL || (size_t)(end - start) >= sizeof record) return "no record to execute";
  start += strlen("\"record\":");
  memcpy(record, start, (size_t)(end - start) + 1);
  record[end - start + 1] = '\0';
  fieldfare_free(answer);
  if (fieldfare_execute(notebook, record, &answer) != 0) return "the record was refused";
  fieldfare_free(answer);
  (void)snprintf(request, sizeof request, "{\"command\":\"export.list\",\"visit\":\"%s\"}", visit);
  if (!ask(notebook, request, "format", record, sizeof record)) return "the visit knows of no file";
  return strcmp(record, "docx") == 0 ? NULL : "the visit knows of another file";
}

const char* fieldfare_c_watch(const char* directory, const char* file) {
  const fieldfare_clock clock = {NULL, at_noon, summer};
  fieldfare_notebook* notebook = NULL;
  char visit[128];
  char* answer = NULL;
  const char* problem = NULL;
  if (fieldfare_create(directory, (const uint8_t*)passphrase, strlen(passphrase),
                       "{\"name\":\"Education HMI\",\"inspectorate\":\"ofsted\",\"practice\":true}",
                       &clock, &notebook, &answer) != 0)
    return "no store was made";
  if (!ask(notebook,
           "{\"command\":\"visit.create\",\"framework\":\"local-offer-2026\","
           "\"area\":\"Northshire\",\"fieldwork_start\":\"2026-06-15\"}",
           "visit_id", visit, sizeof visit))
    problem = "no visit was made";
  if (problem == NULL) problem = import(notebook, visit, file);
  if (problem == NULL) problem = add_notes(notebook, visit);
  if (problem == NULL) problem = export_evidence(notebook, visit);
  fieldfare_close(notebook);
  return problem;
}
