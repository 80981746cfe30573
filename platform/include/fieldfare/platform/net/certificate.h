#pragma once

#include <string>

#include <fieldfare/core/crypto/secure_buffer.h>
#include <fieldfare/core/ids.h>

namespace fieldfare::platform::net {

/// A self-signed TLS certificate, made for one meeting and never written to a disk.
struct Certificate {
  std::string pem;
  crypto::SecureBuffer key_pem;
  Hash fingerprint;  ///< BLAKE2b-256 of the certificate in DER
};

/// A fresh Ed25519 key and a certificate that tells nothing about its holder. OpenSSL's own
/// generator makes both. Error(internal) when it cannot.
[[nodiscard]] Certificate make_certificate();

}  // namespace fieldfare::platform::net
