#include <fieldfare/core/log/describe.h>

#include <fmt/format.h>

#include <fieldfare/core/log/entry.h>

namespace fieldfare::log {

namespace {

std::string body_in_words(ByteView rest, const Header& header) {
  if (rest.empty()) return "not in this file";
  ByteReader reader(rest, "The entry");
  SealedEntry entry;
  const ByteView body = reader.sized(max_body);
  const ByteView key = reader.sized(max_wrapped_key);
  reader.expect_end();
  entry.body.assign(body.begin(), body.end());
  entry.wrapped_key.assign(key.begin(), key.end());
  if (!body_fits(header, entry)) return "does not fit the header";
  return entry.body.empty() ? "erased" : "fits the header";
}

}  // namespace

bool looks_like_entry(ByteView bytes) noexcept {
  return bytes.size() >= header_size && bytes[0] == 0 && bytes[1] == entry_format;
}

std::string describe_entry(ByteView bytes) {
  if (!looks_like_entry(bytes)) throw Error(ErrorCode::damaged, "This is not a log entry.");
  const ByteView encoded = bytes.first(header_size);
  const Header header = decode_header(encoded);
  return fmt::format(
      "Entry {} of log {}\n"
      "  Visit: {}\n"
      "  Hash: {}\n"
      "  Hash of the entry before: {}\n"
      "  Encrypted under the key {}; {} bytes of ciphertext, which {}.\n",
      header.sequence, header.log.hex(), header.visit.hex(), header_hash(encoded).hex(),
      header.previous.is_zero() ? "none, it is the first" : header.previous.hex(), header.key.hex(),
      header.body_length, body_in_words(bytes.subspan(header_size), header));
}

}  // namespace fieldfare::log
