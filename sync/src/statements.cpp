#include "statements.h"

namespace fieldfare::sync {

bool statement_is_due(log::Replica& replica, const Ends& mine) {
  const MemberId self = replica.member();
  std::uint64_t newest = 0;
  Ends told;
  for (const Bytes& bytes : replica.statements()) {
    const log::HoldingStatement statement = log::decode_statement(bytes);
    if (statement.member != self || statement.counter < newest) continue;
    newest = statement.counter;
    told = ends_of(statement.holds);
  }
  return told != mine;
}

}  // namespace fieldfare::sync
