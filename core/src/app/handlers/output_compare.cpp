#include <fieldfare/core/app/commands/judgements.h>
#include <fieldfare/core/app/commands/meetings.h>
#include <fieldfare/core/app/commands/output_compare.h>

#include <algorithm>

#include "app/engine.h"

namespace fieldfare::app {

// The queries that it is put together from, from their handlers.
MeetingList::Result handle(Engine& engine, const MeetingList& command);
MeetingShow::Result handle(Engine& engine, const MeetingShow& command);
JudgementShow::Result handle(Engine& engine, const JudgementShow& command);

namespace {

/// Rows by theme, in the framework's order, and one for what names none.
class Rows {
 public:
  explicit Rows(const framework::Framework& framework) : framework_(framework) {
    for (const framework::Theme& theme : framework.themes)
      rows_.push_back({theme.id, theme.title, {}, {}, {}});
    rows_.push_back({"", "Under no theme", {}, {}, {}});
  }

  void said(const std::vector<std::string>& criteria, const std::string& text) {
    for (CompareRow* row : of(criteria))
      row->feedback.push_back(text);
  }
  void written(const std::vector<std::string>& criteria, const std::string& text) {
    for (CompareRow* row : of(criteria))
      row->written.push_back(text);
  }

  std::vector<CompareRow> take() {
    std::erase_if(
        rows_, [](const CompareRow& row) { return row.feedback.empty() && row.written.empty(); });
    for (CompareRow& row : rows_) {
      if (row.theme.empty()) continue;  // nobody can tell what belongs together there
      if (row.written.empty()) row.remark = "Said in the feedback, and written nowhere.";
      if (row.feedback.empty()) row.remark = "Written, and not said in the feedback.";
    }
    return std::move(rows_);
  }

 private:
  std::vector<CompareRow*> of(const std::vector<std::string>& criteria) {
    std::vector<CompareRow*> out;
    for (std::size_t at = 0; at < framework_.themes.size(); ++at) {
      const framework::Theme& theme = framework_.themes[at];
      const bool named = std::any_of(criteria.begin(), criteria.end(), [&](const auto& id) {
        return id == theme.id ||
               std::any_of(theme.questions.begin(), theme.questions.end(),
                           [&](const auto& question) { return question.id == id; });
      });
      if (named) out.push_back(&rows_[at]);
    }
    if (out.empty()) out.push_back(&rows_.back());
    return out;
  }

  const framework::Framework& framework_;
  std::vector<CompareRow> rows_;
};

}  // namespace

OutputCompare::Result handle(Engine& engine, const OutputCompare& command) {
  const framework::Framework& framework = engine.framework(command.visit);
  if (framework.outcomes.empty()) {
    throw Error(ErrorCode::not_possible,
                "This kind of visit makes no judgement that could differ from its feedback.");
  }
  Rows rows(framework);
  OutputCompare::Result result;
  MeetingList all;
  all.visit = command.visit;
  for (const MeetingView& meeting : handle(engine, all).meetings) {
    if (!meeting.kind.starts_with("feedback")) continue;
    const MeetingShow::Result shown = handle(engine, MeetingShow{meeting.meeting_id});
    for (const MeetingPointView& point : shown.points) {
      ++result.feedback;
      auto criteria = point.criteria;
      if (!point.item.empty()) criteria.push_back(point.item);
      rows.said(criteria, point.text);
    }
    for (const MeetingItem& item : shown.items) {
      if (item.answer.empty()) continue;
      ++result.feedback;
      rows.said({item.item}, item.answer);
    }
  }
  for (const JudgementRecordView& record : handle(engine, JudgementShow{command.visit}).records) {
    ++result.written;
    rows.written(record.criteria, record.title + ": " + record.text);
    if (!record.progress.empty()) rows.written(record.criteria, record.progress);
  }
  result.rows = rows.take();
  if (result.feedback == 0)
    result.remark = "Nothing is recorded of the feedback: record its points in the meeting.";
  return result;
}

}  // namespace fieldfare::app
