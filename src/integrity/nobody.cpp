#include "integrity/nobody.h"

#include <algorithm>
#include <array>
#include <functional>
#include <optional>
#include <set>
#include <string>
#include <utility>

namespace shelfwise {

namespace {

constexpr std::uint64_t kFewestOfMost = 100;
constexpr std::uint64_t kTimesEveryOther = 10;
constexpr std::uint64_t kTimesUsual = 50;
constexpr std::uint64_t kLeastUsual = 20;
constexpr std::uint64_t kShareOfRobot = 100;  // one in so many of all events
constexpr std::size_t kBusyShare = 20;        // 95 % of the others are no busier

// In lower case, with a space for `_`, `-` and `.`, without signs around them.
constexpr std::array kWords = std::to_array<std::string_view>({
    // English, and what programs write
    "a guest",
    "anon",
    "anonymous",
    "anonymous customer",
    "anonymous user",
    "anonymous visitor",
    "cookieless",
    "customer",
    "default",
    "deleted",
    "empty",
    "false",
    "guest",
    "guest checkout",
    "guest customer",
    "guest shopper",
    "guest user",
    "logged out",
    "missing",
    "n a",
    "n/a",
    "na",
    "nan",
    "nil",
    "no account",
    "no customer",
    "no id",
    "no user",
    "nobody",
    "none",
    "not available",
    "not logged in",
    "not provided",
    "not set",
    "null",
    "public",
    "shopper",
    "unassigned",
    "undefined",
    "unidentified",
    "unknown",
    "unknown user",
    "unregistered",
    "user",
    "visitor",
    "walk in",
    "walk in customer",
    // other languages
    "anonym",
    "anonyme",
    "anonimo",
    "anónimo",
    "anônimo",
    "anoniem",
    "anonim",
    "desconocido",
    "gast",
    "gastkunde",
    "gost",
    "gość",
    "gæst",
    "gäst",
    "hôte",
    "inconnu",
    "invitado",
    "invité",
    "ismeretlen",
    "konuk",
    "misafir",
    "nieznany",
    "onbekend",
    "ospite",
    "sconosciuto",
    "unbekannt",
    "vendég",
    "visitante",
    "аноним",
    "Аноним",
    "гость",
    "Гость",
    "гост",
    "неизвестно",
    "ゲスト",
    "匿名",
    "匿名用户",
    "未登录",
    "未知",
    "游客",
    "访客",
    "訪客",
    "게스트",
    "비회원",
    "비로그인",
});

// Of such an address, before the `@`.
constexpr std::array kAddressWords = std::to_array<std::string_view>(
    {"anonymous", "guest", "no email", "no mail", "no reply", "nobody", "noemail", "nomail", "none",
     "noreply", "null", "undefined", "unknown"});

bool isOneOf(std::span<const std::string_view> words, std::string_view word) {
  return std::find(words.begin(), words.end(), word) != words.end();
}

char folded(char c) {
  if (c >= 'A' && c <= 'Z') return static_cast<char>(c - 'A' + 'a');
  return c == '_' || c == '-' || c == '.' ? ' ' : c;
}

bool isAround(char c) {
  return std::string_view(" \t\"'()[]<>{}").find(c) != std::string_view::npos;
}

std::string wordOf(std::string_view id) {
  std::string word;
  for (const char c : id) word.push_back(folded(c));
  while (!word.empty() && isAround(word.back())) word.pop_back();
  const auto first = std::find_if_not(word.begin(), word.end(), isAround);
  word.erase(word.begin(), first);
  return word;
}

bool isOfZeros(std::string_view id) {
  return !id.empty() && id.find_first_not_of("0-.") == std::string_view::npos &&
         id.find('0') != std::string_view::npos;
}

// "00000000-0000-0000-0000-000000000000"
bool isNilUuid(std::string_view id) {
  return id.size() == 36 && isOfZeros(id) && std::count(id.begin(), id.end(), '-') == 4;
}

// The events of the shoppers, and what others of one of them have.
class Counts {
 public:
  explicit Counts(const EventLog& log) : all_(log.events.size()) {
    for (std::size_t s = 0; s < log.shoppers.size(); ++s) sorted_.push_back(log.of(s).size());
    std::sort(sorted_.begin(), sorted_.end(), std::greater<>());
  }

  std::uint64_t all() const { return all_; }
  std::size_t others() const { return sorted_.size() - 1; }

  // The most that another shopper than one with `own` events has; 0 without others.
  std::uint64_t mostOfOthers(std::uint64_t own) const { return ofOthers(own, 0); }

  // What 95 % of the others have at most.
  std::uint64_t usualOfOthers(std::uint64_t own) const {
    return ofOthers(own, others() / kBusyShare);
  }

 private:
  // The n-th largest number of the others, from 0.
  std::uint64_t ofOthers(std::uint64_t own, std::size_t n) const {
    if (others() == 0) return 0;
    return sorted_[sorted_[n] > own ? n : n + 1];
  }

  std::vector<std::uint64_t> sorted_;  // descending
  std::uint64_t all_;
};

bool isMost(std::uint64_t events, const Counts& counts) {
  return counts.others() >= kFewestBesides && events >= kFewestOfMost &&
         2 * events > counts.all() && events >= kTimesEveryOther * counts.mostOfOthers(events);
}

bool isRobot(std::uint64_t events, const Counts& counts) {
  const std::uint64_t usual = std::max(counts.usualOfOthers(events), kLeastUsual);
  return counts.others() >= kFewestBesides && events * kShareOfRobot >= counts.all() &&
         events >= kTimesUsual * usual;
}

// Whether shoppers are the numbers from 0 on, so that "0" is the first of them.
bool countsFromZero(const EventLog& log) {
  return std::find(log.shoppers.begin(), log.shoppers.end(), "1") != log.shoppers.end();
}

bool isZero(const EventLog& log, std::size_t shopper, const Counts& counts) {
  const std::uint64_t events = log.of(shopper).size();
  if (!isOfZeros(log.shoppers[shopper])) return false;
  if (events < 2 * counts.mostOfOthers(events)) return false;
  return counts.others() >= kFewestBesides || !countsFromZero(log);
}

std::optional<NobodyRule> ruleOf(const EventLog& log, std::size_t shopper, const Counts& counts) {
  const std::uint64_t events = log.of(shopper).size();
  if (isWordForNobody(log.shoppers[shopper])) return NobodyRule::kWord;
  if (isZero(log, shopper, counts)) return NobodyRule::kZero;
  if (isMost(events, counts)) return NobodyRule::kMost;
  if (isRobot(events, counts)) return NobodyRule::kRobot;
  return std::nullopt;
}

bool isOrderLine(const LoggedEvent& event) {
  return event.type == EventType::kPurchase && event.order != kNoOrder;
}

// Order and product of every purchase with an order id.
void addLines(std::span<const LoggedEvent> events,
              std::set<std::pair<std::uint32_t, ProductId>>& lines) {
  for (const LoggedEvent& event : events) {
    if (isOrderLine(event)) lines.emplace(event.order, event.product);
  }
}

void appendBaskets(const std::set<std::pair<std::uint32_t, ProductId>>& lines, EventLog& log) {
  std::uint32_t last = kNoOrder;
  for (const auto& [order, product] : lines) {
    if (std::exchange(last, order) != order) log.baskets.emplace_back();
    log.baskets.back().push_back(product);
  }
}

}  // namespace

bool isWordForNobody(std::string_view id) {
  if (id == "-1" || id == "-1.0" || isNilUuid(id)) return true;
  const std::size_t at = id.find('@');
  const std::string word = wordOf(id.substr(0, at));
  return at == std::string_view::npos ? isOneOf(kWords, word) : isOneOf(kAddressWords, word);
}

std::string_view nobodyRuleName(NobodyRule rule) {
  static constexpr std::array<std::string_view, 4> kNames = {"word", "zero", "most", "robot"};
  return kNames[static_cast<std::size_t>(rule)];
}

std::vector<Nobody> findNobody(const EventLog& log) {
  std::vector<Nobody> found;
  if (log.shoppers.empty()) return found;
  const Counts counts(log);
  for (std::uint32_t s = 0; s < log.shoppers.size(); ++s) {
    const auto events = log.of(s);
    const std::optional<NobodyRule> rule = ruleOf(log, s, counts);
    if (!rule || events.empty()) continue;
    const auto inOrders = std::count_if(events.begin(), events.end(), isOrderLine);
    found.push_back({s, events.size(), static_cast<std::uint64_t>(inOrders), *rule});
  }
  return found;
}

EventLog withoutNobody(EventLog log, std::span<const Nobody> nobody) {
  if (nobody.empty()) return log;
  std::set<std::pair<std::uint32_t, ProductId>> lines;
  for (const Nobody& one : nobody) addLines(log.of(one.shopper), lines);
  std::size_t kept = 0;
  std::size_t next = 0;
  auto out = nobody.begin();
  for (std::uint32_t s = 0; s < log.shoppers.size(); ++s) {
    const std::size_t end = log.offsets[s + 1];
    const bool isOut = out != nobody.end() && out->shopper == s;
    if (isOut) ++out;
    log.offsets[s] = kept;
    for (; next < end; ++next) {
      if (!isOut) log.events[kept++] = log.events[next];
    }
  }
  log.offsets[log.shoppers.size()] = kept;
  log.events.resize(kept);
  appendBaskets(lines, log);
  return log;
}

}  // namespace shelfwise
