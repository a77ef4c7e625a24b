// From the syntax of a filter to a program: names are found, types proved, constants computed.

#pragma once

#include <span>

#include "base/result.h"
#include "filter/filter.h"
#include "filter/program.h"
#include "filter/syntax.h"

namespace shelfwise {

// kInvalidArgument with the character, what was expected, and the nearest known name.  Of the
// request only context and time are read; its text is `syntax`.  The program borrows from
// all three.
Result<FilterProgram> checkFilter(std::span<const SyntaxStep> syntax, const FilterRequest& request,
                                  const FilterScope& scope);

// The same for an expression that is a number: `1 + price / 100`.  kInvalidArgument for any other.
Result<NumberProgram> checkNumber(std::span<const SyntaxStep> syntax, const FilterRequest& request,
                                  const FilterScope& scope);

}  // namespace shelfwise
