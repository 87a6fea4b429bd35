import { LayerId } from '@backstage-eco/plugin-eco-common';
import { ALL_LAYERS } from './filters';

/** What a person reads for the id of a layer or platform service. */
export const LAYER_NAMES: ReadonlyMap<LayerId, string> = new Map(
  ALL_LAYERS.map(({ id, name }) => [id, name]),
);
