#include "vectors/softmax_columns.h"

#include <algorithm>
#include <numeric>

#include "base/elementary.h"

namespace shelfwise {

SoftmaxColumns::SoftmaxColumns(std::uint32_t itemCount, std::span<const ItemId> targets,
                               std::size_t batch, std::uint32_t sampled)
    : all_(itemCount <= sampled),
      sampled_(sampled),
      capacity_(all_ ? itemCount : std::min<std::size_t>(itemCount, sampled + batch)),
      columns_(itemCount, kNoId) {
  if (all_) {
    items_.resize(itemCount);
    std::iota(items_.begin(), items_.end(), 0U);
    columns_ = items_;
    corrections_.assign(itemCount, 0.0f);
    return;
  }
  shuffled_.resize(itemCount);
  std::iota(shuffled_.begin(), shuffled_.end(), 0U);
  std::vector<std::uint32_t> counts(itemCount);
  for (const ItemId target : targets) ++counts[target];
  const double missesSample = 1 - static_cast<double>(sampled) / itemCount;
  for (const std::uint32_t count : counts) {
    const double share = count / static_cast<double>(targets.size());
    const double misses = missesSample * portablePow(1 - share, static_cast<double>(batch));
    logInclusion_.push_back(static_cast<float>(-portableLog(1 - misses)));
  }
}

void SoftmaxColumns::choose(std::span<const ItemId> targets, SplitMix64& random) {
  if (all_) return;
  for (const ItemId item : items_) columns_[item] = kNoId;
  items_.clear();
  for (std::uint32_t i = 0; i < sampled_; ++i) {
    std::swap(shuffled_[i], shuffled_[i + random.below(shuffled_.size() - i)]);
    add(shuffled_[i]);
  }
  for (const ItemId target : targets) add(target);
  std::sort(items_.begin(), items_.end());
  corrections_.clear();
  for (std::uint32_t column = 0; column < items_.size(); ++column) {
    columns_[items_[column]] = column;
    corrections_.push_back(logInclusion_[items_[column]]);
  }
}

void SoftmaxColumns::add(ItemId item) {
  if (columns_[item] != kNoId) return;
  columns_[item] = 0;
  items_.push_back(item);
}

}  // namespace shelfwise
