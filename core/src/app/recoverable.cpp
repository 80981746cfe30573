#include "app/recoverable.h"

#include <algorithm>
#include <map>

#include <fieldfare/core/app/commands/members.h>
#include <fieldfare/core/crypto/hash.h>

#include "app/names.h"
#include "app/visit_entity.h"

namespace fieldfare::app {

namespace {

constexpr std::string_view proof_domain = "fieldfare/recoverable/1";
constexpr std::string_view field_prefix = "recoverable/";

/// What custodians wrote themselves, by field.
struct Proof {
  MemberId by;
  Bytes value;
};
using Proofs = std::multimap<std::string, Proof, std::less<>>;

Proofs proofs_in(Engine& engine, VisitState& visit) {
  Proofs out;
  for (const log::Member& member : visit.chain.members()) {
    if (member.removed || member.role != log::Role::custodian) continue;
    const MemberId id = log::member_id_of(member.sign_key);
    const auto about = engine.entities().find(visit.vid, model::Kind::member, member_entity_id(id));
    if (!about) continue;
    for (const auto& field : about->state.fields()) {
      if (!field.name.starts_with(field_prefix)) continue;
      // A colleague who has the key could make the proof too: only the custodian's own word counts.
      for (const FieldVersion& version : engine.projector().versions(visit, *about, field.name)) {
        const auto* value = std::get_if<Bytes>(&version.value);
        if (version.author == id && value != nullptr) out.emplace(field.name, Proof{id, *value});
      }
    }
  }
  return out;
}

struct Verdict {
  std::string says = "no";
  std::optional<MemberId> by;
};

Verdict judge(const Proofs& proofs, const KeyId& id, const crypto::SecureBuffer* key,
              const VisitId& visit, std::uint32_t epoch) {
  Verdict out;
  const auto [first, last] = proofs.equal_range(recovery_field(id));
  if (first == last) return out;
  if (key == nullptr) return {"unknown", std::nullopt};
  out.says = "wrong";
  const Bytes expected = recovery_proof(key->view(), visit, epoch);
  for (auto proof = first; proof != last; ++proof) {
    if (proof->second.value == expected) return {"proven", proof->second.by};
  }
  return out;
}

}  // namespace

Bytes recovery_proof(ByteView key, const VisitId& visit, std::uint32_t epoch) {
  ByteWriter message;
  message.raw(as_bytes(proof_domain)).raw(visit.view()).u32(epoch);
  const Hash proof = crypto::keyed_hash(key, {message.bytes()});
  return Bytes(proof.bytes.begin(), proof.bytes.end());
}

std::string recovery_field(const KeyId& key) {
  return std::string(field_prefix) + key.hex();
}

std::vector<EpochView> epochs_of(Engine& engine, VisitState& visit) {
  const Proofs proofs = proofs_in(engine, visit);
  Names names(engine, visit);
  const log::Membership::Epoch* current = visit.chain.writing_epoch();
  std::vector<EpochView> out;
  for (const log::Membership::Epoch& epoch : visit.chain.epochs()) {
    EpochView view;
    view.number = epoch.number;
    view.key = epoch.key.hex();
    view.current = current == &epoch;
    const Verdict key =
        judge(proofs, epoch.key, visit.epoch_key(epoch.key), visit.id, epoch.number);
    view.recoverable = key.says;
    if (key.by) view.by = names.of(*key.by);
    const auto pair = visit.audience_keys.find(epoch.audience_id);
    std::optional<crypto::SecureBuffer> seed;
    if (pair != visit.audience_keys.end()) seed = pair->second.seed();
    view.restricted_recoverable =
        judge(proofs, epoch.audience_id, seed ? &*seed : nullptr, visit.id, epoch.number).says;
    out.push_back(std::move(view));
  }
  return out;
}

}  // namespace fieldfare::app
