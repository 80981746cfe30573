#pragma once

#include <map>
#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <vector>

#include <fieldfare/core/app/commands/requests.h>

#include "app/engine.h"
#include "app/visit_calendar.h"

namespace fieldfare::app {

/// An item of information of the visit: where it comes from and which entity holds its state. The
/// entity is there once somebody has written about it; its id is known before.
struct RequestPlace {
  EntityId id;
  const framework::RequestGroup* group = nullptr;  ///< nothing for an additional item
  const framework::RequestItem* item = nullptr;
  std::optional<EntityId> case_id;
  std::string case_code;
  std::optional<EntityId> weakness_id;
  std::string weakness;
};

/// Everything that the visit asks for: the framework's items, those of each tracked case, and the
/// additional ones. Read once from the projections, then asked.
class RequestRegister {
 public:
  RequestRegister(Engine& engine, VisitState& visit);

  [[nodiscard]] const VisitCalendar& calendar() const noexcept { return calendar_; }
  [[nodiscard]] const std::vector<RequestPlace>& places() const noexcept { return places_; }
  /// The one that a person means by the framework's id or number, or by a request id. For an item
  /// that is asked for each case `case_id` says which. Error(not_found) or Error(usage) says what
  /// there is.
  [[nodiscard]] const RequestPlace& find(std::string_view given,
                                         const std::optional<EntityId>& case_id) const;
  [[nodiscard]] std::vector<RequestView> views();
  [[nodiscard]] const std::vector<DocumentView>& documents() const noexcept { return documents_; }
  /// The state that is shown for `place` as things stand.
  [[nodiscard]] std::string state_of(const RequestPlace& place) const;
  [[nodiscard]] const model::Entity* entity(const EntityId& id) const;

 private:
  void place_items(Engine& engine, VisitState& visit);
  void place_additional(Engine& engine, const VisitState& visit);
  void read_documents(Engine& engine, VisitState& visit);
  [[nodiscard]] RequestView view(const RequestPlace& place);
  void fill_framework(RequestView& out, const RequestPlace& place) const;
  void fill_due(RequestView& out, const RequestPlace& place) const;

  Engine* engine_;
  VisitState* visit_;
  VisitCalendar calendar_;
  Time now_;
  std::map<EntityId, model::Entity> entities_;
  std::vector<RequestPlace> places_;
  std::vector<DocumentView> documents_;
};

[[nodiscard]] RequestProgress progress_of(const std::vector<RequestView>& requests);

}  // namespace fieldfare::app
