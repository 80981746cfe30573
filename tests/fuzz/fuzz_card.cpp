#include <cstddef>
#include <cstdint>
#include <string>

#include <fieldfare/core/error.h>
#include <fieldfare/core/log/card.h>

/// A card or an invitation as somebody could paste it, with and without its prefix, and a log's
/// certificate: read, or refused with Error(damaged) or Error(usage).
extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  using namespace fieldfare;
  const ByteView all(data, size);
  const auto refuses = [](auto&& read) {
    try {
      read();
    } catch (const Error& error) {
      FIELDFARE_ASSERT(error.code() == ErrorCode::damaged || error.code() == ErrorCode::usage);
    }
  };
  const std::string text(as_text(all));
  const std::string encoded = to_base64url(all);
  refuses([&] { static_cast<void>(log::decode_card(text)); });
  refuses([&] { static_cast<void>(log::decode_card("ffc1." + encoded)); });
  refuses([&] { static_cast<void>(log::decode_invite(text)); });
  refuses([&] { static_cast<void>(log::decode_invite("ffi1." + encoded)); });
  refuses([&] { static_cast<void>(log::decode_certificate(all, VisitId{}, LogId{})); });
  return 0;
}
