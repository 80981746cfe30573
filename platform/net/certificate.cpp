#include <fieldfare/platform/net/certificate.h>

#include <openssl/bio.h>
#include <openssl/evp.h>
#include <openssl/pem.h>
#include <openssl/rand.h>
#include <openssl/x509.h>

#include <array>
#include <memory>

#include <fieldfare/core/error.h>

#include "fingerprint.h"

namespace fieldfare::platform::net {
namespace {

constexpr long day = 24L * 60 * 60;

template <auto free>
struct Free {
  template <class T>
  void operator()(T* made) const noexcept {
    free(made);
  }
};
using Key = std::unique_ptr<EVP_PKEY, Free<EVP_PKEY_free>>;
using KeyMaker = std::unique_ptr<EVP_PKEY_CTX, Free<EVP_PKEY_CTX_free>>;
using X509Pointer = std::unique_ptr<X509, Free<X509_free>>;
using Bio = std::unique_ptr<BIO, Free<BIO_free>>;

void require(bool done) {
  if (!done) throw Error(ErrorCode::internal, "A certificate for the meeting could not be made.");
}

Key make_key() {
  const KeyMaker maker(EVP_PKEY_CTX_new_id(EVP_PKEY_ED25519, nullptr));
  EVP_PKEY* made = nullptr;
  require(maker && EVP_PKEY_keygen_init(maker.get()) == 1 &&
          EVP_PKEY_keygen(maker.get(), &made) == 1);
  return Key(made);
}

X509Pointer make_x509(EVP_PKEY* key) {
  X509Pointer made(X509_new());
  require(made != nullptr);
  std::array<unsigned char, 15> serial{};
  require(RAND_bytes(serial.data(), static_cast<int>(serial.size())) == 1);
  serial[0] |= 1;  // never a number that begins with a zero byte
  const std::unique_ptr<BIGNUM, Free<BN_free>> number(
      BN_bin2bn(serial.data(), static_cast<int>(serial.size()), nullptr));
  // Nobody looks at the dates: tablets that were long in a drawer have wrong clocks.
  require(X509_set_version(made.get(), 2) == 1 && number &&
          BN_to_ASN1_INTEGER(number.get(), X509_get_serialNumber(made.get())) != nullptr &&
          X509_gmtime_adj(X509_getm_notBefore(made.get()), -day) != nullptr &&
          X509_gmtime_adj(X509_getm_notAfter(made.get()), 30 * day) != nullptr &&
          X509_set_pubkey(made.get(), key) == 1 && X509_sign(made.get(), key, nullptr) > 0);
  return made;
}

ByteView bytes_of(BIO* bio) {
  char* data = nullptr;
  const long size = BIO_get_mem_data(bio, &data);
  return {reinterpret_cast<const std::uint8_t*>(data), static_cast<std::size_t>(size)};
}

}  // namespace

Hash fingerprint_of(X509* certificate) {
  unsigned char* der = nullptr;
  const int size = i2d_X509(certificate, &der);
  require(size > 0);
  const Hash out = crypto::hash(ByteView(der, static_cast<std::size_t>(size)));
  OPENSSL_free(der);
  return out;
}

Hash channel_of(SSL* line) {
  constexpr std::string_view label = "EXPORTER-Channel-Binding";
  Hash out;
  require(SSL_export_keying_material(line, out.bytes.data(), out.bytes.size(), label.data(),
                                     label.size(), nullptr, 0, 1) == 1);
  return out;
}

Certificate make_certificate() {
  const Key key = make_key();
  const X509Pointer made = make_x509(key.get());
  const Bio shown(BIO_new(BIO_s_mem()));
  const Bio secret(BIO_new(BIO_s_secmem()));
  require(shown && secret && PEM_write_bio_X509(shown.get(), made.get()) == 1 &&
          PEM_write_bio_PrivateKey(secret.get(), key.get(), nullptr, nullptr, 0, nullptr,
                                   nullptr) == 1);
  return {std::string(as_text(bytes_of(shown.get()))),
          crypto::SecureBuffer::copy_of(bytes_of(secret.get())), fingerprint_of(made.get())};
}

}  // namespace fieldfare::platform::net
