#include "cli/doctor_command.h"

#include <string>
#include <utility>

#include "cli/inputs.h"
#include "console/figures.h"
#include "doctor/doctor.h"
#include "figures/input_figures.h"
#include "host/files.h"
#include "integrity/nobody.h"
#include "plan/plan_map.h"

namespace shelfwise {

namespace {

void addDiagnosis(const Diagnosis& diagnosis, Figures& figures) {
  FigureTable lists{.path = "lists",
                    .columns = {{"list", "list"}, {"ready", "ready"}, {"why", "because"}},
                    .rows = {},
                    .leftColumns = 3};
  for (const ListReadiness& list : diagnosis.lists) {
    lists.rows.push_back({textFigure(list.list),
                          flagFigure(list.isReady, list.isReady ? "yes" : "no"),
                          textFigure(list.why)});
  }
  figures.push_back(std::move(lists));
  FigureTable warnings{
      .path = "warnings", .columns = {{"warning", std::string(kHidden)}}, .rows = {}};
  for (const std::string& warning : diagnosis.warnings) {
    warnings.rows.push_back({textFigure(warning)});
    figures.push_back(FigureLine{"", "warning", {{"", "{}", textFigure(warning)}}});
  }
  figures.push_back(std::move(warnings));
}

Status writeMap(const Options& options, const std::vector<std::string>& sections) {
  if (options.writeMap.empty()) return Done{};
  const auto file = OutputFile::open(options.writeMap);
  if (!file.ok()) return file.error();
  return file.value().write(mapFileOf(sections));
}

}  // namespace

Status runDoctor(const Options& options, Executor&, StageProgress& progress) {
  auto inputs = readInputs(options, progress);
  if (!inputs.ok()) return inputs.error();
  progress.finish();
  EventLog& log = inputs.value().log;
  const std::vector<Nobody> nobody = findNobody(log);
  log = withoutNobody(std::move(log), nobody);
  Figures figures;
  for (std::size_t i = 0; i < inputs.value().files.size(); ++i) {
    const ReadFile& file = inputs.value().files[i];
    addInput(file.report, file.reading, "inputs." + std::to_string(i), figures);
  }
  addNobody(nobody, log.shoppers, figures);
  addDiagnosis(diagnose(inputs.value().catalog, log), figures);
  printFigures(figures, options.json);
  return writeMap(options, inputs.value().mapSections);
}

}  // namespace shelfwise
