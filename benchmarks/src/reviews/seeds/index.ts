import { StalledReason } from '@backstage-eco/plugin-eco-common';
import { CHANGE_SEEDS } from './changes';
import { KEPT_SEEDS } from './kept';
import { NEW_SEEDS } from './news';
import { ReviewCase } from '../ReviewCase';

/**
 * Reasons that no review can know, and why: they are not about what was asked for,
 * or Eco may not find out. docs/benchmarks.md says it too.
 */
export const NOT_FORETOLD: readonly StalledReason[] = [
  // What admission says to the children, which are the controller's to make.
  'Rejected',
  'RejectedByPolicy',
  'RejectedByWebhook',
  // What happens afterwards.
  'EngineFailed',
  'LastBackupFailed',
];

/** Cases that end Stalled, those apart that need an operator to be gone. */
export const SEEDS: readonly ReviewCase[] = [
  ...NEW_SEEDS,
  ...KEPT_SEEDS,
  ...CHANGE_SEEDS,
];
