#include <rapidcheck.h>
#include <catch2/catch_test_macros.hpp>

#include <fieldfare/core/bytes.h>
#include <fieldfare/core/crypto/aead.h>
#include <fieldfare/core/error.h>

namespace fieldfare {
namespace {

TEST_CASE("any bytes come back from hexadecimal and from base64url") {
  CHECK(rc::check([](const Bytes& bytes) {
    RC_ASSERT(from_hex(to_hex(bytes)) == bytes);
    RC_ASSERT(from_base64url(to_base64url(bytes)) == bytes);
  }));
}

TEST_CASE("any text that base64url accepts is the one spelling of its bytes") {
  const auto digit = rc::gen::elementOf(
      std::string("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_+/= "));
  CHECK(rc::check([&] {
    const std::string text = *rc::gen::container<std::string>(digit);
    if (const auto bytes = from_base64url(text)) RC_ASSERT(to_base64url(*bytes) == text);
  }));
}

TEST_CASE("a reader of any bytes gives values or damage and never reads past the end") {
  CHECK(rc::check([](const Bytes& bytes, const std::vector<std::uint8_t>& reads) {
    ByteReader reader(bytes, "The sample");
    std::size_t taken = 0;
    try {
      for (const std::uint8_t read : reads) {
        switch (read % 6) {
          case 0:
            reader.u8();
            break;
          case 1:
            reader.u16();
            break;
          case 2:
            reader.u32();
            break;
          case 3:
            reader.u64();
            break;
          case 4:
            reader.raw(read);
            break;
          default:
            reader.sized(read);
            break;
        }
        RC_ASSERT(reader.remaining() <= bytes.size() - taken);
        taken = bytes.size() - reader.remaining();
      }
    } catch (const Error& error) {
      RC_ASSERT(error.code() == ErrorCode::damaged);
    }
  }));
}

TEST_CASE("any plaintext comes back from the cipher, and no changed ciphertext does") {
  CHECK(rc::check([](const Bytes& plain, const Bytes& associated) {
    const Bytes key(crypto::aead_key_size, 1), nonce(crypto::aead_nonce_size, 2);
    Bytes sealed = crypto::aead_encrypt(key, nonce, plain, associated);
    Bytes out(plain.size());
    RC_ASSERT(crypto::aead_decrypt(key, nonce, sealed, associated, out));
    RC_ASSERT(out == plain);
    const auto at = *rc::gen::inRange<std::size_t>(0, sealed.size());
    sealed[at] ^= static_cast<std::uint8_t>(1 << *rc::gen::inRange(0, 8));
    RC_ASSERT_FALSE(crypto::aead_decrypt(key, nonce, sealed, associated, out));
  }));
}

}  // namespace
}  // namespace fieldfare
