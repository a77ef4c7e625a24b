// The tables of an evaluation, for the terminal and for the page alike.

#pragma once

#include <span>
#include <string>
#include <vector>

#include "evaluate/membership.h"
#include "evaluate/report.h"

namespace shelfwise {

using Cells = std::vector<std::string>;

struct ReportTable {
  std::string caption;
  Cells header;
  std::vector<Cells> rows;  // each as long as the header
};

// "NDCG@10"
std::string atCutOff(std::string_view metric, const Report& report);

ReportTable rankingTable(const Report& report);
ReportTable comparisonTable(const Report& report);
ReportTable listTable(const Report& report);
ReportTable groupTable(const Report& report);  // of the main rows

// One table for each bound of training events that some test item is within.
std::vector<ReportTable> coldTables(const Report& report);

// How well a product of an order is found by the others; no rows without cases.
ReportTable scenarioTable(const Report& report);

// How products that were taken again rank; no rows without any.
ReportTable repeatTable(const Report& report);

// What a larger weight of facts gives rare targets, and what it costs the others; no rows without
// such ablations.
ReportTable warmColdTable(const Report& report);

// One row for each minimum support and source.  "TPR at 1 %" is the share of members found with 1 %
// false positives.
ReportTable membershipTable(std::span<const MembershipReport> reports);

// "1,234 targets with at most 3 training events"
std::string coldName(const ColdFigures& cold);

}  // namespace shelfwise
