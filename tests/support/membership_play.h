#pragma once

#include <cstddef>
#include <functional>
#include <memory>
#include <string>
#include <vector>

#include <fieldfare/core/log/membership.h>
#include <support/seeded_entropy.h>

namespace fieldfare::test {

/// Makes membership records of a visit, many of them apart from each other and some against the
/// rules, as dice or a fuzzer's input decide. Sealed boxes are made up: nobody opens them.
class MembershipPlay {
 public:
  /// `below(n)` gives a number from 0 to n - 1.
  using Choose = std::function<std::size_t(std::size_t)>;
  explicit MembershipPlay(Choose below);

  /// Makes one more record upon any that was accepted, by any member of it.
  void step();
  /// A record upon the head that is sure to be acceptable: a lead adds an inspector.
  [[nodiscard]] Bytes upon_head();

  /// All that were made, each after the one it names.
  [[nodiscard]] const std::vector<Bytes>& made() const noexcept { return made_; }
  /// What accepts them in that order says.
  [[nodiscard]] const log::Membership& membership() const noexcept { return membership_; }

 private:
  struct Person {
    crypto::SigningKey sign;
    crypto::BoxPublicKey box;
  };
  [[nodiscard]] log::Member new_member(log::Role role);
  [[nodiscard]] log::MembershipRecord next(const log::MembershipRecord& before, const Hash& hash);
  void change(log::MembershipRecord& record, std::size_t signer);
  void take_over(log::MembershipRecord& record, std::size_t signer);
  void begin_epoch(log::MembershipRecord& record);
  void seal(log::MembershipRecord& record, std::size_t member, log::SealKind kind);
  [[nodiscard]] Bytes sign(log::MembershipRecord& record, const crypto::SignPublicKey& signer);
  void keep(const Bytes& bytes);

  Choose below_;
  std::unique_ptr<SeededEntropy> entropy_ = std::make_unique<SeededEntropy>(17);
  std::vector<Person> people_;
  std::vector<Bytes> made_;
  log::Membership membership_;
};

/// All that a set of records says, as text: equal when two sets say the same.
[[nodiscard]] std::string in_words(const log::Membership& membership);

}  // namespace fieldfare::test
