import { LayerId } from './layers';

/**
 * Where a project stands in the Cloud Native Computing Foundation.
 *
 * @public
 */
export type CncfStatus =
  | 'graduated'
  | 'incubating'
  | 'sandbox'
  | 'archived'
  | 'none';

/**
 * Whether a cluster can show a tool at all. kubectx leaves no trace: that none
 * is seen says nothing.
 *
 * @public
 */
export type Observable = 'always' | 'sometimes' | 'never';

/**
 * What Eco knows of an ecosystem tool, whether or not a cluster runs it.
 *
 * @public
 */
export interface Tool {
  /** For example `cert-manager`. */
  id: string;
  name: string;
  /** What it is for, in one or two sentences. */
  purpose: string;
  /** Where it stands; the first is its main place. */
  layers: LayerId[];
  observable: Observable;
  /** Why it is not always to be seen. */
  observableReason?: string;
  cncf?: CncfStatus;
  links: Array<{ title: string; url: string }>;
}
