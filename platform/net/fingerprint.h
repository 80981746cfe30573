#pragma once

#include <openssl/x509.h>

#include <fieldfare/core/crypto/hash.h>

namespace fieldfare::platform::net {

/// BLAKE2b-256 of the certificate in DER: what a pairing code names.
[[nodiscard]] Hash fingerprint_of(X509* certificate);

}  // namespace fieldfare::platform::net
