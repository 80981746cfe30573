#pragma once

#include <fieldfare/core/app/commands/common.h>

/// The words in forms that nobody has sent yet: a line of enquiry, what was done about a concern.
/// They are this device's own and never synced.
namespace fieldfare::app {

/// Keeps the words of a form, masked by the guard, durably. A later one for the same form of the
/// visit replaces them; no words: the form is empty and nothing is kept.
struct FormKeep {
  static constexpr const char* name = "form.keep";
  VisitId visit;
  std::string form;  ///< the page and what the words are about: "lines:", "concerns:3f2a…"
  RawText text;
  struct Result {
    std::string kept_at;
    template <class Self, class V>
    static void describe(Self& self, V& v) {
      v("kept_at", self.kept_at);
    }
  };
  template <class Self, class V>
  static void describe(Self& self, V& v) {
    v("visit", self.visit);
    v("form", self.form);
    v("text", self.text);
  }
};

struct FormView {
  std::string form;
  std::string text;  ///< masked
  std::string kept_at;
  template <class Self, class V>
  static void describe(Self& self, V& v) {
    v("form", self.form);
    v("text", self.text);
    v("kept_at", self.kept_at);
  }
};

struct FormList {
  static constexpr const char* name = "form.list";
  VisitId visit;
  struct Result {
    std::vector<FormView> forms;
    template <class Self, class V>
    static void describe(Self& self, V& v) {
      v("forms", self.forms);
    }
  };
  template <class Self, class V>
  static void describe(Self& self, V& v) {
    v("visit", self.visit);
  }
};

/// Forgets the words of a form and of its parts ("lines:/outcome"): they were sent, or are not
/// wanted.
struct FormDrop {
  static constexpr const char* name = "form.drop";
  VisitId visit;
  std::string form;
  using Result = Nothing;
  template <class Self, class V>
  static void describe(Self& self, V& v) {
    v("visit", self.visit);
    v("form", self.form);
  }
};

}  // namespace fieldfare::app
