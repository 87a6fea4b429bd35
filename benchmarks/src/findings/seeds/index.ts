import { CERTIFICATE_SEEDS } from './certificates';
import { CLUSTER_SEEDS, DEFAULT_CLASS_SEEDS } from './cluster';
import { CRD_SEEDS } from './crds';
import { OLM_SEEDS } from './olm';
import { SeedGroup } from './Seed';
import { TOOL_SEEDS } from './tools';
import { WEBHOOK_SEEDS } from './webhooks';

/**
 * Every fault of the report, grouped by the installs they are put into
 * together.
 */
export const SEED_GROUPS: readonly SeedGroup[] = [
  {
    files: [
      'cluster-api/core-v1.8.1.yaml',
      'gatekeeper/gatekeeper-v3.23.0.yaml',
      'cloudnative-pg/cnpg-1.30.0.yaml',
    ],
    seeds: [...CRD_SEEDS, ...WEBHOOK_SEEDS],
  },
  {
    files: [
      'cert-manager/cert-manager-v1.19.5.yaml',
      'external-secrets/crds-v2.9.0.yaml',
    ],
    seeds: CERTIFICATE_SEEDS,
  },
  {
    files: [
      'calico/calico-v3.32.1.yaml',
      'ingress-nginx/deploy-cloud-v1.15.1.yaml',
      'longhorn/longhorn-v1.12.1.yaml',
    ],
    seeds: CLUSTER_SEEDS,
  },
  {
    files: [
      'cert-manager/cert-manager-v1.19.5.yaml',
      'flux/gotk-components-v2.yaml',
      'kyverno/install-v1.14.0-part2.yaml',
    ],
    seeds: TOOL_SEEDS,
  },
  {
    files: ['olm/olm-v0.46.0.yaml'],
    seeds: [...OLM_SEEDS, ...DEFAULT_CLASS_SEEDS],
  },
];
