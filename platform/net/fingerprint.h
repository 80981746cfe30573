#pragma once

#include <openssl/ssl.h>
#include <openssl/x509.h>

#include <fieldfare/core/crypto/hash.h>

namespace fieldfare::platform::net {

/// BLAKE2b-256 of the certificate in DER: what a pairing code names.
[[nodiscard]] Hash fingerprint_of(X509* certificate);

/// The "tls-exporter" of RFC 9266: 32 bytes that both ends of this line reckon from its handshake.
[[nodiscard]] Hash channel_of(SSL* line);

}  // namespace fieldfare::platform::net
