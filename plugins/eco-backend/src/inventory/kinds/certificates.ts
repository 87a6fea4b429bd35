import { IssuerFacts, ObjectFacts } from '@backstage-eco/plugin-eco-node';
import {
  boundedText,
  objectIn,
  RawObject,
} from '@backstage-eco/plugin-eco-recognition';
import { KindSource } from './KindSource';
import { conditionStatus } from './conditionStatus';

/** All versions have the stored fields in the same form. */
const certManager = {
  group: 'cert-manager.io',
  versions: ['v1', 'v1beta1', 'v1alpha3', 'v1alpha2'],
};

/** Source: cert-manager's API reference, IssuerConfig. */
const ISSUER_TYPES = ['acme', 'ca', 'selfSigned', 'vault', 'venafi'];

/** Issuers of cert-manager. */
export const issuers: KindSource<'issuers'> = {
  ...certManager,
  part: 'issuers',
  resource: 'issuers',
  kind: 'Issuer',
  uses: { summaries: ['type', 'acmeHost', 'ready'] },
  toFacts: toIssuer,
};

/** ClusterIssuers of cert-manager. */
export const clusterIssuers: KindSource<'clusterIssuers'> = {
  ...certManager,
  part: 'clusterIssuers',
  resource: 'clusterissuers',
  kind: 'ClusterIssuer',
  uses: { summaries: ['type', 'acmeHost', 'ready'] },
  toFacts: toIssuer,
};

function toIssuer(raw: RawObject, common: ObjectFacts): IssuerFacts {
  const spec = objectIn(raw, 'spec');
  return {
    ...common,
    type: ISSUER_TYPES.find(type => Object.hasOwn(spec, type)),
    acmeHost: hostOf(objectIn(spec, 'acme').server),
    ready: conditionStatus(raw, 'Ready'),
  };
}

/**
 * Returns only the host: a URL may contain a password, and its path is private.
 */
function hostOf(address: unknown): string | undefined {
  return typeof address === 'string' && URL.canParse(address)
    ? boundedText(new URL(address).hostname)
    : undefined;
}

/** Certificates of cert-manager. */
export const certificates: KindSource<'certificates'> = {
  ...certManager,
  part: 'certificates',
  resource: 'certificates',
  kind: 'Certificate',
  uses: { summaries: ['issuer', 'notAfter', 'renewalTime', 'ready'] },
  toFacts: (raw, common) => {
    const status = objectIn(raw, 'status');
    return {
      ...common,
      issuer: toIssuerReference(objectIn(objectIn(raw, 'spec'), 'issuerRef')),
      notAfter: boundedText(status.notAfter),
      renewalTime: boundedText(status.renewalTime),
      ready: conditionStatus(raw, 'Ready'),
    };
  },
};

/**
 * Defaults for omitted fields. Source: cert-manager's API reference,
 * IssuerReference.
 */
function toIssuerReference(reference: RawObject) {
  const name = boundedText(reference.name);
  return name === undefined
    ? undefined
    : {
        group: boundedText(reference.group) ?? certManager.group,
        kind: boundedText(reference.kind) ?? 'Issuer',
        name,
      };
}
