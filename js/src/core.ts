export { openRecommender } from './open-recommender.js';
export { RecommenderError, type ErrorCode } from './errors.js';
export { filter, type Filter, type FilterValue } from './filter.js';
export type { Profile, Recommender } from './recommender.js';
export type * from './options.js';
export type * from './types.js';
