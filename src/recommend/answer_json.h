// Answers as JSON text (RFC 8259): one string crosses to JavaScript instead of hundreds of values.
//
// Scores, shares and weights are not in the text.  They cross as float arrays, which keeps their
// bits.
//
// Fails with kOutOfMemory if a text would be longer than kMaxAnswerBytes.

#pragma once

#include <cstdint>
#include <span>
#include <string>
#include <vector>

#include "recommend/recommender.h"

namespace shelfwise {

// Room for a thousand items of 60 kB each.
inline constexpr std::uint64_t kMaxAnswerBytes = 1 << 26;

// `{"items":[{"id":"sku-1","title":"Tent","fields":{"price":900e-2},
//     "reasons":[{"source":"facts","event":0,"relation":"brand","kind":"brand","fact":"Peak"}]}],
//   "events":[{"item":"sku-9","type":"view","sequence":3,"title":"Stove"}]}`
// `fields` holds those requested columns that the slices have and the product fills: numbers,
// booleans, dates as "2026-01-05T10:00:00Z", texts, and arrays of texts for attributes.  `events`
// holds each event that a reason names, once; a reason's `event` is an index into it.  An event of
// the profile has its "sequence", one of a given history its "index" there.  A reason with a fact
// walks that fact.  One with a relation and no fact walks a link.  One without a relation walks an
// edge of its source, but a "pattern" walks nothing.  A popular item's reason has no member but its
// source.  "moved" says what moved an item, `[{"by":"rule","rule":"sale","value":15e-1}]`; it is
// missing where nothing did.  "lack" says why a list must be empty; elsewhere it is missing.
Result<std::string> recommendationsJson(const ModelView& model, const Recommendations& answer,
                                        std::span<const std::string> fields);

// `[{"relation":"brand","kind":"brand","label":"Norrfjell"}]`.
Result<std::string> interestsJson(const ModelView& model, std::span<const Interest> interests);

// `[{"name":"price","type":"number","unit":"EUR"},{"name":"title","type":"text"}]`: the fields that
// the slices have, each with its unit if it has one.
Result<std::string> columnsJson(const Columns& columns);

// "attribute", "brand", "category", "word", "priceBand", "link".
std::string_view relationKindName(RelationKind kind);

// "2026-01-05T10:00:00Z": ISO 8601 in UTC.  Requires a date from 0001-01-01 to 9999-12-31.
std::string dateText(std::int64_t seconds);

}  // namespace shelfwise
