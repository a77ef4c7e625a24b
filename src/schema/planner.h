// Makes reading plans.
//
// Each function fails as findFields() does.

#pragma once

#include <string>
#include <vector>

#include "base/result.h"
#include "schema/column_map.h"
#include "schema/reading_plan.h"
#include "table/table.h"

namespace shelfwise {

Result<ReadingPlan> planCatalog(const std::string& file, const std::vector<TableColumn>& columns,
                                const ColumnMap& map);

Result<ReadingPlan> planEvents(const std::string& file, const std::vector<TableColumn>& columns,
                               const ColumnMap& map);

Result<ReadingPlan> planLinks(const std::string& file, const std::vector<TableColumn>& columns,
                              const ColumnMap& map);

// The catalogue fields of an event file; its item is the product's id.  A further column is a fact
// only if the map keeps it.
Result<ReadingPlan> planProductsOfEvents(const std::string& file,
                                         const std::vector<TableColumn>& columns,
                                         const ColumnMap& map);

}  // namespace shelfwise
