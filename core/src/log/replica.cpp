#include <fieldfare/core/log/replica.h>

namespace fieldfare::log {

namespace {

constexpr std::uint8_t statement_format = 1;
constexpr std::size_t max_logs = 4096;

void write_unsigned(ByteWriter& out, const HoldingStatement& statement) {
  out.u8(statement_format).raw(statement.member.view()).u64(statement.counter);
  out.u32(static_cast<std::uint32_t>(statement.holds.size()));
  for (const LogHead& head : statement.holds) {
    out.raw(head.log.view()).raw(head.key.view()).u64(head.length).raw(head.head.view());
  }
}

}  // namespace

Bytes signed_part(const VisitId& visit, const HoldingStatement& statement) {
  ByteWriter out;
  out.raw(visit.view());
  write_unsigned(out, statement);
  return out.take();
}

Bytes encode(const HoldingStatement& statement) {
  ByteWriter out;
  write_unsigned(out, statement);
  out.raw(statement.signature.view());
  return out.take();
}

HoldingStatement decode_statement(ByteView bytes) {
  ByteReader in(bytes, "a statement of what a member holds");
  const auto damaged = [](const char* what) {
    throw Error(ErrorCode::damaged, std::string("A statement of holdings is damaged: ") + what);
  };
  if (in.u8() != statement_format) damaged("its format is not known to this version.");
  HoldingStatement statement;
  statement.member.bytes = in.fixed<16>();
  statement.counter = in.u64();
  const std::uint32_t count = in.u32();
  if (count > max_logs) damaged("it names more logs than a visit can have.");
  for (std::uint32_t i = 0; i < count; ++i) {
    LogHead head;
    head.log.bytes = in.fixed<16>();
    head.key.bytes = in.fixed<32>();
    head.length = in.u64();
    head.head.bytes = in.fixed<32>();
    if (i > 0 && !(statement.holds.back().log < head.log)) damaged("its logs are out of order.");
    statement.holds.push_back(head);
  }
  statement.signature.bytes = in.fixed<64>();
  in.expect_end();
  return statement;
}

}  // namespace fieldfare::log
