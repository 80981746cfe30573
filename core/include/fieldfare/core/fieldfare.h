#ifndef FIELDFARE_H
#define FIELDFARE_H

/* The notebook for programs that are not written in C++: shells for Android, iOS and others.
 *
 * One handle is one device's open store. Every change and every question is a JSON request, the
 * same that the command line and the app use ({"command":"note.add", ...}); fieldfare_execute
 * returns once a change is durable. Calls on one handle may come from any thread; each waits for
 * its turn. Strings are UTF-8 and end with a zero byte. Strings that a call gives out belong to the
 * caller and go back through fieldfare_free, which wipes them.
 *
 * Every function that can fail returns 0 for done or the exit code of the command line (1 to 8);
 * then *answer, when given, is {"error":{"code","message","hint"}}. */

#include <stddef.h>
#include <stdint.h>

#if defined(__GNUC__)
#define FIELDFARE_EXPORT __attribute__((visibility("default")))
#else
#define FIELDFARE_EXPORT
#endif

#ifdef __cplusplus
extern "C" {
#endif

typedef struct fieldfare_notebook fieldfare_notebook;

/* A clock of the caller's own, or NULL for the system's. now_ms: milliseconds since 1970 UTC;
 * offset_minutes: the offset from UTC to show. Called from any thread. */
typedef struct fieldfare_clock {
  void* context;
  int64_t (*now_ms)(void* context);
  int16_t (*offset_minutes)(void* context);
} fieldfare_clock;

/* "0.1.0". */
FIELDFARE_EXPORT const char* fieldfare_version(void);

/* Makes a store in `directory`. `device`: {"name":"Education HMI","inspectorate":"ofsted",
 * "practice":false}. The passphrase is copied into locked memory. */
FIELDFARE_EXPORT int fieldfare_create(const char* directory, const uint8_t* passphrase,
                                      size_t passphrase_size, const char* device,
                                      const fieldfare_clock* clock, fieldfare_notebook** notebook,
                                      char** answer);

FIELDFARE_EXPORT int fieldfare_open(const char* directory, const uint8_t* passphrase,
                                    size_t passphrase_size, const fieldfare_clock* clock,
                                    fieldfare_notebook** notebook, char** answer);

/* Runs one request; *answer is the result or the error. */
FIELDFARE_EXPORT int fieldfare_execute(fieldfare_notebook* notebook, const char* request,
                                       char** answer);

/* Who is told how far a long request has come: `done` of `total`, in steps of its own. Called on
 * the thread that asked or one of the notebook's own, which it must not call back into; 0 goes on,
 * anything else stops the request, which then answers 8 and has changed nothing. Requests that are
 * over at once, and those past the point of writing, do not call. */
typedef struct fieldfare_watcher {
  void* context;
  int (*progress)(void* context, int64_t done, int64_t total);
} fieldfare_watcher;

/* As fieldfare_execute, watched: an import of a list ("cases.import"), a search for cases
 * ("cases.propose"), an output with evidence ("output.preview"). NULL watches nothing. */
FIELDFARE_EXPORT int fieldfare_execute_watched(fieldfare_notebook* notebook, const char* request,
                                               const fieldfare_watcher* watcher, char** answer);

/* An output of a visit as a file's bytes. `request`: {"visit","output","format"} and, where wanted,
 * "stage" and "restricted". The bytes go back through fieldfare_free_bytes. *answer is
 * {"stage","hash","warnings","record"}; "record" is a request: execute it once the bytes are on the
 * disk and before people see the file, so that the visit knows of every file that left. What the
 * framework asks for and is missing answers 8, an identity in it 3, with every reason. */
FIELDFARE_EXPORT int fieldfare_export(fieldfare_notebook* notebook, const char* request,
                                      const fieldfare_watcher* watcher, uint8_t** bytes,
                                      size_t* size, char** answer);

/* Asks the long request that runs now, on whatever thread, to stop. From any thread; does nothing
 * when none runs. */
FIELDFARE_EXPORT void fieldfare_stop(fieldfare_notebook* notebook);

/* Wipes what fieldfare_export gave out and frees it. NULL is allowed. */
FIELDFARE_EXPORT void fieldfare_free_bytes(uint8_t* bytes, size_t size);

/* 1 and {"event":"changed"|"received"|"conflict","visit":"..."} in *event, or 0 when nothing has
 * happened since. */
FIELDFARE_EXPORT int fieldfare_next_event(fieldfare_notebook* notebook, char** event);

FIELDFARE_EXPORT void fieldfare_free(char* text);

/* Waits for what is running; afterwards the handle is gone. NULL is allowed. */
FIELDFARE_EXPORT void fieldfare_close(fieldfare_notebook* notebook);

#ifdef __cplusplus
}
#endif

#endif
