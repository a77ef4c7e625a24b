// The forms under which the header of a column is known.
//
// Shops decorate names: "g:price", "ID [id]", "Name *", "Price (USD)", "Categories (x,y,z...)".

#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "table/table.h"

namespace shelfwise {

// The name without its decoration: a prefix before ':', stars, and what stands in brackets at the
// end.  Of "ID [id]" it is "id".  The name itself if nothing would be left.
std::string plainName(std::string_view name);

// The words of a name, ASCII letters in lower case: "LineItem sku_no" gives line, item, sku, no.
std::vector<std::string> wordsOfName(std::string_view name);

// The canonical forms of a column: of its path, its name, and its plain name.  No form twice.
std::vector<std::string> headerForms(const TableColumn& column);

// Finds columns by name: exactly by path or name, else by a form.  kNoColumn if there is none.
inline constexpr std::uint32_t kNoColumn = 0xFFFF'FFFF;

class HeaderIndex {
 public:
  explicit HeaderIndex(const std::vector<TableColumn>& columns);

  // The column whose path or name is `name`, else the first with a form of it.
  std::uint32_t find(std::string_view name) const;

  // Whether `pattern` (as in matchesPattern()) fits the path, the name or the plain name.
  bool matches(std::uint32_t column, std::string_view pattern) const;

 private:
  struct Names {
    std::string path, name, plain;
    std::vector<std::string> forms;
  };
  std::vector<Names> columns_;
};

}  // namespace shelfwise
