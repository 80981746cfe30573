#ifndef FIELDFARE_TESTS_C_SYNC_H
#define FIELDFARE_TESTS_C_SYNC_H

#include <fieldfare/sync/fieldfare_sync.h>

#ifdef __cplusplus
extern "C" {
#endif

/* Makes a store in `directory` with a visit and notes, and syncs it through `transport`: stopped by
 * its watcher after the first exchange, to the end, again, and with a line that is cut
 * (`cut`: a transport that reaches nobody). Returns NULL when all went as it should, else what did
 * not. */
const char* fieldfare_c_sync(const char* directory, const fieldfare_transport* transport,
                             const fieldfare_transport* cut);

#ifdef __cplusplus
}
#endif

#endif
