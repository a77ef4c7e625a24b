// JavaScript's door into the runtime.  Only conversions live here: no scoring, no defaults.
// Everything a test could check without a browser belongs in src/.

#include <emscripten/bind.h>
#include <emscripten/val.h>

#include <cstdint>
#include <limits>
#include <memory>
#include <new>
#include <optional>
#include <string>
#include <vector>

#include "base/event_type.h"
#include "base/joined_text.h"
#include "quant/kernels.h"
#include "recommend/answer_json.h"
#include "recommend/recommender.h"
#include "shelf/shelf.h"

namespace shelfwise {
namespace {

using emscripten::val;

// Typed names for what crosses, so that the generated .d.ts says more than `any`.
EMSCRIPTEN_DECLARE_VAL_TYPE(SliceFile);
EMSCRIPTEN_DECLARE_VAL_TYPE(TrackCall);
EMSCRIPTEN_DECLARE_VAL_TYPE(RestoreCall);
EMSCRIPTEN_DECLARE_VAL_TYPE(RecommendCall);
EMSCRIPTEN_DECLARE_VAL_TYPE(UpdateCall);
EMSCRIPTEN_DECLARE_VAL_TYPE(DoneAnswer);
EMSCRIPTEN_DECLARE_VAL_TYPE(OpenAnswer);
EMSCRIPTEN_DECLARE_VAL_TYPE(TrackAnswer);
EMSCRIPTEN_DECLARE_VAL_TYPE(RestoreAnswer);
EMSCRIPTEN_DECLARE_VAL_TYPE(UpdateAnswer);
EMSCRIPTEN_DECLARE_VAL_TYPE(InterestsAnswer);
EMSCRIPTEN_DECLARE_VAL_TYPE(RankAnswer);

val failure(const Error& error) {
  val inner = val::object();
  inner.set("code", std::string(errorCodeName(error.code)));
  inner.set("message", error.message);
  val out = val::object();
  out.set("error", inner);
  return out;
}

template <class T>
val success(T&& value) {
  val out = val::object();
  out.set("value", std::forward<T>(value));
  return out;
}

// A copy: a view of the WASM heap dies when the heap grows.
val toFloat32Array(const std::vector<float>& values) {
  return val(emscripten::typed_memory_view(values.size(), values.data())).call<val>("slice");
}

// The whole number nearest below, of a double that may be anything.
std::int64_t toSeconds(double value) {
  constexpr double kBound = 1e15;
  if (!(value > -kBound)) return 0;
  return static_cast<std::int64_t>(value < kBound ? value : kBound);
}

std::uint32_t toUint32(double value) {
  if (!(value > 0)) return 0;
  constexpr auto kMax = std::numeric_limits<std::uint32_t>::max();
  return value < static_cast<double>(kMax) ? static_cast<std::uint32_t>(value) : kMax;
}

std::string hex(std::uint64_t value) {
  std::string text;
  for (int shift = 60; shift >= 0; shift -= 4) text += "0123456789abcdef"[(value >> shift) & 15];
  return text;
}

Result<EventType> itemEventType(const std::string& name) {
  const auto type = eventTypeFromName(name);
  if (type && isAboutItem(*type)) return *type;
  return Error{ErrorCode::kInvalidArgument,
               joined("\"", name, "\" is no type of an item's events")};
}

Error unknownItem(const std::string& id) {
  return {ErrorCode::kNotFound, joined("the slices have no item \"", id, "\"")};
}

// The items of those ids that the slices know.
std::vector<ItemId> knownItems(const ModelView& model, const val& ids) {
  std::vector<ItemId> items;
  for (const std::string& id : emscripten::vecFromJSArray<std::string>(ids)) {
    const ItemId item = model.findItem(id);
    if (item != kNoId) items.push_back(item);
  }
  return items;
}

// The text is empty where a call has controls and no filter.
FilterRequest readFilter(const val& call) {
  if (!call.hasOwnProperty("filter")) return {};
  const val filter = call["filter"];
  FilterRequest request{.text = filter["text"].as<std::string>(),
                        .seconds = toSeconds(filter["seconds"].as<double>())};
  const auto names = emscripten::vecFromJSArray<std::string>(filter["names"]);
  for (std::size_t i = 0; i < names.size(); ++i) {
    const val value = filter["values"][i];
    if (value.isNumber()) {
      request.context.push_back({names[i], value.as<double>()});
    } else if (value.isTrue() || value.isFalse()) {
      request.context.push_back({names[i], value.isTrue()});
    } else {
      request.context.push_back({names[i], emscripten::vecFromJSArray<std::string>(value)});
    }
  }
  return request;
}

std::vector<Rule> readRules(const val& rules) {
  const auto names = emscripten::vecFromJSArray<std::string>(rules["names"]);
  const auto conditions = emscripten::vecFromJSArray<std::string>(rules["conditions"]);
  const auto numbers = emscripten::convertJSArrayToNumberVector<double>(rules["numbers"]);
  std::vector<Rule> read;
  for (std::size_t i = 0; i < names.size(); ++i) {
    const double* row = &numbers[4 * i];  // kind, value, from, until
    read.push_back(
        {names[i], conditions[i], static_cast<RuleKind>(toUint32(row[0])), row[1], row[2], row[3]});
  }
  return read;
}

Controls readControls(const val& call) {
  if (!call.hasOwnProperty("controls")) return {};
  const val controls = call["controls"];
  const auto numbers = emscripten::convertJSArrayToNumberVector<double>(controls["numbers"]);
  Controls read{.boost = controls["boost"].as<std::string>(),
                .rules = readRules(controls["rules"]),
                .diversity = static_cast<float>(numbers[0]),
                .threshold = static_cast<float>(numbers[1]),
                .minRelevance = static_cast<float>(numbers[2])};
  for (const std::string& column :
       emscripten::vecFromJSArray<std::string>(controls["constraints"])) {
    const std::size_t at = 3 + 2 * read.constraints.size();
    read.constraints.push_back({column, toUint32(numbers[at]), toUint32(numbers[at + 1])});
  }
  return read;
}

// Events of items that the slices do not know are skipped: they lead nowhere.
Result<GivenHistory> readHistory(const ModelView& model, const val& history) {
  const auto ids = emscripten::vecFromJSArray<std::string>(history["items"]);
  const auto types = emscripten::vecFromJSArray<std::string>(history["types"]);
  const auto ages = emscripten::convertJSArrayToNumberVector<double>(history["ages"]);
  const auto units = emscripten::vecFromJSArray<std::string>(history["units"]);
  std::vector<GivenEvent> events;
  std::vector<std::uint32_t> positions;
  for (std::uint32_t i = 0; i < ids.size(); ++i) {
    const auto type = itemEventType(types[i]);
    if (!type.ok()) return type.error();
    const ItemId item = model.findItem(ids[i]);
    if (item == kNoId) continue;
    events.push_back({item, type.value(), ages[i], units[i] == "seconds"});
    positions.push_back(i);
  }
  GivenHistory mended = mendHistory(events, model.fusion.ages.inSeconds);
  for (std::uint32_t& position : mended.positions) position = positions[position];
  return mended;
}

// A profile as it crosses: the events of items that the slices know, and the numbers of the others.
struct CrossingProfile {
  std::vector<ProfileEvent> events;
  std::vector<std::uint32_t> unknown;
};

Result<CrossingProfile> readProfile(const ModelView& model, const val& call) {
  const auto ids = emscripten::vecFromJSArray<std::string>(call["items"]);
  const auto types = emscripten::vecFromJSArray<std::string>(call["types"]);
  const auto seconds = emscripten::convertJSArrayToNumberVector<double>(call["seconds"]);
  const auto sequences = emscripten::convertJSArrayToNumberVector<double>(call["sequences"]);
  const auto steps = emscripten::convertJSArrayToNumberVector<double>(call["steps"]);
  CrossingProfile profile;
  for (std::size_t i = 0; i < ids.size(); ++i) {
    const auto type = itemEventType(types[i]);
    if (!type.ok()) return type.error();
    const ProfileEvent event{toUint32(sequences[i]), model.findItem(ids[i]), type.value(),
                             toSeconds(seconds[i]), toUint32(steps[i])};
    if (event.item != kNoId) {
      profile.events.push_back(event);
    } else {
      profile.unknown.push_back(event.sequence);
    }
  }
  return profile;
}

// A value as the page writes it: nothing, a word, or a decimal number.
Result<LiveCell> readCell(const std::string& text, const std::string& column) {
  if (text.empty()) return LiveCell{};
  if (text == "true" || text == "false") {
    return LiveCell{.kind = LiveKind::kBoolean, .truth = text == "true"};
  }
  const auto number = parseDecimal(text);
  if (number) return LiveCell{.kind = LiveKind::kNumber, .number = *number};
  return Error{ErrorCode::kInvalidArgument,
               joined("live value ", column, ": ", text, " has too many digits; round it")};
}

// Live values as they cross: the rows of items that the slices know, and the numbers of the others.
struct CrossingValues {
  LiveChanges changes;
  std::vector<std::uint32_t> unknown;
};

Result<CrossingValues> readValues(const ModelView& model, const val& call) {
  const auto ids = emscripten::vecFromJSArray<std::string>(call["items"]);
  const auto cells = emscripten::vecFromJSArray<std::string>(call["cells"]);
  CrossingValues values;
  values.changes.columns = emscripten::vecFromJSArray<std::string>(call["columns"]);
  const std::size_t width = values.changes.columns.size();
  for (std::uint32_t row = 0; row < ids.size(); ++row) {
    const ItemId item = model.findItem(ids[row]);
    if (item == kNoId) {
      values.unknown.push_back(row);
    } else {
      values.changes.items.push_back(item);
    }
    for (std::size_t c = 0; c < width; ++c) {
      const auto cell = readCell(cells[row * width + c], values.changes.columns[c]);
      if (!cell.ok()) return cell.error();
      if (item != kNoId) values.changes.cells.push_back(cell.value());
    }
  }
  return values;
}

class Engine {
 public:
  DoneAnswer addSlice(const SliceFile& file) {
    const auto size = file["length"].as<std::size_t>();
    std::unique_ptr<std::byte[]> probe(new (std::nothrow) std::byte[size]);
    if (probe == nullptr) {
      return DoneAnswer(
          failure({ErrorCode::kOutOfMemory, joined("no memory for a slice of ", size, " bytes")}));
    }
    probe.reset();
    std::vector<std::byte> bytes(size);
    val(emscripten::typed_memory_view(size, reinterpret_cast<std::uint8_t*>(bytes.data())))
        .call<void>("set", file);
    slices_.push_back(std::move(bytes));
    return DoneAnswer(success(val::null()));
  }

  OpenAnswer open() {
    auto opened = Recommender::open(std::move(slices_));
    slices_.clear();
    if (!opened.ok()) return OpenAnswer(failure(opened.error()));
    recommender_ = std::move(opened).value();
    shelf_.emplace(*recommender_);
    const ModelView& model = recommender_->model();
    const auto columns = columnsJson(model.columns);
    if (!columns.ok()) return OpenAnswer(failure(columns.error()));
    val out = val::object();
    out.set("generation", hex(model.generation));
    out.set("items", model.itemCount());
    out.set("ageInSeconds", model.fusion.ages.inSeconds);
    out.set("minSupport", model.minSupport);
    out.set("columns", columns.value());
    return OpenAnswer(success(out));
  }

  TrackAnswer track(const TrackCall& call) {
    if (!recommender_) return TrackAnswer(notOpen());
    const auto id = call["item"].as<std::string>();
    const auto type = itemEventType(call["type"].as<std::string>());
    if (!type.ok()) return TrackAnswer(failure(type.error()));
    const ItemId item = recommender_->model().findItem(id);
    if (item == kNoId) return TrackAnswer(failure(unknownItem(id)));
    const auto seconds = toSeconds(call["seconds"].as<double>());
    const Tracked tracked = recommender_->profile().track(item, type.value(), seconds);
    val out = val::object();
    out.set("sequence", tracked.sequence);
    out.set("step", tracked.step);
    out.set("dropped", tracked.dropped);
    return TrackAnswer(success(out));
  }

  DoneAnswer removeEvent(double sequence) {
    if (!recommender_) return DoneAnswer(notOpen());
    if (recommender_->profile().remove(toUint32(sequence))) return DoneAnswer(success(val::null()));
    return DoneAnswer(
        failure({ErrorCode::kNotFound, joined("the profile has no event ", toUint32(sequence))}));
  }

  DoneAnswer forget() {
    if (!recommender_) return DoneAnswer(notOpen());
    recommender_->profile().forget();
    return DoneAnswer(success(val::null()));
  }

  RestoreAnswer restore(const RestoreCall& call) {
    if (!recommender_) return RestoreAnswer(notOpen());
    auto profile = readProfile(recommender_->model(), call);
    if (!profile.ok()) return RestoreAnswer(failure(profile.error()));
    const auto& [events, unknown] = profile.value();
    const auto restored = recommender_->profile().restore(
        events, toUint32(call["last"].as<double>()), toUint32(call["lastStep"].as<double>()));
    if (!restored.ok()) return RestoreAnswer(failure(restored.error()));
    val out = val::object();
    out.set("unknown", val::array(unknown));
    out.set("dropped", val::array(restored.value()));
    return RestoreAnswer(success(out));
  }

  UpdateAnswer update(const UpdateCall& call) {
    if (!recommender_) return UpdateAnswer(notOpen());
    const auto values = readValues(recommender_->model(), call);
    if (!values.ok()) return UpdateAnswer(failure(values.error()));
    const Status updated = recommender_->update(values.value().changes);
    if (!updated.ok()) return UpdateAnswer(failure(updated.error()));
    return UpdateAnswer(success(val::array(values.value().unknown)));
  }

  InterestsAnswer interests(double seconds, double limit) const {
    if (!recommender_) return InterestsAnswer(notOpen());
    const auto interests = recommender_->interests(toSeconds(seconds), toUint32(limit));
    const auto json = interestsJson(recommender_->model(), interests);
    if (!json.ok()) return InterestsAnswer(failure(json.error()));
    std::vector<float> weights;
    for (const Interest& interest : interests) weights.push_back(interest.weight);
    val out = val::object();
    out.set("json", json.value());
    out.set("weights", toFloat32Array(weights));
    return InterestsAnswer(success(out));
  }

  // Any list.  Items of a cart that the slices do not know are skipped: they lead nowhere.
  RankAnswer recommend(const RecommendCall& call) {
    if (!recommender_) return RankAnswer(notOpen());
    const ModelView& model = recommender_->model();
    const auto name = call["list"].as<std::string>();
    const auto list = listFromName(name);
    if (!list) {
      return RankAnswer(
          failure({ErrorCode::kInvalidArgument, "there is no list \"" + name + "\""}));
    }
    ShelfRequest request{.list = *list,
                         .options = listRequest(call),
                         .seconds = toSeconds(call["seconds"].as<double>()),
                         .items = knownItems(model, call["items"])};
    if (kListRows[*list].subject == ListSubject::kItem && request.items.empty()) {
      return RankAnswer(failure(unknownItem(call["items"][0].as<std::string>())));
    }
    if (call.hasOwnProperty("fallback")) {
      const auto fallback = call["fallback"].as<std::string>();
      request.fallback = listFromName(fallback);
      if (!request.fallback) {
        return RankAnswer(
            failure({ErrorCode::kInvalidArgument, "there is no list \"" + fallback + "\""}));
      }
    }
    if (call.hasOwnProperty("history")) {
      auto history = readHistory(model, call["history"]);
      if (!history.ok()) return RankAnswer(failure(history.error()));
      request.history = std::move(history).value();
    }
    return rank(shelf_->list(request), call["fields"]);
  }

 private:
  static val notOpen() {
    return failure({ErrorCode::kInvalidArgument, "open() has not succeeded yet"});
  }

  ListRequest listRequest(const val& call) const {
    return {.limit = toUint32(call["limit"].as<double>()),
            .exclude = knownItems(recommender_->model(), call["exclude"]),
            .filter = readFilter(call),
            .controls = readControls(call)};
  }

  RankAnswer rank(const Result<Recommendations>& answer, const val& fields) const {
    if (!answer.ok()) return RankAnswer(failure(answer.error()));
    const auto json = recommendationsJson(recommender_->model(), answer.value(),
                                          emscripten::vecFromJSArray<std::string>(fields));
    if (!json.ok()) return RankAnswer(failure(json.error()));
    std::vector<float> scores;
    std::vector<float> shares;
    for (const Recommendation& item : answer.value().items) {
      scores.push_back(item.score);
      for (const Reason& reason : item.reasons) shares.push_back(reason.share);
    }
    val out = val::object();
    out.set("json", json.value());
    out.set("scores", toFloat32Array(scores));
    out.set("shares", toFloat32Array(shares));
    return RankAnswer(success(out));
  }

  std::vector<std::vector<std::byte>> slices_;
  std::unique_ptr<Recommender> recommender_;
  std::optional<Shelf> shelf_;
};

std::string kernel() { return std::string(kernelName()); }

// Of the package that the module belongs to.
std::string version() { return SHELFWISE_VERSION; }

EMSCRIPTEN_BINDINGS(shelfwise_runtime) {
  using emscripten::register_type;
  register_type<SliceFile>("Uint8Array");
  register_type<TrackCall>("{ item: string; type: string; seconds: number }");
  register_type<RestoreCall>(
      "{ items: string[]; types: string[]; seconds: number[]; sequences: number[]; steps: "
      "number[]; last: number; lastStep: number }");
  register_type<RecommendCall>(
      "{ list: string; items: string[]; seconds: number; limit: number; exclude: string[]; "
      "fields: string[]; fallback?: string; filter?: { text: string; seconds: number; names: "
      "string[]; values: "
      "(number "
      "| boolean | string[])[] }; controls?: { boost: string; rules: { names: string[]; "
      "conditions: string[]; numbers: number[] }; constraints: string[]; numbers: number[] }; "
      "history?: { items: string[]; types: string[]; ages: number[]; "
      "units: ('seconds' | 'steps')[] } }");
#define SHELFWISE_ANSWER(value) \
  "{ value: " value "; error?: undefined } | { error: { code: string; message: string } }"
  register_type<DoneAnswer>(SHELFWISE_ANSWER("null"));
  register_type<OpenAnswer>(SHELFWISE_ANSWER(
      "{ generation: string; items: number; ageInSeconds: boolean; minSupport: number; "
      "columns: string }"));
  register_type<TrackAnswer>(
      SHELFWISE_ANSWER("{ sequence: number; step: number; dropped: number }"));
  register_type<RestoreAnswer>(SHELFWISE_ANSWER("{ unknown: number[]; dropped: number[] }"));
  register_type<UpdateCall>("{ items: string[]; columns: string[]; cells: string[] }");
  register_type<UpdateAnswer>(SHELFWISE_ANSWER("number[]"));
  register_type<InterestsAnswer>(SHELFWISE_ANSWER("{ json: string; weights: Float32Array }"));
  register_type<RankAnswer>(
      SHELFWISE_ANSWER("{ json: string; scores: Float32Array; shares: Float32Array }"));
#undef SHELFWISE_ANSWER
  emscripten::class_<Engine>("Engine")
      .constructor<>()
      .function("addSlice", &Engine::addSlice)
      .function("open", &Engine::open)
      .function("track", &Engine::track)
      .function("removeEvent", &Engine::removeEvent)
      .function("forget", &Engine::forget)
      .function("restore", &Engine::restore)
      .function("update", &Engine::update)
      .function("interests", &Engine::interests)
      .function("recommend", &Engine::recommend);
  emscripten::function("kernel", &kernel);
  emscripten::function("version", &version);
}

}  // namespace
}  // namespace shelfwise
