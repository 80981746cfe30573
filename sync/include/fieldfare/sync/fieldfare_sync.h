#ifndef FIELDFARE_SYNC_H
#define FIELDFARE_SYNC_H

/* Sync for programs that are not written in C++, beside fieldfare/core/fieldfare.h: one visit of an
 * open notebook with one hub, over whatever carries HTTP requests on the system, watched and
 * stopped. */

#include <fieldfare/core/fieldfare.h>

#ifdef __cplusplus
extern "C" {
#endif

typedef struct fieldfare_request {
  int post;           /* else GET */
  const char* target; /* "/1/visits/...", to be put behind the hub's address */
  const char* token;  /* for "Authorization: Bearer ..."; "" without */
  const uint8_t* body;
  size_t size;
} fieldfare_request;

typedef struct fieldfare_response {
  unsigned status;      /* of HTTP */
  uint8_t* body;        /* the transport's own, until it is released */
  size_t size;          /* at most 16 MiB */
  uint32_t retry_after; /* seconds, of "Retry-After"; 0: not said */
} fieldfare_response;

/* Carries requests to one hub, for one sync at a time, on the thread that called. */
typedef struct fieldfare_transport {
  void* context;
  const char* address; /* of the hub, as a person gave it: its key is remembered by that */
  /* 0: *response is filled, whatever its status. Anything else: the hub was not reached. */
  int (*send)(void* context, const fieldfare_request* request, fieldfare_response* response);
  /* Called once after each send that answered 0. */
  void (*release)(void* context, fieldfare_response* response);
} fieldfare_transport;

typedef struct fieldfare_sync_outcome {
  uint64_t sent;     /* entries that the hub lacked and now has */
  uint64_t received; /* entries that are new here */
  uint64_t bytes_sent;
  uint64_t bytes_received;
  uint64_t refused; /* entries that either side put aside; the others did not wait for them */
  int cancelled;    /* the watcher stopped it: what was exchanged stays */
} fieldfare_sync_outcome;

/* Brings a visit and the hub into step, both ways. Resumable: cut off anywhere, the next call does
 * the rest. The watcher is told after each exchange, on the thread that called, how many entries
 * have moved of those known to be left; it may stop the sync there, which is no error. `visit`: its
 * id in hexadecimal. Errors as in fieldfare.h; 7: the hub was not reached, all work is kept here.
 */
FIELDFARE_EXPORT int fieldfare_sync(fieldfare_notebook* notebook, const char* visit,
                                    const fieldfare_transport* transport,
                                    const fieldfare_watcher* watcher,
                                    fieldfare_sync_outcome* outcome, char** answer);

#ifdef __cplusplus
}
#endif

#endif
