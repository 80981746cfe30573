#include <actors/lying_line.h>

namespace fieldfare::hostile {

namespace {

crypto::SigningKey key_of(test::MemoryHub& hub) {
  test::SeededEntropy unused;
  return crypto::SigningKey::from_seed(hub.store().identity(unused).seed.view());
}

VisitId visit_in(const std::string& target) {
  constexpr std::string_view before = "/1/visits/";
  return VisitId::from_hex(target.substr(before.size(), 2 * VisitId::size)).value();
}

}  // namespace

LyingLine::LyingLine(test::MemoryHub& hub) : hub_(&hub), key_(key_of(hub)) {}

sync::Response LyingLine::send(const sync::Request& original) {
  sync::Request request = original;
  const bool exchange = request.target.ends_with("/exchange");
  overheard_.insert(overheard_.end(), request.body.begin(), request.body.end());
  if (exchange && hears) {
    sync::Parcel parcel = sync::decode_parcel(request.body);
    hears(parcel);
    request.body = sync::encode(parcel);
  }
  sync::Response response = hub_->service().handle(request);
  if (exchange && response.status == 200) {
    if (says) lie(visit_in(request.target), response);
    if (garbles) garbles(response);
  }
  overheard_.insert(overheard_.end(), response.body.begin(), response.body.end());
  traffic_.sent += request.body.size();
  traffic_.received += response.body.size();
  requests_.push_back(std::move(request));
  responses_.push_back(response);
  return response;
}

void LyingLine::lie(const VisitId& visit, sync::Response& response) const {
  sync::Answer answer = sync::decode_answer(response.body);
  says(answer);
  if (signs) {
    answer.receipt = sync::sign_receipt(
        key_, {visit, answer.parcel.ends, answer.parcel.holes, answer.parcel.held_erasures},
        answer.receipt);
  }
  response.body = sync::encode(answer);
}

}  // namespace fieldfare::hostile
