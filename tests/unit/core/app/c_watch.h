#ifndef FIELDFARE_TESTS_C_WATCH_H
#define FIELDFARE_TESTS_C_WATCH_H

#ifdef __cplusplus
extern "C" {
#endif

/* Imports the list in `file` through the C interface into a store of its own in `directory`:
 * stopped by its watcher at the first step, then watched to the end; then exports the evidence
 * base, stopped and whole, and records it. Returns NULL when all went as it should, else what did
 * not. */
const char* fieldfare_c_watch(const char* directory, const char* file);

#ifdef __cplusplus
}
#endif

#endif
