#pragma once

#include <set>
#include <vector>

#include <fieldfare/core/log/membership.h>

namespace fieldfare::log {

/// What a set of records says; see Membership.
struct Membership::Settled {
  std::vector<std::size_t> main;  ///< nodes from record 0 to the head
  std::vector<bool> on_main;      ///< by node
  std::vector<Member> members;
  std::vector<MemberId> ids;  ///< of `members`
  std::size_t in_head = 0;
  std::vector<Epoch> epochs;
  std::vector<Side> sides;
  std::size_t writing_epoch = 0;  ///< index of `epochs`, or their number
  std::size_t writing_audience = 0;
};

/// Works out what a set of records says, from nothing: log-format.md, "What the set says". A pure
/// function of the set; the order in which records were added has no part in it.
class MembershipFold {
 public:
  using Nodes = std::vector<Membership::Node>;
  explicit MembershipFold(const Nodes& nodes) : nodes_(nodes) {}
  [[nodiscard]] Membership::Settled run();

 private:
  void choose_main();
  [[nodiscard]] std::size_t chosen(std::size_t fork,
                                   const std::vector<std::set<MemberId>>& removed) const;
  [[nodiscard]] std::size_t backing(std::size_t fork, std::size_t branch) const;
  void order_nodes();
  void judge_sides();
  [[nodiscard]] bool judge(std::size_t node) const;
  [[nodiscard]] std::size_t adder_of(std::size_t node, const MemberId& member) const;
  void fold_members();
  void add_waiting(const std::set<MemberId>& removed);
  void fold_audience();
  [[nodiscard]] bool settled_on_main(std::size_t node, const MemberId& id) const;
  void fold_epochs();
  void choose_writing();

  const Nodes& nodes_;
  Membership::Settled out_;
  std::vector<std::size_t> next_;    ///< by node: the child on its main branch, or nodes_.size()
  std::vector<std::size_t> length_;  ///< by node: records from it to the end of its main branch
  std::vector<std::size_t> order_;   ///< nodes by number, then hash
  std::vector<bool> stands_;         ///< by node; true on the main branch
};

}  // namespace fieldfare::log
