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

// One a bound of training events, where some test item is within it.
std::vector<ReportTable> coldTables(const Report& report);

// How well a product of an order is found by the others; without rows if nothing was.
ReportTable scenarioTable(const Report& report);

// How what was taken again ranks; without rows if nothing was.
ReportTable repeatTable(const Report& report);

// What more of the facts gives targets hardly seen, and what it costs the others; no rows without
// such ablations.
ReportTable warmColdTable(const Report& report);

// Of each least support and source; "TPR at 1 %" is the share of members found with 1 % false ones.
ReportTable membershipTable(std::span<const MembershipReport> reports);

// "1,234 targets with at most 3 training events"
std::string coldName(const ColdFigures& cold);

}  // namespace shelfwise
