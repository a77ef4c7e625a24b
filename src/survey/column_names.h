// What the name of a column says about its values.

#pragma once

#include <string>
#include <string_view>

namespace shelfwise {

// The words of a name, in lower case (ASCII), each with a space before and behind: "customerEmail",
// "Customer_Email" and "customer-email" give " customer email ".
std::string wordsOfName(std::string_view name);

// Whether the header says that its cells are lists: "(x,y,z...)", "value(s)", "comma separated", or
// a name such as tags, keywords, colours, sizes, in English, German, French, Spanish or Chinese.
bool namesAList(std::string_view name);

// Whether the header says that its cells are yes or no: "is_new", "Active (0/1)", "has lid".
bool namesYesNo(std::string_view name);

}  // namespace shelfwise
