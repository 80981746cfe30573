#include <fieldfare/core/selection/person_import.h>

#include <algorithm>
#include <map>
#include <optional>
#include <set>
#include <unordered_map>

#include <fieldfare/core/error.h>

#include "selection/column_identity.h"
#include "selection/field_values.h"
#include "selection/headings.h"

namespace fieldfare::selection {

namespace {

using framework::FieldType;
using framework::PersonField;

constexpr std::size_t longest_heading = 80;
constexpr std::size_t longest_reference = 64;

/// Fields whose values are names of settings and organisations.
bool names_places(const PersonField& field) {
  return field.id == "settings" || field.id == "commissioner" || field.id == "outreach-provider" ||
         field.id == "destination" || field.id == "education-provision";
}

std::vector<PersonField> fields_of_list(const framework::PersonLevelData& data,
                                        const std::string& list) {
  if (data.fields.empty()) {
    throw Error(ErrorCode::not_possible, "This kind of visit asks for no person-level data.",
                "There is nothing to import; cases are added by `fieldfare case add`.");
  }
  if (list.empty()) return data.fields;
  const auto found = std::find_if(data.lists.begin(), data.lists.end(),
                                  [&](const framework::PersonList& one) { return one.id == list; });
  if (found == data.lists.end()) {
    std::string known;
    for (const auto& one : data.lists)
      known += (known.empty() ? "" : ", ") + one.id;
    throw Error(ErrorCode::usage, "There is no list \"" + list + "\" in this framework.",
                known.empty() ? "It asks for one list; leave the name out." : "It has: " + known);
  }
  if (found->fields.empty()) return data.fields;
  std::vector<PersonField> out;
  for (const PersonField& field : data.fields) {
    if (std::find(found->fields.begin(), found->fields.end(), field.id) != found->fields.end())
      out.push_back(field);
  }
  return out;
}

/// One column on its way.
struct Candidate {
  std::string heading;  ///< folded
  ColumnIdentity identity;
  const PersonField* field = nullptr;
  int strength = 0;
  bool chosen = false;  ///< by a person
  bool left_out = false;
};

/// Maps one sheet; see map_people.
class Mapper {
 public:
  Mapper(const RawTable& table, const framework::Framework& framework, const guard::Guard& guard,
         const guard::AllowList& allow, const ImportWishes& wishes)
      : table_(&table),
        guard_(&guard),
        allow_(&allow),
        wishes_(&wishes),
        fields_(fields_of_list(framework.person_level_data, wishes.list)),
        headings_(find_headings(table, fields_)) {}

  PersonImport run() {
    if (headings_.found) out_.heading_row = table_->number(headings_.row);
    candidates_.resize(table_->columns());
    for (std::size_t c = 0; c < candidates_.size(); ++c)
      propose(c);
    for (const ColumnChoice& choice : wishes_->choices)
      apply(choice);
    match_by_content();
    settle_rivals();
    for (std::size_t c = 0; c < candidates_.size(); ++c)
      refuse_or_tell(c);
    build_table();
    tell_what_is_missing();
    return std::move(out_);
  }

 private:
  [[nodiscard]] std::size_t first() const { return headings_.first_data_row; }

  void propose(std::size_t c) {
    Candidate& one = candidates_[c];
    one.heading = folded(headings_.texts[c]);
    const FieldMatch match = match_heading(one.heading, fields_);
    one.field = match.field;
    one.strength = match.strength;
  }

  void apply(const ColumnChoice& choice) {
    const std::size_t c = column_named(choice.column);
    Candidate& one = candidates_[c];
    one.chosen = true;
    one.left_out = choice.field == "ignore";
    one.field = nullptr;
    if (one.left_out) return;
    const auto found = std::find_if(fields_.begin(), fields_.end(), [&](const PersonField& field) {
      return field.id == choice.field;
    });
    if (found == fields_.end()) {
      std::string known = "ignore";
      for (const PersonField& field : fields_)
        known += ", " + field.id;
      throw Error(ErrorCode::usage, "There is no field \"" + choice.field + "\".",
                  "A column can fill: " + known + ".");
    }
    one.field = &*found;
    one.strength = 100'000;
  }

  std::size_t column_named(const std::string& wanted) const {
    const std::string plain = folded(wanted);
    for (std::size_t c = 0; c < candidates_.size(); ++c) {
      if (!plain.empty() && candidates_[c].heading == plain) return c;
    }
    for (std::size_t c = 0; c < candidates_.size(); ++c) {
      if (folded(column_letters(c)) == plain) return c;
    }
    throw Error(ErrorCode::usage, "The file has no column \"" + wanted + "\".",
                "Name a column by its letter or its heading: `--map C=age`.");
  }

  /// A column without a known heading, by what it holds: at least four cells in five must say it.
  void match_by_content() {
    for (std::size_t c = 0; c < candidates_.size(); ++c) {
      Candidate& one = candidates_[c];
      if (one.field != nullptr || one.chosen || !identifying_heading(one.heading).empty()) continue;
      const std::string_view field = told_by_content(c);
      for (const PersonField& known : fields_) {
        const bool same = known.id == field || (field == "ehc-status" && known.id == "support");
        if (same && !filled(known)) {
          one.field = &known;
          one.strength = 1;
        }
      }
    }
  }

  bool filled(const PersonField& field) const {
    return std::any_of(candidates_.begin(), candidates_.end(),
                       [&](const Candidate& one) { return one.field == &field; });
  }

  std::string_view told_by_content(std::size_t c) const {
    std::map<std::string_view, std::size_t> votes;
    std::size_t all = 0;
    const RawColumn& column = table_->column(c);
    std::vector<std::size_t> times(column.distinct(), 0);
    for (std::size_t row = first(); row < table_->rows(); ++row)
      ++times[column.code(row)];
    for (std::uint32_t code = 1; code < column.distinct(); ++code) {
      if (times[code] == 0) continue;
      all += times[code];
      if (const auto field = telling_field(column.value(code)); !field.empty())
        votes[field] += times[code];
    }
    for (const auto& [field, count] : votes) {
      if (count * 5 >= all * 4 && count >= 3) return field;
    }
    return {};
  }

  /// A list field takes all columns that fit; any other the surest, the first of equals.
  void settle_rivals() {
    for (const PersonField& field : fields_) {
      if (field.type == FieldType::list) continue;
      Candidate* best = nullptr;
      for (Candidate& one : candidates_) {
        if (one.field != &field) continue;
        if (best != nullptr && best->strength >= one.strength) {
          one.field = nullptr;
          continue;
        }
        if (best != nullptr) best->field = nullptr;
        best = &one;
      }
    }
  }

  void refuse_or_tell(std::size_t c) {
    Candidate& one = candidates_[c];
    const RawColumn& column = table_->column(c);
    const bool place = one.field != nullptr && names_places(*one.field);
    one.identity =
        look_at(column, first(), table_->rows(), place, *guard_, *allow_, wishes_->today);
    ColumnFate fate;
    fate.column = column_letters(c);
    fate.heading = shown_heading(c);
    for (std::size_t row = first(); row < table_->rows(); ++row)
      fate.filled += column.code(row) != 0 ? 1 : 0;
    const std::string_view by_heading = one.strength >= 1'000 && !one.chosen
                                            ? std::string_view()
                                            : identifying_heading(one.heading);
    if (!by_heading.empty()) {
      refuse(c, fate, "Its heading says that it holds " + std::string(by_heading) + ".");
    } else if (!one.identity.what.empty()) {
      refuse(c, fate, "It holds " + one.identity.what + ".");
    } else if (one.left_out) {
      fate.why = "Left out as asked.";
    } else if (one.field != nullptr) {
      fate.state = ColumnState::taken;
      fate.field = one.field->id;
      fate.why = one.chosen          ? "As asked."
                 : one.strength == 1 ? "By what it holds: " + one.field->title + "."
                                     : "By its heading: " + one.field->title + ".";
    } else {
      fate.why = fate.filled == 0 ? "It is empty." : "Nothing of the kind is asked for.";
    }
    out_.columns.push_back(std::move(fate));
  }

  void refuse(std::size_t c, ColumnFate& fate, const std::string& why) {
    Candidate& one = candidates_[c];
    if (one.chosen && !one.left_out) {
      throw Error(ErrorCode::guard_refused,
                  "Column " + fate.column + " cannot be taken. " + why + " Nothing was written.",
                  "Such a column is never kept. Leave it out.");
    }
    one.field = nullptr;
    fate.state = ColumnState::refused;
    fate.why = why + " Nothing of it is kept.";
  }

  /// A first row of data that was taken for headings may hold a name.
  std::string shown_heading(std::size_t c) const {
    std::string text = headings_.texts[c].substr(0, longest_heading);
    while (!text.empty() && !guard::Guard::readable(text))
      text.pop_back();
    std::replace(text.begin(), text.end(), '\n', ' ');
    if (match_heading(folded(text), fields_).strength > 0) return text;
    if (!identifying_heading(folded(text)).empty() && text.size() < 40 &&
        text.find_first_of("0123456789@") == std::string::npos)
      return text;
    return guard_->mask(text, *allow_).str();
  }

  void build_table() {
    std::vector<std::size_t> rows;
    for (std::size_t row = first(); row < table_->rows(); ++row) {
      if (is_person(row)) rows.push_back(row);
    }
    if (rows.empty() || std::none_of(candidates_.begin(), candidates_.end(),
                                     [](const Candidate& one) { return one.field != nullptr; })) {
      throw Error(ErrorCode::not_possible,
                  "No column of this sheet fills a field that the visit asks for. Nothing was "
                  "changed.",
                  "Say which column is what: `--map C=age`; or name another sheet: `--sheet`.");
    }
    for (const std::size_t row : rows)
      out_.table.numbers.push_back(table_->number(row));
    for (const PersonField& field : fields_) {
      if (filled(field)) fill(field, rows);
    }
  }

  /// Leaves out empty rows, repeated headings and totals.
  bool is_person(std::size_t row) const {
    bool something = false;
    bool all_headings = headings_.found;
    for (std::size_t c = 0; c < candidates_.size(); ++c) {
      const std::string& text = table_->text(row, c);
      if (text.empty()) continue;
      if (candidates_[c].field != nullptr) something = true;
      all_headings = all_headings && folded(text) == candidates_[c].heading;
    }
    return something && !all_headings && !is_total(row);
  }

  bool is_total(std::size_t row) const {
    for (std::size_t c = 0; c < candidates_.size(); ++c) {
      const std::string text = folded(table_->text(row, c));
      if (!text.empty()) return text == "total" || text == "grand total" || text == "totals";
    }
    return false;
  }

  void fill(const PersonField& field, const std::vector<std::size_t>& rows) {
    PersonColumn column;
    column.field = field.id;
    column.codes.assign(rows.size(), 0);
    std::unordered_map<std::string, std::uint32_t> known{{"", 0}};
    for (std::size_t c = 0; c < candidates_.size(); ++c) {
      if (candidates_[c].field == &field) fill_from(field, c, rows, column, known);
    }
    out_.table.columns.push_back(std::move(column));
  }

  void fill_from(const PersonField& field, std::size_t c, const std::vector<std::size_t>& rows,
                 PersonColumn& column, std::unordered_map<std::string, std::uint32_t>& known) {
    const RawColumn& raw = table_->column(c);
    std::vector<std::optional<std::string>> read(raw.distinct());
    std::vector<char> seen(raw.distinct(), 0);
    for (std::size_t i = 0; i < rows.size(); ++i) {
      const std::uint32_t code = raw.code(rows[i]);
      if (code == 0) continue;
      if (seen[code] == 0) {
        seen[code] = 1;
        read[code] = clean(field, c, code);
      }
      if (!read[code]) {
        (stopped(c, code) ? out_.columns[c].withheld : out_.columns[c].unread) += 1;
        continue;
      }
      const std::string value = joined(field, column.at(i), *read[code]);
      const auto [at, fresh] =
          known.try_emplace(value, static_cast<std::uint32_t>(column.values.size()));
      if (fresh) column.values.push_back(value);
      column.codes[i] = at->second;
    }
  }

  bool stopped(std::size_t c, std::uint32_t code) const {
    return candidates_[c].identity.stopped[code];
  }

  /// The value in the field's words; nothing when it cannot be read or must not be kept.
  std::optional<std::string> clean(const PersonField& field, std::size_t c,
                                   std::uint32_t code) const {
    const std::string& raw = table_->column(c).value(code);
    auto value = read_value(field, raw, candidates_[c].heading);
    if (!value || (!value->known && stopped(c, code))) return std::nullopt;
    if (field.id == "reference" && value->text.size() > longest_reference) return std::nullopt;
    return std::move(value->text);
  }

  static std::string joined(const PersonField& field, const std::string& before,
                            const std::string& more) {
    if (before.empty() || field.type != FieldType::list) return more;
    if (more.empty()) return before;
    std::set<std::string_view> parts;
    for (const auto part : list_parts(before))
      parts.insert(part);
    for (const auto part : list_parts(more))
      parts.insert(part);
    std::string out;
    for (const auto part : parts)
      out += (out.empty() ? "" : "; ") + std::string(part);
    return out;
  }

  void tell_what_is_missing() {
    for (const PersonField& field : fields_) {
      if (out_.table.column(field.id) == nullptr) out_.missing.push_back(field.id);
    }
    if (!headings_.found)
      out_.warnings.emplace_back("No headings were found; columns were told by what they hold.");
    const PersonColumn* references = out_.table.column("reference");
    if (references == nullptr) {
      out_.warnings.emplace_back(
          "No column holds the area's own reference, so a chosen case can be named to the area by "
          "its row in the file alone.");
    } else {
      tell_doubles(*references);
    }
  }

  void tell_doubles(const PersonColumn& references) {
    std::vector<std::size_t> times(references.values.size(), 0);
    std::size_t doubles = 0;
    for (const std::uint32_t code : references.codes) {
      if (code != 0 && ++times[code] == 2) ++doubles;
    }
    if (doubles > 0) {
      out_.warnings.push_back(
          "References that stand on more than one row: " + std::to_string(doubles) + ".");
    }
  }

  const RawTable* table_;
  const guard::Guard* guard_;
  const guard::AllowList* allow_;
  const ImportWishes* wishes_;
  std::vector<PersonField> fields_;
  Headings headings_;
  std::vector<Candidate> candidates_;
  PersonImport out_;
};

}  // namespace

std::string_view name(ColumnState state) noexcept {
  switch (state) {
    case ColumnState::taken:
      return "taken";
    case ColumnState::refused:
      return "refused";
    case ColumnState::ignored:
      break;
  }
  return "ignored";
}

PersonImport map_people(const RawTable& table, const framework::Framework& framework,
                        const guard::Guard& guard, const guard::AllowList& allow,
                        const ImportWishes& wishes) {
  return Mapper(table, framework, guard, allow, wishes).run();
}

std::size_t recognised_headings(const RawTable& table, const framework::Framework& framework) {
  return find_headings(table, framework.person_level_data.fields).recognised;
}

}  // namespace fieldfare::selection
