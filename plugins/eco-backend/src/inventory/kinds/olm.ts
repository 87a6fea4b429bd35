import {
  boundedObjects,
  boundedText,
  boundedTexts,
  objectIn,
  RawObject,
} from '@backstage-eco/plugin-eco-recognition';
import { conditionsOf } from './conditionsOf';
import { KindSource } from './KindSource';

const olm = { group: 'operators.coreos.com', versions: ['v1alpha1'] };

/** ClusterServiceVersions, without OLM's copies in other namespaces. */
export const clusterServiceVersions: KindSource<'clusterServiceVersions'> = {
  ...olm,
  part: 'clusterServiceVersions',
  resource: 'clusterserviceversions',
  kind: 'ClusterServiceVersion',
  selector: { label: '!olm.copiedFrom' },
  uses: {
    detection: ['version', 'phase', 'reason', 'ownedCrds', 'deployments'],
    operators: [
      'displayName',
      'version',
      'replaces',
      'phase',
      'reason',
      'ownedCrds',
      'requiredCrds',
      'deployments',
    ],
  },
  toFacts: (raw, common) => {
    const spec = objectIn(raw, 'spec');
    const status = objectIn(raw, 'status');
    const crds = objectIn(spec, 'customresourcedefinitions');
    const install = objectIn(objectIn(spec, 'install'), 'spec');
    return {
      ...common,
      displayName: boundedText(spec.displayName),
      version: boundedText(spec.version),
      replaces: boundedText(spec.replaces),
      phase: boundedText(status.phase),
      reason: boundedText(status.reason),
      ownedCrds: namesOf(crds.owned),
      requiredCrds: namesOf(crds.required),
      deployments: namesOf(install.deployments),
    };
  },
};

function namesOf(value: unknown): string[] {
  return boundedTexts(boundedObjects(value).map(({ name }) => name));
}

/** Subscriptions. */
export const subscriptions: KindSource<'subscriptions'> = {
  ...olm,
  part: 'subscriptions',
  resource: 'subscriptions',
  kind: 'Subscription',
  uses: {
    detection: ['package'],
    operators: [
      'package',
      'channel',
      'source',
      'approval',
      'installedVersion',
      'currentVersion',
      'state',
    ],
  },
  toFacts: (raw, common) => {
    const spec = objectIn(raw, 'spec');
    const status = objectIn(raw, 'status');
    return {
      ...common,
      package: boundedText(spec.name) ?? '',
      channel: boundedText(spec.channel),
      source: toSource(spec),
      approval: boundedText(spec.installPlanApproval),
      installedVersion: boundedText(status.installedCSV),
      currentVersion: boundedText(status.currentCSV),
      state: boundedText(status.state),
    };
  },
};

function toSource(
  spec: RawObject,
): { namespace: string; name: string } | undefined {
  const name = boundedText(spec.source);
  const namespace = boundedText(spec.sourceNamespace);
  return name && namespace ? { namespace, name } : undefined;
}

/** InstallPlans. */
export const installPlans: KindSource<'installPlans'> = {
  ...olm,
  part: 'installPlans',
  resource: 'installplans',
  kind: 'InstallPlan',
  uses: { operators: ['approved', 'phase', 'versions'] },
  toFacts: (raw, common) => {
    const spec = objectIn(raw, 'spec');
    return {
      ...common,
      approved: spec.approved === true,
      phase: boundedText(objectIn(raw, 'status').phase),
      versions: boundedTexts(spec.clusterServiceVersionNames),
    };
  },
};

/** OperatorGroups. */
export const operatorGroups: KindSource<'operatorGroups'> = {
  ...olm,
  versions: ['v1', 'v1alpha2'],
  part: 'operatorGroups',
  resource: 'operatorgroups',
  kind: 'OperatorGroup',
  uses: { operators: ['namespaces'] },
  toFacts: (raw, common) => {
    const { namespaces } = objectIn(raw, 'status');
    // A single empty string means all namespaces.
    const isAll = Array.isArray(namespaces) && namespaces.includes('');
    return { ...common, namespaces: isAll ? [''] : boundedTexts(namespaces) };
  },
};

/** CatalogSources. */
export const catalogSources: KindSource<'catalogSources'> = {
  ...olm,
  part: 'catalogSources',
  resource: 'catalogsources',
  kind: 'CatalogSource',
  uses: { operators: ['sourceType', 'image', 'publisher', 'state'] },
  toFacts: (raw, common) => {
    const spec = objectIn(raw, 'spec');
    const connection = objectIn(objectIn(raw, 'status'), 'connectionState');
    return {
      ...common,
      sourceType: boundedText(spec.sourceType),
      image: boundedText(spec.image),
      publisher: boundedText(spec.publisher),
      state: boundedText(connection.lastObservedState),
    };
  },
};

/** ClusterExtensions of OLM v1. */
export const clusterExtensions: KindSource<'clusterExtensions'> = {
  part: 'clusterExtensions',
  group: 'olm.operatorframework.io',
  versions: ['v1'],
  resource: 'clusterextensions',
  kind: 'ClusterExtension',
  uses: {
    detection: ['package', 'bundle'],
    operators: [
      'package',
      'wantedVersion',
      'installNamespace',
      'serviceAccount',
      'bundle',
      'conditions',
    ],
  },
  toFacts: (raw, common) => {
    const spec = objectIn(raw, 'spec');
    const catalog = objectIn(objectIn(spec, 'source'), 'catalog');
    const bundle = objectIn(
      objectIn(objectIn(raw, 'status'), 'install'),
      'bundle',
    );
    const name = boundedText(bundle.name);
    return {
      ...common,
      package: boundedText(catalog.packageName),
      wantedVersion: boundedText(catalog.version),
      installNamespace: boundedText(spec.namespace),
      serviceAccount: boundedText(objectIn(spec, 'serviceAccount').name),
      bundle: name
        ? { name, version: boundedText(bundle.version) ?? '' }
        : undefined,
      conditions: conditionsOf(raw),
    };
  },
};
