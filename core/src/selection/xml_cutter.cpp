#include "selection/xml_cutter.h"

#include <algorithm>

#include <fieldfare/core/error.h>
#include <fieldfare/core/selection/limits.h>

namespace fieldfare::selection {

namespace {

constexpr std::string_view comment = "<!--";
constexpr std::string_view cdata = "<![CDATA[";

[[noreturn]] void damaged(const std::string& what) {
  throw Error(ErrorCode::damaged, "The workbook is damaged: " + what + ".",
              "Open the file in Excel, save it again and import that.");
}

[[noreturn]] void has_document_type() {
  throw Error(ErrorCode::damaged,
              "The workbook holds a document type, which Excel never writes. It was not read.",
              "Ask the area to send the list anew, saved by Excel.");
}

/// The name after "<" or "</", without its prefix.
std::string_view local_name(std::string_view tag) {
  tag.remove_prefix(tag.starts_with("</") ? 2 : 1);
  tag = tag.substr(0, tag.find_first_of(" \t\r\n/>"));
  const auto colon = tag.find(':');
  return colon == std::string_view::npos ? tag : tag.substr(colon + 1);
}

}  // namespace

void refuse_document_type(std::string_view xml) {
  if (xml.starts_with("\xFF\xFE") || xml.starts_with("\xFE\xFF"))
    damaged("a part is in UTF-16, which Excel never writes");
  if (xml.find("<!DOCTYPE") != std::string_view::npos ||
      xml.find("<!ENTITY") != std::string_view::npos)
    has_document_type();
}

XmlCutter::XmlCutter(std::initializer_list<std::string_view> wanted, Take take)
    : wanted_(wanted), take_(std::move(take)) {}

bool XmlCutter::feed(std::string_view piece) {
  while (!piece.empty() && more_) {
    if (state_ == State::text) {
      const std::string_view text = piece.substr(0, piece.find('<'));
      if (!inside_.empty()) {
        make_room(text.size());
        element_.append(text);
      }
      piece.remove_prefix(text.size());
      if (piece.empty()) break;
      state_ = State::markup;
      markup_.clear();
      quote_ = 0;
    }
    const char c = piece.front();
    piece.remove_prefix(1);
    make_room(1);
    markup_ += c;
    if (markup_ends(c)) end_markup();
  }
  return more_;
}

void XmlCutter::finish() {
  if (more_ && (state_ == State::markup || !inside_.empty())) damaged("a sheet ends in the middle");
}

void XmlCutter::make_room(std::size_t bytes) const {
  if (markup_.size() + element_.size() + bytes <= limits::element_bytes) return;
  throw Error(ErrorCode::not_possible, "A row of the sheet is longer than 1 MiB.",
              "Ask the area for the list alone, without other tables, and import that.");
}

bool XmlCutter::markup_ends(char c) {
  if (markup_.size() < 2) return false;
  if (markup_[1] != '!' && markup_[1] != '?') {
    if (quote_ != 0) {
      if (c == quote_) quote_ = 0;
      return false;
    }
    if (c == '"' || c == '\'') quote_ = c;
    return c == '>';
  }
  if (markup_.starts_with("<?")) return markup_.ends_with("?>");
  if (markup_.starts_with(comment)) return markup_.size() >= 7 && markup_.ends_with("-->");
  if (markup_.starts_with(cdata)) return markup_.ends_with("]]>");
  if (!comment.starts_with(markup_) && !cdata.starts_with(markup_)) has_document_type();
  return false;
}

void XmlCutter::end_markup() {
  state_ = State::text;
  const bool tag = markup_[1] != '!' && markup_[1] != '?';
  if (tag) {
    open_or_close(markup_);
  } else if (!inside_.empty() && markup_.starts_with(cdata)) {
    element_ += markup_;
  }
  markup_.clear();
}

void XmlCutter::open_or_close(std::string_view tag) {
  const std::string_view name = local_name(tag);
  const bool closing = tag.starts_with("</");
  const bool empty = tag.ends_with("/>");
  if (inside_.empty()) {
    const auto found = std::find(wanted_.begin(), wanted_.end(), name);
    if (found == wanted_.end() || closing) return;
    inside_ = *found;
    depth_ = 0;
    element_.clear();
  }
  element_.append(tag);
  if (name == inside_ && !empty) depth_ += closing ? std::size_t(-1) : 1;
  if (depth_ != 0) return;
  const std::string_view done = inside_;
  inside_ = {};
  more_ = take_(done, element_);
  element_.clear();
}

}  // namespace fieldfare::selection
