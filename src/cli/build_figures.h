// The figures that `shelfwise build` prints of a build.

#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "cli/inputs.h"
#include "cli/options.h"
#include "console/figures.h"
#include "console/stage_progress.h"
#include "delivery/generation.h"
#include "ingest/catalog.h"
#include "integrity/bursts.h"
#include "integrity/nobody.h"
#include "kg/triples.h"
#include "learn/model_builder.h"

namespace shelfwise {

struct BuildReport {
  const Options& options;
  const std::vector<ReadFile>& inputs;
  const BuildSummary& summary;
  const Catalog& catalog;
  const std::vector<std::string>& shoppers;  // ids
  const std::vector<Nobody>& nobody;
  const std::vector<Burst>& bursts;
  const GraphTriples& graph;
  const Publication& publication;
  const std::vector<StageTime>& stages;
  double seconds;
  std::uint64_t peakBytes;
};

Figures buildFigures(const BuildReport& report);

}  // namespace shelfwise
