import {
  ClusterDetail,
  ClusterPast,
  CustomResourceList,
  HistoryPage,
  ObjectPage,
} from '@backstage-eco/plugin-eco-common';
import recorded from './inventory.json';

/**
 * What a backend answered of two demo clusters while volumes could not be read
 * in `demo-dev`. Lists are shortened.
 */
export const recordedInventory = recorded as unknown as {
  /** `GET /clusters/demo-dev`. */
  detail: ClusterDetail;
  /** `GET /clusters/demo-prod/custom-resources`. */
  customResources: CustomResourceList;
  /** `GET /clusters/demo-prod/inventory/services`, the first two of many. */
  objects: ObjectPage;
  /** `GET /clusters/demo-prod/past`. */
  past: ClusterPast;
  /** `GET /history` of both. */
  history: HistoryPage;
};
