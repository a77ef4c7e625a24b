#include "delivery/index.h"

#include <algorithm>
#include <boost/json.hpp>

namespace shelfwise {

namespace {

namespace json = boost::json;

constexpr std::size_t kNameDigits = 32;
constexpr std::size_t kHashDigits = 64;
constexpr std::size_t kGenerationDigits = 16;
constexpr std::string_view kSliceSuffix = ".slice.gz";
constexpr std::string_view kIndexPrefix = "index-";
constexpr std::string_view kIndexSuffix = ".json";

bool isHexadecimal(std::string_view text, std::size_t digits) {
  return text.size() == digits && std::all_of(text.begin(), text.end(), [](char c) {
           return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'f');
         });
}

// Whether `text` is a prefix, the first digits of a hash and a suffix.
bool isNamed(std::string_view text, std::string_view prefix, std::string_view suffix) {
  if (!text.starts_with(prefix) || !text.ends_with(suffix)) return false;
  text.remove_prefix(prefix.size());
  return isHexadecimal(text.substr(0, text.size() - std::min(text.size(), suffix.size())),
                       kNameDigits);
}

// Reads an object's fields by name and remembers the first that is missing or of another kind.
class FieldReader {
 public:
  FieldReader(std::string_view file, const json::value& value) : file_(file) {
    if (value.is_object()) {
      object_ = &value.get_object();
    } else {
      fail("is no object");
    }
  }

  const json::value* find(std::string_view name) {
    const json::value* value = object_ == nullptr ? nullptr : object_->if_contains(name);
    if (value == nullptr) fail("has no \"" + std::string(name) + "\"");
    return value;
  }

  std::uint64_t number(std::string_view name) {
    const json::value* value = find(name);
    json::error_code refused;
    const auto number = value == nullptr ? 0 : value->to_number<std::uint64_t>(refused);
    if (refused || number > kMaxIndexNumber) {
      fail("has no whole number from 0 to 2^53 - 1 as \"" + std::string(name) + "\"");
    }
    return number;
  }

  std::string text(std::string_view name) {
    const json::value* value = find(name);
    if (value == nullptr) return {};
    if (!value->is_string()) {
      fail("has no text as \"" + std::string(name) + "\"");
      return {};
    }
    return std::string(value->get_string());
  }

  std::string digits(std::string_view name, std::size_t count) {
    std::string value = text(name);
    if (!isHexadecimal(value, count)) {
      fail("has no " + std::to_string(count) + " hexadecimal digits as \"" + std::string(name) +
           "\"");
    }
    return value;
  }

  std::vector<const json::value*> list(std::string_view name) {
    std::vector<const json::value*> values;
    const json::value* value = find(name);
    if (value == nullptr) return values;
    if (!value->is_array()) {
      fail("has no list as \"" + std::string(name) + "\"");
      return values;
    }
    for (const json::value& element : value->get_array()) values.push_back(&element);
    return values;
  }

  // Takes over the problem that a reader of an inner object has remembered.
  void adopt(const FieldReader& inner) {
    if (error_.empty()) error_ = inner.error_;
  }

  void fail(const std::string& what) {
    if (error_.empty()) error_ = file_ + " " + what;
  }

  const std::string& error() const { return error_; }

 private:
  std::string file_;
  const json::object* object_ = nullptr;
  std::string error_;
};

Result<json::value> parseObject(std::string_view file, std::string_view text) {
  json::error_code refused;
  json::value value = json::parse(text, refused);
  if (refused) {
    return Error{ErrorCode::kCorruptIndex, std::string(file) + " is no JSON: " + refused.message()};
  }
  FieldReader fields(file, value);
  const std::uint64_t format = fields.number("format");
  if (!fields.error().empty()) return Error{ErrorCode::kCorruptIndex, fields.error()};
  if (format != kDeliveryFormat) {
    return Error{ErrorCode::kUnsupportedVersion,
                 std::string(file) + " has format " + std::to_string(format) +
                     ", this version reads format " + std::to_string(kDeliveryFormat)};
  }
  return value;
}

// Whether the digits stand as in "2030-01-01" or "2030-01-01T12:00:00Z".
bool isExpiry(std::string_view text) {
  constexpr std::string_view kForm = "0000-00-00T00:00:00Z";
  constexpr std::size_t kDateLength = 10;
  return (text.size() == kDateLength || text.size() == kForm.size()) &&
         std::equal(text.begin(), text.end(), kForm.begin(), [](char c, char form) {
           return form == '0' ? c >= '0' && c <= '9' : c == form;
         });
}

SliceEntry readSlice(FieldReader& fields) {
  SliceEntry slice{.role = fields.text("role"),
                   .file = fields.text("file"),
                   .sha256 = fields.digits("sha256", kHashDigits),
                   .bytes = fields.number("bytes"),
                   .storedBytes = fields.number("storedBytes")};
  if (fields.error().empty() && slice.file != sliceFileName(slice.sha256)) {
    fields.fail("names a slice \"" + slice.file + "\", which does not follow from its hash");
  }
  return slice;
}

IndexEntry readIndexEntry(FieldReader& fields) {
  IndexEntry entry{.file = fields.text("file"),
                   .sha256 = fields.digits("sha256", kHashDigits),
                   .bytes = fields.number("bytes")};
  if (fields.error().empty() && entry.file != indexFileName(entry.sha256)) {
    fields.fail("names an index \"" + entry.file + "\", which does not follow from its hash");
  }
  return entry;
}

BuildCounts readCounts(FieldReader& fields) {
  return BuildCounts{.items = fields.number("items"),
                     .entities = fields.number("entities"),
                     .relations = fields.number("relations"),
                     .triples = fields.number("triples"),
                     .edges = fields.number("edges"),
                     .minSupport = fields.number("minSupport")};
}

}  // namespace

std::string sliceFileName(std::string_view sha256) {
  return std::string(sha256.substr(0, kNameDigits)).append(kSliceSuffix);
}

std::string indexFileName(std::string_view sha256) {
  return std::string(kIndexPrefix).append(sha256.substr(0, kNameDigits)).append(kIndexSuffix);
}

bool isContentName(std::string_view file) {
  return isNamed(file, "", kSliceSuffix) || isNamed(file, kIndexPrefix, kIndexSuffix);
}

std::string indexJson(const Index& index) {
  json::array slices;
  for (const SliceEntry& slice : index.slices) {
    slices.push_back(json::object{{"role", slice.role},
                                  {"file", slice.file},
                                  {"sha256", slice.sha256},
                                  {"bytes", slice.bytes},
                                  {"storedBytes", slice.storedBytes}});
  }
  const BuildCounts& build = index.build;
  return json::serialize(json::object{{"format", kDeliveryFormat},
                                      {"generation", index.generation},
                                      {"slices", std::move(slices)},
                                      {"build",
                                       {{"items", build.items},
                                        {"entities", build.entities},
                                        {"relations", build.relations},
                                        {"triples", build.triples},
                                        {"edges", build.edges},
                                        {"minSupport", build.minSupport}}}}) +
         "\n";
}

std::string latestJson(const Latest& latest) {
  json::object object{{"format", kDeliveryFormat},
                      {"version", latest.version},
                      {"generation", latest.generation},
                      {"index",
                       {{"file", latest.index.file},
                        {"sha256", latest.index.sha256},
                        {"bytes", latest.index.bytes}}},
                      {"boot", json::array(latest.boot.begin(), latest.boot.end())}};
  if (!latest.expires.empty()) object["expires"] = latest.expires;
  return json::serialize(object) + "\n";
}

Result<Index> parseIndex(std::string_view text) {
  const auto value = parseObject("the index", text);
  if (!value.ok()) return value.error();
  FieldReader fields("the index", value.value());
  Index index{
      .generation = fields.digits("generation", kGenerationDigits), .slices = {}, .build = {}};
  for (const json::value* element : fields.list("slices")) {
    FieldReader inner("the index", *element);
    index.slices.push_back(readSlice(inner));
    fields.adopt(inner);
  }
  if (const json::value* build = fields.find("build")) {
    FieldReader inner("the index's \"build\"", *build);
    index.build = readCounts(inner);
    fields.adopt(inner);
  }
  if (!fields.error().empty()) return Error{ErrorCode::kCorruptIndex, fields.error()};
  return index;
}

Result<Latest> parseLatest(std::string_view text) {
  if (text.size() > kMaxLatestBytes) {
    return Error{ErrorCode::kCorruptIndex, std::string(kLatestName) + " has " +
                                               std::to_string(text.size()) + " bytes, more than " +
                                               std::to_string(kMaxLatestBytes)};
  }
  const auto value = parseObject(kLatestName, text);
  if (!value.ok()) return value.error();
  FieldReader fields(kLatestName, value.value());
  Latest latest{.version = fields.number("version"),
                .generation = fields.digits("generation", kGenerationDigits),
                .index = {},
                .boot = {},
                .expires = {}};
  if (latest.version == 0) fields.fail("has version 0; the first version is 1");
  if (const json::value* entry = fields.find("index")) {
    FieldReader inner("latest.json's \"index\"", *entry);
    latest.index = readIndexEntry(inner);
    fields.adopt(inner);
  }
  for (const json::value* file : fields.list("boot")) {
    if (file->is_string() && isNamed(file->get_string(), "", kSliceSuffix)) {
      latest.boot.emplace_back(file->get_string());
    } else {
      fields.fail("has something in \"boot\" that is no slice's name");
    }
  }
  if (value.value().get_object().contains("expires")) {
    latest.expires = fields.text("expires");
    if (!isExpiry(latest.expires)) fields.fail("has no date or UTC time as \"expires\"");
  }
  if (!fields.error().empty()) return Error{ErrorCode::kCorruptIndex, fields.error()};
  return latest;
}

}  // namespace shelfwise
