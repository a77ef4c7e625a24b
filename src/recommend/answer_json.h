// Answers as JSON text (RFC 8259): one string crosses to JavaScript instead of hundreds of values.
//
// Scores and shares are not in the text; they cross as float arrays, which keeps their bits.

#pragma once

#include <cstdint>
#include <span>
#include <string>
#include <vector>

#include "recommend/recommender.h"

namespace shelfwise {

// `{"items":[{"id":"sku-1","fields":{"title":"Tent"},"reasons":[{"source":"facts",
//   "event":{"item":"sku-9","type":"view","sequence":3,"title":"Stove"},
//   "path":[{"kind":"item",...},{"kind":"relation",...},{"kind":"entity",...},...]}]}]}`
// `fields` holds the columns asked for that the slices have and the product fills.  An event of the
// profile has its "sequence", one of a given history has its "index" there, a popular item has
// null.
std::string recommendationsJson(const ModelView& model, const Recommendations& answer,
                                std::span<const std::string> fields);

// `[{"sequence":1,"item":"sku-9","type":"view","seconds":1700000000}]`, oldest first.
std::string eventsJson(const ModelView& model, std::span<const ProfileEvent> events);

// `[{"relation":"brand","kind":"brand","label":"Norrfjell","weight":0.25}]`, weight in thousandths.
std::string interestsJson(const ModelView& model, std::span<const Interest> interests);

// "attribute", "brand", "category", "word", "priceBand", "link".
std::string_view relationKindName(RelationKind kind);

}  // namespace shelfwise
