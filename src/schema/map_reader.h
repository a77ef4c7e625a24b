// Reads the values of a map file, and says which of them means nothing.

#pragma once

#include <boost/json.hpp>
#include <functional>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "base/event_type.h"
#include "schema/column_map.h"
#include "schema/fields.h"

namespace shelfwise {

// The first value without meaning is the error; what follows it is not read.
class MapReader {
 public:
  explicit MapReader(std::string file) : file_(std::move(file)) {}

  // What to do with the value of a key; `path` is the key with those around it.
  using Take = std::function<void(const boost::json::value& value, const std::string& path)>;
  using Keys = std::vector<std::pair<std::string_view, Take>>;

  // Gives each value of the object to the function of its key.  All keys are noted in given().
  void object(const boost::json::value& value, const std::string& path, const Keys& keys);

  // Each of these reads one kind of value into `target`, which must outlive the call of the Take.
  Take flag(bool& target);
  Take text(std::string& target);
  Take texts(Texts& target);  // one text, or a list of texts
  Take texts(std::optional<Texts>& target);
  Take pairs(NamePairs& target);  // an object of texts
  Take alternatives(std::vector<Texts>& target);
  Take shape(Texts& target);
  Take columns(ColumnMap::Section& target, std::span<const FieldNames> fields);
  Take cellRules(std::vector<CellRule>& target);
  Take pairRules(std::vector<PairRule>& pairs, std::vector<PackedRule>& packed);
  Take rowsRules(std::vector<RowsRule>& target);
  Take timeFormat(std::string& target);
  Take eventType(EventType& target);
  Take eventTypes(std::vector<std::pair<std::string, std::optional<EventType>>>& target);

  const std::optional<Error>& error() const { return error_; }
  const Texts& given() const { return given_; }

 private:
  using Value = boost::json::value;

  void fail(const std::string& path, const std::string& why);
  template <class Member>
  void members(const Value& value, const std::string& path, Member member);
  template <class Element>
  void elements(const Value& value, const std::string& path, Element element);
  Texts textsOf(const Value& value, const std::string& path);
  // The texts of an object with exactly these keys, none of them empty.
  Texts textsAt(const Value& value, const std::string& path,
                std::span<const std::string_view> keys);
  std::optional<std::string> columnOf(const Value& value, const std::string& path, bool& byNumber);
  std::optional<EventType> typeOf(const Value& value, const std::string& path);

  std::string file_;
  std::optional<Error> error_;
  Texts given_;
};

}  // namespace shelfwise
