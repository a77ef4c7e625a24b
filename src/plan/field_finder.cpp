#include "plan/field_finder.h"

#include <algorithm>
#include <optional>

#include "plan/value_fit.h"
#include "presets/header_forms.h"
#include "values/cell_text.h"

namespace shelfwise {

namespace {

std::string quoted(std::string_view text) { return "'" + std::string(text) + "'"; }

std::string_view sectionName(FileKind kind) {
  constexpr std::string_view kNames[] = {"catalog", "events", "links"};
  return kNames[static_cast<std::size_t>(kind)];
}

// A line for the map that a person can copy.
std::string mapLine(FileKind kind, std::string_view field, std::string_view column) {
  return "{\"" + std::string(sectionName(kind)) + "\": {\"columns\": {\"" + std::string(field) +
         "\": " + std::string(column) + "}}}";
}

// The first names of columns, for a message.
std::string listOfColumns(const std::vector<TableColumn>& columns) {
  constexpr std::size_t kShown = 12;
  std::string list;
  for (std::size_t i = 0; i < columns.size() && i < kShown; ++i) {
    list += (i > 0 ? ", " : "") + columns[i].path;
  }
  return columns.size() > kShown ? list + ", ..." : list;
}

// The first usual names of a field: "id, productid, itemid".
std::string usualNames(const FieldNames& field) {
  std::string list;
  std::string_view names = field.names;
  for (int i = 0; i < 3 && !names.empty(); ++i) {
    const std::size_t end = std::min(names.find(' '), names.size());
    list += (i > 0 ? ", " : "") + std::string(names.substr(0, end));
    names.remove_prefix(std::min(end + 1, names.size()));
  }
  return list;
}

// Whether two columns hold the same values, as far as the survey shows.
bool sameValues(const ColumnSurvey& a, const ColumnSurvey& b) {
  return a.cells == b.cells && a.distinct == b.distinct && a.repeated == b.repeated &&
         a.numbers == b.numbers && a.examples == b.examples && a.sample.ids() == b.sample.ids();
}

class FieldFinder {
 public:
  FieldFinder(const PlanInput& input, const FieldQuestion& question)
      : input_(input), question_(question), index_(input.columns) {
    found_.fieldOf.assign(input.columns.size(), kNoField);
    found_.columnsOf.resize(question.fields.size());
    decided_.assign(question.fields.size(), false);
  }

  Result<FoundFields> find() {
    for (const FieldColumns& mapped : question_.section.columns) {
      const Status taken = takeMapped(mapped);
      if (!taken.ok()) return taken.error();
    }
    for (std::uint32_t field = 0; field < question_.fields.size(); ++field) {
      if (decided_[field]) continue;
      const Status taken = takeUsual(field);
      if (!taken.ok()) return taken.error();
    }
    const bool hasHeader = !input_.headerLooksLikeValues && !looksLikeValues();
    for (std::uint32_t field = 0; field < question_.fields.size(); ++field) {
      if (hasHeader && !decided_[field] && found_.columnsOf[field].empty()) guess(field);
    }
    for (std::uint32_t field = 0; field < question_.fields.size(); ++field) {
      const bool isMissing = question_.fields[field].needed && found_.columnsOf[field].empty();
      if (isMissing) return missing(question_.fields[field]);
    }
    return std::move(found_);
  }

 private:
  FieldValues values(std::uint32_t field) const { return valuesOf(question_.kind, field); }
  const ColumnSurvey& survey(std::uint32_t column) const { return input_.survey.columns[column]; }
  const std::string& path(std::uint32_t column) const { return input_.columns[column].path; }

  void take(std::uint32_t field, std::uint32_t column) {
    found_.fieldOf[column] = field;
    found_.columnsOf[field].push_back(column);
  }

  bool isOwn(std::string_view field) const {
    const auto& own = question_.ownSection.columns;
    return std::any_of(own.begin(), own.end(),
                       [field](const FieldColumns& columns) { return columns.field == field; });
  }

  // --- Columns that the map or a preset names ---

  Status takeMapped(const FieldColumns& mapped) {
    std::uint32_t field = 0;
    while (field < question_.fields.size() && question_.fields[field].field != mapped.field) {
      ++field;
    }
    if (field == question_.fields.size()) return Done{};
    const bool own = isOwn(mapped.field);
    std::vector<std::uint32_t> columns;
    for (const std::string& name : mapped.columns) {
      const auto column = own ? ownColumn(mapped.field, name) : index_.find(name);
      if (!column.ok()) return column.error();
      if (column.value() != kNoField) columns.push_back(column.value());
    }
    if (own && columns.empty() && !mapped.columns.empty()) return notThere(mapped);
    if (!own) {
      dropUnfit(field, columns);
      preferJoining(field, columns);
    }
    decided_[field] = own || mapped.columns.empty() || !columns.empty();
    for (const std::uint32_t column : columns) {
      if (found_.fieldOf[column] == kNoField) {
        take(field, column);
      } else if (own && found_.fieldOf[column] != field) {
        return Error{ErrorCode::kAmbiguousColumn,
                     input_.file + ": the map reads two fields from " + quoted(path(column))};
      }
    }
    return Done{};
  }

  // A preset names columns of all versions and languages of an export; those without use are left
  // out, unless they are all.
  void dropUnfit(std::uint32_t field, std::vector<std::uint32_t>& columns) {
    if (input_.survey.rows == 0) return;
    std::vector<std::uint32_t> fit;
    for (const std::uint32_t column : columns) {
      const NameMatch match{.column = column};
      const std::string why = whyNot(field, match);
      if (why.empty()) {
        fit.push_back(column);
      } else {
        found_.unfit.emplace_back(column, "not " + article(question_.fields[field]) + why);
      }
    }
    if (!fit.empty() || !question_.fields[field].needed) columns = std::move(fit);
  }

  // By path, else by the only name.
  Result<std::uint32_t> ownColumn(const std::string& field, const std::string& name) const {
    std::uint32_t found = kNoField;
    for (std::uint32_t i = 0; i < input_.columns.size(); ++i) {
      if (input_.columns[i].path == name) return i;
      if (input_.columns[i].name != name) continue;
      if (found != kNoField) {
        return Error{ErrorCode::kAmbiguousColumn, input_.file + ": the map reads " + field +
                                                      " from " + quoted(name) +
                                                      ", but this may be " + path(found) + " or " +
                                                      path(i) + "; write the whole path"};
      }
      found = i;
    }
    return found;
  }

  Error notThere(const FieldColumns& mapped) const {
    std::string names;
    for (const auto& name : mapped.columns) names += (names.empty() ? "" : ", ") + quoted(name);
    return Error{ErrorCode::kMissingColumn,
                 input_.file + ": the map reads " + mapped.field + " from " + names +
                     ", but the columns are " + listOfColumns(input_.columns) +
                     (question_.ownSection.byNumber ? " (numbers, since the map uses them)" : "")};
  }

  // --- Columns with usual names ---

  Status takeUsual(std::uint32_t field) {
    const FieldNames& names = question_.fields[field];
    std::vector<NameMatch> matches = fitting(field);
    if (isJoined(field)) {
      if (const auto joining = bestJoining(matches)) {
        take(field, *joining);
        return Done{};
      }
    }
    preferReadable(field, matches);
    for (std::uint32_t next = 0; next < kClasses; ++next) {
      if (next == kLastResort && !found_.columnsOf[field].empty()) break;
      const auto inClass = [&](const NameMatch& match) {
        return classOf(names, input_.columns[match.column]) == next;
      };
      const auto best = std::find_if(matches.begin(), matches.end(), inClass);
      if (best == matches.end()) continue;
      const auto rival = std::find_if(best + 1, matches.end(), [&](const NameMatch& match) {
        return inClass(match) && match.equals(*best) &&
               !sameValues(survey(match.column), survey(best->column));
      });
      if (rival == matches.end()) {
        take(field, best->column);
        if (values(field) == FieldValues::kPrice) takeNested(field, best->column, matches);
      } else if (best->tier <= NameTier::kPlain || names.needed) {
        return ambiguous(names, best->column, rival->column);
      } else {
        found_.notes.push_back(
            "no column is " + std::string(names.field) + ": it may be " + path(best->column) +
            " or " + path(rival->column) + "; name one in the map: " +
            mapLine(question_.kind, names.field, "\"" + path(best->column) + "\""));
      }
    }
    return Done{};
  }

  // Where a product has no price of its own, its variants have one: columns of the same name within
  // lists serve the field after `column`.
  void takeNested(std::uint32_t field, std::uint32_t column,
                  const std::vector<NameMatch>& matches) {
    const TableColumn& outer = input_.columns[column];
    for (const NameMatch& match : matches) {
      const TableColumn& inner = input_.columns[match.column];
      if (inner.depth > outer.depth && inner.name == outer.name) take(field, match.column);
    }
  }

  // The columns whose names and values fit, the best first.
  std::vector<NameMatch> fitting(std::uint32_t field) {
    const FieldNames& names = question_.fields[field];
    std::vector<NameMatch> matches = matchesOf(names, input_.columns);
    std::erase_if(matches, [this](const NameMatch& match) {
      return found_.fieldOf[match.column] != kNoField;
    });
    if (input_.survey.rows == 0) return matches;
    std::vector<NameMatch> fit;
    for (const NameMatch& match : matches) {
      const std::string why = whyNot(field, match);
      if (why.empty()) {
        fit.push_back(match);
      } else if (!match.isEnding) {
        found_.unfit.emplace_back(match.column, "not " + article(names) + why);
      }
    }
    return fit.empty() && names.needed ? matches : fit;  // a needed field is told row by row
  }

  static std::string article(const FieldNames& names) {
    return "the " + std::string(names.field) + ": ";
  }

  std::string whyNot(std::uint32_t field, const NameMatch& match) const {
    const ColumnSurvey& column = survey(match.column);
    const FieldNames& names = question_.fields[field];
    if (match.isEnding && column.rows * 2 < input_.survey.rows) return "mostly empty";
    std::string why = whyUnfit(values(field), column, match.tier <= NameTier::kPlain);
    if (!why.empty()) return why;
    const bool isGoogle = values(field) == FieldValues::kCategories &&
                          classOf(names, input_.columns[match.column]) == 1;
    return isGoogle && column.numbers == column.cells ? "numbers of Google's taxonomy" : "";
  }

  // Of several columns for the kind of event, those with known words go first: in Segment `type`
  // says "track" in every row, and `event` what happened.  So do times that can be read: a column
  // `time` may hold the time of day, and `date` the day.
  void preferReadable(std::uint32_t field, std::vector<NameMatch>& matches) const {
    const FieldValues kind = values(field);
    if (kind != FieldValues::kWord && kind != FieldValues::kTime) return;
    const auto isReadable = [&](const ColumnSurvey& column) {
      return kind == FieldValues::kWord ? knownWords(column) > 0 : hasReadableTimes(column);
    };
    const auto order = [&](const NameMatch& match) {
      return std::pair(!isReadable(survey(match.column)), match);
    };
    std::sort(matches.begin(), matches.end(),
              [&](const auto& a, const auto& b) { return order(a) < order(b); });
  }

  Error ambiguous(const FieldNames& names, std::uint32_t a, std::uint32_t b) const {
    return Error{ErrorCode::kAmbiguousColumn,
                 input_.file + ": both " + path(a) + " and " + path(b) + " can be the column of " +
                     std::string(names.field) + "; name it in the map, as " +
                     mapLine(question_.kind, names.field, "\"" + path(a) + "\"")};
  }

  // --- Columns that join the other file ---

  bool isJoined(std::uint32_t field) const {
    return values(field) == FieldValues::kId && input_.hints.otherIds != nullptr;
  }

  // How many of the log's ids the catalogue has, where they stand in this column; the best over
  // the columns of the other file and the forms of ids.
  double joinShare(std::uint32_t column) {
    if (!otherIds_) otherIds_ = input_.hints.otherIds();
    const bool isLog = question_.kind == FileKind::kEvents;
    const IdSet* own = &survey(column).sample;
    if (!isLog && input_.hints.ownIds) own = input_.hints.ownIds(column);
    double best = 0;
    for (const IdForm form : kIdForms) {
      for (const IdSet* other : *otherIds_) {
        const IdJoin join = isLog ? own->shareIn(*other, form) : other->shareIn(*own, form);
        best = std::max(best, join.share());
      }
      if (best >= kEnough) break;
    }
    return best;
  }

  // The candidate that joins best, if the one with the best name does not join.
  std::optional<std::uint32_t> bestJoining(const std::vector<NameMatch>& matches) {
    if (matches.size() < 2) return std::nullopt;
    std::vector<std::uint32_t> equals;
    for (const NameMatch& match : matches) {
      if (match.equals(matches.front())) equals.push_back(match.column);
    }
    const double first = joinShare(matches.front().column);
    if (first >= kEnough && equals.size() == 1) return matches.front().column;
    std::uint32_t best = matches.front().column;
    double share = first;
    for (const NameMatch& match : matches) {
      const double next = joinShare(match.column);
      if (next > share) {
        share = next;
        best = match.column;
      }
    }
    const bool isClear = share >= kEnough && (share > 2 * first || first >= kEnough);
    if (!isClear) return std::nullopt;
    const bool tied = std::count_if(equals.begin(), equals.end(), [&](std::uint32_t column) {
                        return joinShare(column) == share;
                      }) > 1;
    if (tied) return std::nullopt;
    if (best != matches.front().column) {
      found_.notes.push_back(path(best) + " is read as the ids, not " +
                             path(matches.front().column) +
                             ", since its values are those of the other file");
    }
    return best;
  }

  // Puts the columns of a preset that join the other file before those that do not.
  void preferJoining(std::uint32_t field, std::vector<std::uint32_t>& columns) {
    if (!isJoined(field) || columns.size() < 2 || question_.kind != FileKind::kEvents) return;
    std::vector<std::uint32_t> others;
    std::vector<std::uint32_t> joining;
    for (const std::uint32_t column : columns) {
      (joinShare(column) > 0 ? joining : others).push_back(column);
    }
    columns = std::move(joining);
    columns.insert(columns.end(), others.begin(), others.end());
  }

  // --- Columns without a usual name ---

  void guess(std::uint32_t field) {
    std::optional<std::uint32_t> only;
    for (std::uint32_t column = 0; column < input_.columns.size(); ++column) {
      if (found_.fieldOf[column] != kNoField || !isClear(field, column)) continue;
      if (only) return;
      only = column;
    }
    if (!only) return;
    take(field, *only);
    const std::string name(question_.fields[field].field);
    found_.notes.push_back(path(*only) + " is read as the " + name +
                           ", guessed by its values; if that is wrong, say so in the map: " +
                           mapLine(question_.kind, name, "null"));
  }

  // Whether the values alone show that a column is the field.
  bool isClear(std::uint32_t field, std::uint32_t column) {
    const ColumnSurvey& values = survey(column);
    if (isJoined(field) && question_.fields[field].needed) {
      const bool isId = question_.kind == FileKind::kEvents || values.isUnique();
      return isId && values.distinct >= 2 && values.cells * 2 >= input_.survey.rows &&
             joinShare(column) >= kGuessed;
    }
    if (question_.fields[field].field == "order") return isOrderOfLines(column);
    if (this->values(field) != FieldValues::kTime) return false;
    return values.cells * 10 >= input_.survey.rows * 9 && values.times * 20 >= values.cells * 19 &&
           values.wholeNumbers == 0 && !isOfAnotherTime(column);
  }

  // The id of a row of JSON that holds a list of items.
  bool isOrderOfLines(std::uint32_t column) const {
    const auto& items = found_.columnsOf[static_cast<std::size_t>(EventField::kItem)];
    const TableColumn& named = input_.columns[column];
    if (items.empty() || named.depth > 0 || canonicalName(named.name) != "id") return false;
    const ColumnSurvey& values = survey(column);
    return survey(items.front()).cells > survey(items.front()).rows && values.isUnique() &&
           values.rows == input_.survey.rows;
  }

  // "updated_at", "birth date", "delivery date": not when it happened.
  bool isOfAnotherTime(std::uint32_t column) const {
    constexpr std::string_view kWords =
        " update updated modified change changed birth birthday dob shipped shipping delivered "
        "delivery expires expiry expiration due estimated signup registered registration last "
        "first start end until from to geburtsdatum ";
    const auto words = headerWords(path(column));
    return std::any_of(words.begin(), words.end(),
                       [&](const std::string& word) { return hasWord(kWords, word); });
  }

  Error missing(const FieldNames& field) const {
    std::string message = input_.file + ": no column for " + std::string(field.field);
    if (input_.headerLooksLikeValues || looksLikeValues()) {
      message += "; the file seems to have no header, since its first row holds values (" +
                 listOfColumns(input_.columns) +
                 "); name its columns by their numbers in the map, as " +
                 mapLine(question_.kind, field.field, "1");
      return {ErrorCode::kMissingColumn, message};
    }
    message += " (usual names: " + usualNames(field) + ", ...); name it in the map, as " +
               mapLine(question_.kind, field.field, "\"" + exampleColumn() + "\"") +
               "; the columns are " + listOfColumns(input_.columns);
    for (const auto& [column, why] : found_.unfit) {
      if (why.find("the " + std::string(field.field) + ":") == why.npos) continue;
      message += "; " + path(column) + " is " + why;
    }
    return {ErrorCode::kMissingColumn, message};
  }

  // The column that is named in a ready line: the first one that is no field.
  std::string exampleColumn() const {
    for (std::uint32_t column = 0; column < input_.columns.size(); ++column) {
      if (found_.fieldOf[column] == kNoField) return path(column);
    }
    return "NAME";
  }

  // Whether at least half of the names are numbers or dates, in a file that the map does not read
  // by numbers.
  bool looksLikeValues() const {
    if (question_.section.byNumber) return false;
    const auto values =
        std::count_if(input_.columns.begin(), input_.columns.end(), [](const TableColumn& column) {
          return !column.name.empty() && isDigit(column.name[0]) &&
                 column.name.find_first_of(" abcdefghijklmnopqrstuvwxyz") == column.name.npos;
        });
    return values > 0 && static_cast<std::size_t>(values) * 2 >= input_.columns.size();
  }

  static constexpr double kEnough = 0.5;
  static constexpr double kGuessed = 0.9;

  const PlanInput& input_;
  const FieldQuestion& question_;
  HeaderIndex index_;
  std::vector<bool> decided_;
  std::optional<std::vector<const IdSet*>> otherIds_;
  FoundFields found_;
};

}  // namespace

Result<FoundFields> findFields(const PlanInput& input, const FieldQuestion& question) {
  return FieldFinder(input, question).find();
}

std::vector<std::uint32_t> itemCandidates(const PlanInput& input) {
  std::vector<std::uint32_t> candidates;
  const auto add = [&](std::uint32_t column) {
    const bool isNew = std::find(candidates.begin(), candidates.end(), column) == candidates.end();
    if (column != kNoField && isNew) candidates.push_back(column);
  };
  const auto item = static_cast<std::size_t>(EventField::kItem);
  const auto preset = choosePreset(input.options.preset, FileKind::kEvents, input.columns);
  const HeaderIndex index(input.columns);
  const auto addMapped = [&](const std::vector<FieldColumns>& columns) {
    for (const FieldColumns& mapped : columns) {
      if (mapped.field != eventFields()[item].field) continue;
      for (const auto& name : mapped.columns) add(index.find(name));
    }
  };
  addMapped(input.options.map.events.columns);
  if (!candidates.empty()) return candidates;
  if (preset.ok() && preset.value() != nullptr) addMapped(preset.value()->map.events.columns);
  for (const NameMatch& match : matchesOf(eventFields()[item], input.columns)) add(match.column);
  return candidates;
}

}  // namespace shelfwise
