#include "cli/options.h"

#include <CLI/CLI.hpp>
#include <array>
#include <charconv>
#include <chrono>
#include <functional>
#include <optional>
#include <string_view>
#include <utility>

#include "text/visible_text.h"

namespace shelfwise {

namespace {

constexpr std::string_view kAbout =
    "Builds recommendations that run in the shopper's browser.\n\n"
    "  shelfwise build --catalog products.csv --events events.csv -o slices\n\n"
    "writes a folder of static files for any web server; the npm package `shelfwise` does the "
    "rest.";

constexpr std::string_view kBuildExamples = R"(Examples:
  shelfwise build --catalog products.csv.gz --events events.csv.gz -o slices
  shelfwise build --catalog feed.jsonl --map columns.json -o slices     # a catalogue alone will do
  shelfwise build --catalog p.csv --events e.csv -o slices --min-support 5 --expires 2030-06-30

Files may be CSV, TSV or JSON Lines, each also gzip-ed.  A build into a folder that holds an earlier
one replaces it: version + 1, and the earlier build's files stay for pages that are still open.)";

constexpr std::string_view kEvalExamples = R"(Examples:
  shelfwise eval --catalog products.csv.gz --events events.csv.gz
  shelfwise eval --catalog p.csv --events e.csv --protocol time --json > report.json
  shelfwise eval --catalog p.csv --events e.csv --report report.html    # one page, with plots
  shelfwise eval --catalog p.csv --events e.csv --rows lightgcn         # LightGCN beside it
  shelfwise eval --catalog p.csv --events e.csv --membership            # what slices give away
  shelfwise eval --split train.txt.gz test.txt.gz --k 20     # lines `user item item ...` will do

Protocols:
  loo     the last event of every shopper is the test, the one before it validates
  split   as the `part` column of the events says, or the files of --split
  random  20 % of every shopper's items are the test, chosen by --seed
  time    the last 30 days are the test, or the last tenth of a shorter log)";

constexpr std::string_view kDoctorExamples = R"(Examples:
  shelfwise doctor --catalog products.csv --events events.csv
  shelfwise doctor --catalog p.csv --events e.csv --write-map map.json   # then correct it
  shelfwise build --catalog p.csv --events e.csv --map map.json -o slices

Nothing is built and nothing but the map is written.  Warnings are printed; the status is 0 unless a
file is refused.)";

constexpr std::string_view kVerifyExamples = R"(Examples:
  shelfwise verify slices
  shelfwise verify slices --json)";

constexpr std::string_view kInspectExamples = R"(Examples:
  shelfwise inspect slices
  shelfwise inspect slices --item SKU-42     # one product's facts and edges
  shelfwise inspect slices --json)";

constexpr std::string_view kOverlayExamples = R"(Examples:
  shelfwise overlay --changes stock.csv -o slices
  shelfwise overlay --changes prices.jsonl -o slices --json

The file has a column of ids and columns of the build's names: id, price, stock.  Changes add up to
those of earlier overlays; the next build starts without any.  Products whose stock is 0 are in no
list.)";

constexpr std::array<std::pair<std::string_view, Protocol>, 4> kProtocols = {{
    {"loo", Protocol::kLeaveOneOut},
    {"split", Protocol::kSplit},
    {"random", Protocol::kRandom},
    {"time", Protocol::kTime},
}};

constexpr std::array<std::pair<std::string_view, Effort>, 4> kEfforts = {{
    {"none", Effort::kNone},
    {"fast", Effort::kFast},
    {"default", Effort::kDefault},
    {"best", Effort::kBest},
}};

// The number that all of `text` is.
int numberOf(std::string_view text) {
  int number = -1;
  const auto [end, failure] = std::from_chars(text.data(), text.data() + text.size(), number);
  return failure == std::errc() && end == text.data() + text.size() ? number : -1;
}

// Whether `text` is "YYYY-MM-DD" of a day that exists.
bool isDate(std::string_view text) {
  if (text.size() != 10 || text[4] != '-' || text[7] != '-') return false;
  const std::chrono::year_month_day date{
      std::chrono::year(numberOf(text.substr(0, 4))),
      std::chrono::month(static_cast<unsigned>(numberOf(text.substr(5, 2)))),
      std::chrono::day(static_cast<unsigned>(numberOf(text.substr(8, 2))))};
  return numberOf(text.substr(0, 4)) >= 0 && date.ok();
}

// Whether `text` is "Thh:mm:ssZ".
bool isUtcTime(std::string_view text) {
  if (text.size() != 10 || text[0] != 'T' || text[3] != ':' || text[6] != ':' || text[9] != 'Z') {
    return false;
  }
  const std::array parts = {std::pair(1, 23), std::pair(4, 59), std::pair(7, 59)};
  for (const auto& [at, most] : parts) {
    const int number = numberOf(text.substr(static_cast<std::size_t>(at), 2));
    if (number < 0 || number > most) return false;
  }
  return true;
}

std::string checkExpiry(const std::string& text) {
  const std::string_view view = text;
  if (isDate(view) ||
      (view.size() == 20 && isDate(view.substr(0, 10)) && isUtcTime(view.substr(10)))) {
    return {};
  }
  return "'" + text + "' is neither a date like 2030-06-30 nor a time like 2030-06-30T12:00:00Z";
}

// The names in a table, as a sentence lists them.
template <class Names>
std::string listed(const Names& names) {
  std::string text;
  for (std::size_t i = 0; i < names.size(); ++i) {
    if (i > 0) text += i + 1 == names.size() ? " and " : ", ";
    text += names[i].first;
  }
  return text;
}

// Validates a text by `check`, which returns what is wrong, or an empty text.  Shown in no help.
CLI::Validator checkedBy(const std::function<std::string(const std::string&)>& check) {
  return {[check](std::string& text) { return check(text); }, ""};
}

CLI::Validator numberFrom(int least, int most) {
  CLI::Validator range = CLI::Range(least, most);
  return range.description("");
}

CLI::Validator seed() {
  return checkedBy([](const std::string& text) {
    std::uint64_t number = 0;
    const char* end = text.data() + text.size();
    const auto read = std::from_chars(text.data(), end, number);
    return read.ec == std::errc() && read.ptr == end
               ? std::string()
               : "'" + text + "' is no whole number from 0 to 2^64 - 1";
  });
}

template <class Value, std::size_t kCount>
using NameTable = std::array<std::pair<std::string_view, Value>, kCount>;

template <class Value, std::size_t kCount>
const Value* find(const NameTable<Value, kCount>& names, std::string_view name) {
  for (const auto& [known, value] : names) {
    if (known == name) return &value;
  }
  return nullptr;
}

template <class Value, std::size_t kCount>
CLI::Validator oneOf(const NameTable<Value, kCount>& names) {
  return checkedBy([&names](const std::string& name) {
    return find(names, name) ? "" : "'" + name + "' is none of " + listed(names);
  });
}

// An option whose value is one of the names in a table.
template <class Value, std::size_t kCount>
CLI::Option* addNamed(CLI::App& verb, const char* flag, Value& value,
                      const NameTable<Value, kCount>& names, const char* about) {
  const auto choose = [&value, &names](const std::string& name) { value = *find(names, name); };
  return verb.add_option_function<std::string>(flag, choose, about)
      ->type_name("NAME")
      ->check(oneOf(names));
}

// An option whose values are names in a table.
template <class Value, std::size_t kCount>
CLI::Option* addAllNamed(CLI::App& verb, const char* flag, std::vector<Value>& values,
                         const NameTable<Value, kCount>& names, const char* about) {
  const auto choose = [&values, &names](const std::vector<std::string>& chosen) {
    for (const std::string& name : chosen) values.push_back(*find(names, name));
  };
  return verb.add_option_function<std::vector<std::string>>(flag, choose, about)
      ->type_name("NAME")
      ->check(oneOf(names));
}

CLI::Validator path() {
  return checkedBy([](const std::string& text) { return text.empty() ? "no name is given" : ""; });
}

void addAllowColumn(CLI::App& verb, Options& options) {
  verb.add_option("--allow-column", options.allowColumns,
                  "A column that may hold what looks like mail addresses or phone numbers; "
                  "repeatable")
      ->type_name("NAME")
      ->check(path())
      ->expected(1)
      ->take_all();
}

void addInputs(CLI::App& verb, Options& options) {
  verb.add_option("--events", options.events, "What shoppers did: shopper, item, time, type, ...")
      ->type_name("FILE")
      ->check(path());
  verb.add_option("--links", options.links, "Links between products: from, relation, to")
      ->type_name("FILE")
      ->check(path());
  verb.add_option("--map", options.map, "Which column is what, where names do not tell (JSON)")
      ->type_name("FILE")
      ->check(path());
  addAllowColumn(verb, options);
  verb.add_option("--preset", options.preset,
                  "The platform that the files are exports of, or none [the one that fits]")
      ->type_name("NAME")
      ->check(path());
  verb.add_option("--encoding", options.encoding,
                  "How the files' text is encoded, such as windows-1252 or gbk [UTF-8]")
      ->type_name("NAME")
      ->check(path());
  verb.add_flag("--lenient", options.lenient, "Go on whatever share of the rows is unreadable");
}

void addTraining(CLI::App& verb, Options& options) {
  verb.add_option("--min-support", options.minSupport,
                  "Shoppers who must stand behind an edge made from behaviour")
      ->type_name("N")
      ->check(numberFrom(1, 1'000'000))
      ->capture_default_str();
  verb.add_option("--vector-support", options.vectorSupport,
                  "Shoppers who must stand behind the own part of a product's vector; with fewer, "
                  "its facts speak for it [as many as --min-support]")
      ->type_name("N")
      ->check(numberFrom(1, 1'000'000));
  verb.add_option("--seed", options.seed, "Chooses what is held out")
      ->type_name("N")
      ->check(seed())
      ->capture_default_str();
  addNamed(verb, "--effort", options.effort, kEfforts,
           "Work for the vectors: none (a build without them), fast, default or best")
      ->default_str("default");
  verb.add_option("--threads", options.threads, "Threads; the answer does not depend on them")
      ->type_name("N")
      ->check(numberFrom(1, 256));
}

void addPrinting(CLI::App& verb, Options& options) {
  verb.add_flag("--json", options.json, "Print one JSON object");
  verb.add_flag("--quiet", options.quiet, "Print no progress and no notes");
}

void addBuild(CLI::App& app, Options& options) {
  CLI::App* verb = app.add_subcommand("build", "Makes the folder that a shop puts on its server");
  verb->add_option("--catalog", options.catalog, "The products: id, title, brand, price, ...")
      ->type_name("FILE")
      ->check(path())
      ->required();
  addInputs(*verb, options);
  verb->add_option("-o,--output", options.output, "The folder to write")
      ->type_name("DIR")
      ->check(path())
      ->required();
  addTraining(*verb, options);
  verb->add_option("--previous", options.previous,
                   "The folder of the build before, if it is not that of -o")
      ->type_name("DIR")
      ->check(path());
  verb->add_option("--expires", options.expires,
                   "When browsers shall no longer use the build: a date, or a UTC time")
      ->type_name("DATE")
      ->check(checkedBy(checkExpiry));
  addPrinting(*verb, options);
  verb->footer(std::string(kBuildExamples));
}

void addEval(CLI::App& app, Options& options) {
  CLI::App* verb = app.add_subcommand("eval", "Measures how well a build would have recommended");
  verb->add_option("--catalog", options.catalog, "The products; none: those of the events")
      ->type_name("FILE")
      ->check(path());
  addInputs(*verb, options);
  addNamed(*verb, "--protocol", options.protocol, kProtocols, "loo, split, random or time")
      ->default_str("loo");
  verb->add_option("--split", options.split,
                   "Events by part: one file with a part column, or train [validation] test")
      ->type_name("FILE")
      ->check(path())
      ->expected(1, 3);
  verb->add_option("--k", options.k, "Cut-off of every metric")
      ->type_name("N")
      ->check(numberFrom(1, 1000))
      ->capture_default_str();
  verb->add_flag("!--no-ablations", options.ablations,
                 "Leave out the rows without the graph, with a shuffled one and of single sources");
  addAllNamed(
      *verb, "--rows", options.forms, kOtherItemForms,
      "Also rows with item vectors of other graph convolutions: lightgcn, gcn-facts, mean-facts");
  verb->add_flag("--membership", options.membership,
                 "Instead: how well an attacker tells shoppers of the log from others, who has the "
                 "slices of m = 1, 2, 5 and --min-support");
  addTraining(*verb, options);
  verb->add_option("--report", options.report, "Also write all of it as one HTML page, with plots")
      ->type_name("FILE")
      ->check(path());
  addPrinting(*verb, options);
  verb->footer(std::string(kEvalExamples));
}

void addDoctor(CLI::App& app, Options& options) {
  CLI::App* verb =
      app.add_subcommand("doctor", "Shows how files are read and what they are good for");
  verb->add_option("--catalog", options.catalog, "The products: id, title, brand, price, ...")
      ->type_name("FILE")
      ->check(path())
      ->required();
  addInputs(*verb, options);
  verb->add_option("--write-map", options.writeMap,
                   "Write a map that reads the files in the same way, to be corrected by hand")
      ->type_name("FILE")
      ->check(path());
  addPrinting(*verb, options);
  verb->footer(std::string(kDoctorExamples));
}

CLI::App* addFolderVerb(CLI::App& app, Options& options, const char* name, const char* about) {
  CLI::App* verb = app.add_subcommand(name, about);
  verb->add_option("DIR", options.folder, "The folder that `shelfwise build` wrote")
      ->type_name("")
      ->check(path())
      ->required();
  addPrinting(*verb, options);
  return verb;
}

void addVerify(CLI::App& app, Options& options) {
  CLI::App* verb =
      addFolderVerb(app, options, "verify", "Proves that every file of a build is whole");
  addAllowColumn(*verb, options);
  verb->footer(std::string(kVerifyExamples));
}

void addInspect(CLI::App& app, Options& options) {
  CLI::App* verb = addFolderVerb(app, options, "inspect", "Shows what a build holds");
  verb->add_option("--item", options.item, "Show this product's facts and edges")->type_name("ID");
  verb->footer(std::string(kInspectExamples));
}

void addOverlay(CLI::App& app, Options& options) {
  CLI::App* verb =
      app.add_subcommand("overlay", "Puts new prices and stock beside a build that is served");
  verb->add_option("--changes", options.changes, "What changed: id, price, stock, ...")
      ->type_name("FILE")
      ->check(path())
      ->required();
  verb->add_option("-o,--output", options.output, "The folder of the build")
      ->type_name("DIR")
      ->check(path())
      ->required();
  addPrinting(*verb, options);
  verb->footer(std::string(kOverlayExamples));
}

Verb verbOf(const CLI::App& app) {
  if (app.got_subcommand("eval")) return Verb::kEval;
  if (app.got_subcommand("doctor")) return Verb::kDoctor;
  if (app.got_subcommand("verify")) return Verb::kVerify;
  if (app.got_subcommand("inspect")) return Verb::kInspect;
  if (app.got_subcommand("overlay")) return Verb::kOverlay;
  return Verb::kBuild;
}

// What is wrong although every option is valid by itself; empty if nothing is.
std::string checkTogether(const CLI::App& app, Options& options) {
  if (options.vectorSupport.value_or(options.minSupport) < options.minSupport) {
    return "--vector-support must not be below --min-support";
  }
  if (options.verb != Verb::kEval) return {};
  if (options.events.empty() && options.split.empty()) return "--events or --split is needed";
  if (options.membership && !options.report.empty()) return "--membership has no report page";
  if (options.membership && !options.forms.empty()) return "--membership has no rows";
  if (options.effort == Effort::kNone && !options.forms.empty()) {
    return "--rows needs vectors, and --effort none makes none";
  }
  if (options.split.empty()) return {};
  if (!options.events.empty()) return "--events and --split exclude each other";
  const bool named = app.get_subcommand("eval")->get_option("--protocol")->count() > 0;
  if (named && options.protocol != Protocol::kSplit) return "--split needs --protocol split";
  options.protocol = Protocol::kSplit;
  return {};
}

CommandLine usageError(const CLI::App& app, const std::string& sentence) {
  const auto verbs = app.get_subcommands();
  const std::string verb = verbs.empty() ? "" : " " + verbs.front()->get_name();
  return {.ends = true,
          .status = kExitUsage,
          .text = "error: " + std::string(errorCodeName(ErrorCode::kInvalidArgument)) + ": " +
                  visible(sentence) + "\nTry `shelfwise" + verb + " --help`.\n",
          .options = {}};
}

}  // namespace

std::string_view effortName(Effort effort) {
  for (const auto& [name, value] : kEfforts) {
    if (value == effort) return name;
  }
  return "";
}

CommandLine parseCommandLine(int argc, const char* const* argv) {
  CommandLine line;
  CLI::App app{std::string(kAbout), "shelfwise"};
  app.set_version_flag("--version", SHELFWISE_VERSION);
  app.require_subcommand(1);
  addBuild(app, line.options);
  addEval(app, line.options);
  addDoctor(app, line.options);
  addVerify(app, line.options);
  addInspect(app, line.options);
  addOverlay(app, line.options);
  try {
    app.parse(argc, argv);
  } catch (const CLI::CallForVersion& version) {
    return {
        .ends = true, .status = kExitOk, .text = version.what() + std::string("\n"), .options = {}};
  } catch (const CLI::CallForHelp&) {
    const auto verbs = app.get_subcommands();
    const std::string help = verbs.empty() ? app.help() : verbs.front()->help("shelfwise");
    return {.ends = true, .status = kExitOk, .text = help, .options = {}};
  } catch (const CLI::ParseError& error) {
    const std::string_view first = argc > 1 ? argv[1] : "";
    if (app.get_subcommands().empty() && !first.empty() && !first.starts_with('-')) {
      return usageError(app, "there is no verb '" + std::string(first) + "'");
    }
    return usageError(app, error.what());
  }
  line.options.verb = verbOf(app);
  const std::string wrong = checkTogether(app, line.options);
  return wrong.empty() ? line : usageError(app, wrong);
}

}  // namespace shelfwise
