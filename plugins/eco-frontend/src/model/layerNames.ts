import { LayerId } from '@backstage-eco/plugin-eco-common';
import { ALL_LAYERS } from './filters';

/** Display names of layers and platform services, by ID. */
export const LAYER_NAMES: ReadonlyMap<LayerId, string> = new Map(
  ALL_LAYERS.map(({ id, name }) => [id, name]),
);
