#include "ask_ahead.h"

#include <system_error>
#include <utility>

#include <fieldfare/core/error.h>

namespace fieldfare::sync {

AskAhead::~AskAhead() {
  settle();
}

void AskAhead::ask(Parcel guess) {
  FIELDFARE_ASSERT(asked_.empty() && guess.runs.empty() && guess.records.empty() &&
                   guess.erasures.empty() && guess.statements.empty());
  if (!remote_.answers_elsewhere()) return;
  Bytes asked = encode(guess);
  try {
    answer_ = std::async(std::launch::async,
                         [this, guess = std::move(guess)] { return remote_.exchange(guess); });
  } catch (const std::system_error&) {
    return;  // it is asked when its turn has come
  }
  asked_ = std::move(asked);
}

void AskAhead::settle() {
  if (answer_.valid()) answer_.wait();
}

Answer AskAhead::exchange(const Parcel& parcel) {
  settle();
  std::future<Answer> ahead = std::move(answer_);
  const Bytes asked = std::exchange(asked_, {});
  // An error is told also when the guess was wrong: asking again would wait as long once more.
  if (ahead.valid()) {
    Answer answer = ahead.get();
    if (parcel.runs.empty() && encode(parcel) == asked) return answer;
  }
  return remote_.exchange(parcel);
}

}  // namespace fieldfare::sync
