export { fromAlgolia } from './algolia.js';
export { followAnalytics, followDataLayer } from './follow.js';
export { fromGa4 } from './ga4.js';
export { fromGoogleRetail } from './google-retail.js';
export { fromRecombee } from './recombee.js';
export { fromSegment } from './segment.js';
export type { Adapted, Adapter, AdapterOptions, Unmapped } from './adapted.js';
export type { FollowOptions } from './follow.js';
