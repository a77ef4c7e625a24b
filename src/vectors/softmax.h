// The gradient of the softmax cross-entropy, with the same bits on every machine.

#pragma once

#include <cstddef>
#include <span>

namespace shelfwise {

// e^x for x <= 0, within 3e-7 of the exact value; 0 below -87.
void exponentials(std::span<float> values);

// Turns the logits of one example into the gradient of its loss -log p(target): p(j) for every
// column j, less 1 for the target.  Returns the loss.
double softmaxGradient(std::span<float> logits, std::size_t target);

}  // namespace shelfwise
