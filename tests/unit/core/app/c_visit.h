#ifndef FIELDFARE_TESTS_C_VISIT_H
#define FIELDFARE_TESTS_C_VISIT_H

#ifdef __cplusplus
extern "C" {
#endif

/* Drives a visit through the C interface in `directory`: makes a store, a visit, an activity and a
 * note, has an identity refused, closes, opens and reads the note back. Returns NULL when all went
 * as it should, else what did not. */
const char* fieldfare_c_visit(const char* directory);

#ifdef __cplusplus
}
#endif

#endif
