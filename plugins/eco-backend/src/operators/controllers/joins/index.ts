import { access } from './access';
import { admission } from './admission';
import { conversion } from './conversion';
import { delivery } from './delivery';
import { fieldManagers } from './fieldManagers';
import { labels } from './labels';
import { namespaces } from './namespaces';
import { olm } from './olm';

/** Joins that make a workload a candidate. */
export const NAMING_JOINS = [
  olm,
  fieldManagers,
  access,
  conversion,
  admission,
] as const;

/** Joins that only support the clues of other joins. */
export const MARK_JOINS = [delivery, labels, namespaces] as const;

/** All joins. */
export const JOINS = [...NAMING_JOINS, ...MARK_JOINS] as const;

/** Id of one of {@link JOINS}. */
export type JoinId = (typeof JOINS)[number]['id'];
