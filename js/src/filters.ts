export { filter, type Filter, type FilterValue } from './filter.js';
export { where, type Comparison, type Condition } from './where.js';
