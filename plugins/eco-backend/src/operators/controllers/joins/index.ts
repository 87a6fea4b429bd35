import { access } from './access';
import { admission } from './admission';
import { conversion } from './conversion';
import { delivery } from './delivery';
import { fieldManagers } from './fieldManagers';
import { labels } from './labels';
import { namespaces } from './namespaces';
import { olm } from './olm';

/** Every way from a CRD to its controller. */
export const JOINS = [
  olm,
  fieldManagers,
  access,
  conversion,
  admission,
  delivery,
  labels,
  namespaces,
] as const;

/** The name of one of {@link JOINS}. */
export type JoinId = (typeof JOINS)[number]['id'];
