#include "c_sync.h"

#include <stdio.h>
#include <string.h>

#if !defined(__STDC_VERSION__) || __STDC_VERSION__ < 201112L
#error "this file is compiled as C11"
#endif

struct seen {
  int calls;
  int stop;
  int64_t done;
  int64_t total;
};

static int watch(void* context, int64_t done, int64_t total) {
  struct seen* seen = (struct seen*)context;
  ++seen->calls;
  seen->done = done;
  seen->total = total;
  return seen->stop;
}

static int make_visit(fieldfare_notebook* notebook, char* visit, size_t size) {
  static const char key[] = "\"visit_id\":\"";
  char* answer = NULL;
  const char* start;
  size_t length;
  if (fieldfare_execute(notebook,
                        "{\"command\":\"visit.create\",\"framework\":\"local-offer-2026\","
                        "\"area\":\"Northshire\",\"fieldwork_start\":\"2026-06-15\"}",
                        &answer) != 0)
    return 0;
  start = strstr(answer, key);
  if (start == NULL) return 0;
  start += sizeof key - 1;
  length = strcspn(start, "\"");
  if (length >= size) return 0;
  memcpy(visit, start, length);
  visit[length] = '\0';
  fieldfare_free(answer);
  return 1;
}

static const char* sync_all(fieldfare_notebook* notebook, const char* visit,
                            const fieldfare_transport* transport, const fieldfare_transport* cut) {
  struct seen seen = {0, 1, 0, 0};
  const fieldfare_watcher watcher = {&seen, watch};
  fieldfare_sync_outcome outcome;
  char* answer = NULL;
  uint64_t first;
  if (fieldfare_sync(notebook, visit, cut, &watcher, &outcome, &answer) != 7)
    return "a hub that is not there was reached";
  if (answer == NULL || strstr(answer, "unreachable") == NULL) return "the error has no code";
  fieldfare_free(answer);
  if (fieldfare_sync(notebook, visit, transport, &watcher, &outcome, &answer) != 0)
    return "a stopped sync is an error";
  if (seen.calls != 1 || outcome.cancelled != 1) return "the sync was not stopped";
  first = outcome.sent;
  memset(&seen, 0, sizeof seen);
  if (fieldfare_sync(notebook, visit, transport, &watcher, &outcome, &answer) != 0)
    return "the sync failed";
  if (outcome.cancelled != 0 || seen.calls < 1) return "the sync was not watched";
  if (first + outcome.sent == 0) return "nothing was sent";
  if (seen.done != seen.total) return "something was left";
  if (fieldfare_sync(notebook, visit, transport, NULL, &outcome, &answer) != 0)
    return "a sync that nobody watches failed";
  if (outcome.sent != 0 || outcome.received != 0) return "something moved twice";
  if (fieldfare_sync(notebook, "no id", transport, NULL, &outcome, &answer) != 2)
    return "an id that is none was taken";
  fieldfare_free(answer);
  return NULL;
}

const char* fieldfare_c_sync(const char* directory, const fieldfare_transport* transport,
                             const fieldfare_transport* cut) {
  static const char passphrase[] = "a practice passphrase";
  fieldfare_notebook* notebook = NULL;
  char visit[128];
  char* answer = NULL;
  const char* problem;
  if (fieldfare_create(directory, (const uint8_t*)passphrase, sizeof passphrase - 1,
                       "{\"name\":\"Education HMI\",\"inspectorate\":\"ofsted\",\"practice\":true}",
                       NULL, &notebook, &answer) != 0)
    return "no store was made";
  problem = make_visit(notebook, visit, sizeof visit) ? sync_all(notebook, visit, transport, cut)
                                                      : "no visit was made";
  fieldfare_close(notebook);
  return problem;
}
