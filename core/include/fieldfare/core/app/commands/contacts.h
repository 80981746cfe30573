#pragma once

#include <fieldfare/core/app/commands/common.h>

/// Whom to reach about the visit: officials by their role, such as the nominated officer or the
/// director of children's services. The names of these adults are needed to run the visit and are
/// no evidence: they stand in a table of their own, on this device alone, are in no log, no sync,
/// no search, no output and no backup, and go with the visit's disposal. Only roles of the area, of
/// providers and of the inspectorates; never of families.
namespace fieldfare::app {

/// The name, a phone and an e-mail address of one adult are all that it takes. Anything else that
/// the identity guard finds in them is refused: dates of birth, numbers of people, addresses.
struct ContactSet {
  static constexpr const char* name = "contact.set";
  VisitId visit;
  std::string role;  ///< one of the framework's
  RawText title;     ///< the person's name: one line of up to 80 characters
  std::optional<RawText> phone;
  std::optional<RawText> email;
  std::optional<EntityId> contact;  ///< changes this one; else a new one is added
  struct Result {
    EntityId contact_id;
    template <class Self, class V>
    static void describe(Self& self, V& v) {
      v("contact_id", self.contact_id);
    }
  };
  template <class Self, class V>
  static void describe(Self& self, V& v) {
    v("visit", self.visit);
    v("role", self.role);
    v("name", self.title);
    v("phone", self.phone);
    v("email", self.email);
    v("contact", self.contact);
  }
};

struct ContactView {
  EntityId contact_id;
  std::string role;
  std::string role_label;
  std::string title;  ///< the name
  std::string phone;
  std::string email;
  template <class Self, class V>
  static void describe(Self& self, V& v) {
    v("contact_id", self.contact_id);
    v("role", self.role);
    v("role_label", self.role_label);
    v("name", self.title);
    v("phone", self.phone);
    v("email", self.email);
  }
};

struct ContactList {
  static constexpr const char* name = "contact.list";
  VisitId visit;
  struct Result {
    std::vector<ContactView> contacts;    ///< by role, as the framework lists them
    std::vector<std::string> still_open;  ///< roles that the visit needs and nobody is named for
    template <class Self, class V>
    static void describe(Self& self, V& v) {
      v("contacts", self.contacts);
      v("still_open", self.still_open);
    }
  };
  template <class Self, class V>
  static void describe(Self& self, V& v) {
    v("visit", self.visit);
  }
};

struct ContactRemove {
  static constexpr const char* name = "contact.remove";
  VisitId visit;
  std::optional<EntityId> contact;  ///< all of the visit without it
  struct Result {
    std::int64_t removed = 0;
    template <class Self, class V>
    static void describe(Self& self, V& v) {
      v("removed", self.removed);
    }
  };
  template <class Self, class V>
  static void describe(Self& self, V& v) {
    v("visit", self.visit);
    v("contact", self.contact);
  }
};

}  // namespace fieldfare::app
