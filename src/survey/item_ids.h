// Which product an id of another file names.
//
// An id is looked up as it is written, then among the further names of products.  Where two files
// write the same ids in different forms ("0108" and "108"), one form can join them.  It is used for
// all ids or for none, and only if it is unambiguous.

#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>
#include <unordered_set>
#include <utility>
#include <vector>

#include "base/ids.h"
#include "values/ids.h"

namespace shelfwise {

// Ids that name no product, each with the number of its events, in the order of their first event.
// At most kMostIds are kept.
class UnknownIds {
 public:
  static constexpr std::size_t kMostIds = 1'000'000;

  struct Row {
    std::string id;
    std::uint64_t events;
  };

  void add(std::string_view id);

  std::uint64_t events() const { return events_; }
  const std::vector<Row>& rows() const { return rows_; }

 private:
  std::vector<Row> rows_;
  std::unordered_map<std::string, std::size_t> places_;  // for look-up only
  std::uint64_t events_ = 0;
};

// A form that joins unknown ids.
struct FormJoin {
  IdForm form;
  std::uint64_t events = 0;  // that it joins

  // The first three pairs of an id and that of its product.
  std::vector<std::pair<std::string, std::string>> examples;
};

// "ids of items are compared without leading zeros: '108' is '0108'"
std::string describe(const FormJoin& join);

class ItemIds {
 public:
  // Each view must outlive this.  The first product that has an id keeps it.
  void add(std::string_view id, ProductId product);
  void addAlias(std::string_view alias, ProductId product);
  void addNotPublished(std::string_view id) { notPublished_.insert(id); }

  // The product of an id, by the form too if one is used.
  std::optional<ProductId> find(std::string_view id) const;

  // Whether an id that find() does not know is of a product that the shop does not show.
  bool isNotPublished(std::string_view id) const { return notPublished_.contains(id); }

  // The form that joins the most events of `unknown`, if it joins more than half of them, and each
  // id of them to one product at most.  Of equal forms the first.
  std::optional<FormJoin> findJoin(const UnknownIds& unknown) const;

  void use(IdForm form);

  // "'X-1', 'X-2', 'X-3'; ids of the catalogue are '101', '102', '103'"
  std::string bothSides(const UnknownIds& unknown) const;

 private:
  static constexpr ProductId kSeveral{0xFFFF'FFFF};
  using FormedIds = std::unordered_map<std::string, ProductId>;  // for look-up only

  FormedIds inForm(IdForm form) const;
  std::optional<FormJoin> joinBy(IdForm form, const UnknownIds& unknown) const;

  std::vector<std::pair<std::string_view, ProductId>> all_;  // ids, then aliases
  std::unordered_map<std::string_view, ProductId> ids_;      // for look-up only
  std::unordered_map<std::string_view, ProductId> aliases_;  // for look-up only
  std::unordered_set<std::string_view> notPublished_;        // for look-up only
  std::optional<IdForm> form_;
  FormedIds formed_;
};

}  // namespace shelfwise
