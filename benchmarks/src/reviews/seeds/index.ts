import { StalledReason } from '@backstage-eco/plugin-eco-common';
import { CHANGE_SEEDS } from './changes';
import { KEPT_SEEDS } from './kept';
import { NEW_SEEDS } from './news';
import { ReviewCase } from '../ReviewCase';

/**
 * Reasons that no review can know, because they do not depend on the request or
 * Eco cannot find them out. Also listed in docs/benchmarks.md.
 */
export const NOT_FORETOLD: readonly StalledReason[] = [
  // Admission of the children, which only the controller creates.
  'Rejected',
  'RejectedByPolicy',
  'RejectedByWebhook',
  // Events after the creation.
  'EngineFailed',
  'LastBackupFailed',
];

/** Cases that end Stalled, except those that need an operator removed. */
export const SEEDS: readonly ReviewCase[] = [
  ...NEW_SEEDS,
  ...KEPT_SEEDS,
  ...CHANGE_SEEDS,
];
