// A value while a filter is checked: its type, and what it is made of.

#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "base/result.h"
#include "filter/filter.h"
#include "filter/number_program.h"
#include "sections/columns.h"

namespace shelfwise {

// Separates the parts of a path: "Camp > Tents".
inline constexpr std::string_view kPathSign = " > ";

enum class OperandType : std::uint8_t {
  kCondition,
  kNumber,
  kDate,
  kDuration,
  kTexts,       // constant texts: any of them
  kTextColumn,  // a column of texts
  kFacts,       // any fact that the item has of a column
  kBoolean,
  kBooleanColumn,
  kMissing,  // the item asked about has no such value
};

// The members that the type names are set.
struct Operand {
  OperandType type = OperandType::kCondition;
  std::uint32_t position = 1;
  std::string_view name{};                 // of a column or a context value; else empty
  NumberProgram number{};                  // kNumber, kDate, kDuration
  std::string_view unit{};                 // kNumber
  std::vector<std::string_view> texts{};   // kTexts, ascending
  const TextColumn* text = nullptr;        // kTextColumn
  const EntityColumn* entities = nullptr;  // kFacts
  const BooleanColumn* boolean = nullptr;  // kBooleanColumn
  bool truth = false;                      // kBoolean

  bool isNumeric() const {
    return type == OperandType::kNumber || type == OperandType::kDate ||
           type == OperandType::kDuration;
  }
  bool isTextual() const {
    return type == OperandType::kTexts || type == OperandType::kTextColumn ||
           type == OperandType::kFacts;
  }
  bool isTruth() const {
    return type == OperandType::kBoolean || type == OperandType::kBooleanColumn;
  }
};

// "price (a number)", "a text".
std::string described(const Operand& operand);

// The type of the sum, difference, product or quotient of two numeric or missing values; nothing if
// it has none, as a product of dates.
std::optional<OperandType> computedType(SyntaxKind op, OperandType left, OperandType right);

// Puts texts into the order of Operand::texts, each once.
void sortUnique(std::vector<std::string_view>& texts);

// The values behind names.  Borrows what it is made of, and the names of the steps.
class Names {
 public:
  Names(std::span<const ContextValue> context, const FilterScope& scope)
      : context_(context), scope_(scope) {}

  // Sets an empty operand.  kInvalidArgument with the nearest known name.
  Status column(const SyntaxStep& step, Operand& operand) const;

  // What the call passes under that name, else what the item asked about has in that column.  Of
  // paths that is the one that fewest items have.  kInvalidArgument if there is neither.
  Status contextValue(const SyntaxStep& step, Operand& operand) const;

  std::string_view label(EntityId fact) const {
    return scope_.labels[fact - scope_.graph.itemCount()];
  }

  // The fact of a path: its label is the path, or only the last part where that is unique.  Spaces
  // around ">" do not matter.  kNoId if there is none.
  EntityId factOfPath(const EntityColumn& column, std::string_view path) const;

 private:
  bool readColumn(Operand& operand) const;
  Error unknownColumn(const Operand& operand) const;
  void takeValue(Operand& operand) const;
  std::vector<std::string_view> factsOfItem(const EntityColumn& column, ItemId item) const;
  EntityId findFact(const EntityColumn& column, std::string_view label) const;
  bool isInside(EntityId fact, EntityId outer) const;

  std::span<const ContextValue> context_;
  const FilterScope& scope_;
};

}  // namespace shelfwise
