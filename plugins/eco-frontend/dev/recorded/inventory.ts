import {
  ClusterDetail,
  ClusterPast,
  CustomResourceList,
  HistoryPage,
  ObjectPage,
} from '@backstage-eco/plugin-eco-common';
import recorded from './inventory.json';

/**
 * Recorded responses about two demo clusters, while volumes could not be read
 * in `demo-dev`. Lists are shortened.
 */
export const recordedInventory = recorded as unknown as {
  /** `GET /clusters/demo-dev`. */
  detail: ClusterDetail;
  /** `GET /clusters/demo-prod/custom-resources`. */
  customResources: CustomResourceList;
  /** First two items of `GET /clusters/demo-prod/inventory/services`. */
  objects: ObjectPage;
  /** `GET /clusters/demo-prod/past`. */
  past: ClusterPast;
  /** `GET /history` of both clusters. */
  history: HistoryPage;
};
