import { access } from './access';
import { admission } from './admission';
import { conversion } from './conversion';
import { delivery } from './delivery';
import { fieldManagers } from './fieldManagers';
import { labels } from './labels';
import { namespaces } from './namespaces';
import { olm } from './olm';

/** Those that make a workload a candidate. */
export const NAMING_JOINS = [
  olm,
  fieldManagers,
  access,
  conversion,
  admission,
] as const;

/** Those that only add to what others say of a workload. */
export const MARK_JOINS = [delivery, labels, namespaces] as const;

/** Every way from a CRD to its controller. */
export const JOINS = [...NAMING_JOINS, ...MARK_JOINS] as const;

/** The name of one of {@link JOINS}. */
export type JoinId = (typeof JOINS)[number]['id'];
