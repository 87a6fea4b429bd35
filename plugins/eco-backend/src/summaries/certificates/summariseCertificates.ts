import {
  CertificateNumbers,
  ExpiringCertificate,
  IssuerNumbers,
} from '@backstage-eco/plugin-eco-common';
import {
  CertificateFacts,
  Inventory,
  IssuerFacts,
} from '@backstage-eco/plugin-eco-node';
import { gapsOfLists } from '@backstage-eco/plugin-eco-recognition';
import { knownItems } from '../knownItems';
import { countReady, toReady } from '../readiness';
import { MAX_ITEMS, tally } from '../tally';
import { countExpiry } from './countExpiry';

const LISTS = ['issuers', 'clusterIssuers', 'certificates'] as const;
const GROUP = 'cert-manager.io';
const MAX_SOONEST = 20;

/**
 * Counts the cert-manager issuers and certificates in an inventory. Pure.
 *
 * @param now - reference time for expiry
 */
export function summariseCertificates(
  inventory: Inventory,
  now: Date,
): CertificateNumbers {
  const issuers = knownItems(inventory, 'issuers');
  const clusterIssuers = knownItems(inventory, 'clusterIssuers');
  const certificates = knownItems(inventory, 'certificates');
  return {
    ...(issuers &&
      clusterIssuers && {
        issuers: numbersOfIssuers(
          [...issuers, ...clusterIssuers],
          certificates,
        ),
      }),
    ...(certificates && {
      certificates: {
        total: certificates.length,
        readiness: countReady(certificates),
        expiry: countExpiry(certificates, now),
        soonest: soonest(certificates),
        ofOtherIssuers: certificates.filter(
          ({ issuer }) => issuer && issuer.group !== GROUP,
        ).length,
      },
    }),
    unknown: gapsOfLists(inventory, LISTS),
  };
}

/**
 * Returns the key of an issuer; an Issuer is in the certificate's namespace.
 */
function issuerKey(kind: string, name: string, namespace?: string): string {
  return [kind, kind === 'ClusterIssuer' ? '' : namespace, name].join('/');
}

function numbersOfIssuers(
  issuers: IssuerFacts[],
  certificates: CertificateFacts[] | undefined,
): CertificateNumbers['issuers'] {
  const used =
    certificates &&
    tally(
      certificates.map(({ issuer, namespace }) =>
        issuer?.group === GROUP
          ? issuerKey(issuer.kind, issuer.name, namespace)
          : undefined,
      ),
    );
  const items = issuers.map(
    ({ kind, namespace, name, type, acmeHost, ready }): IssuerNumbers => ({
      kind: kind === 'ClusterIssuer' ? kind : 'Issuer',
      namespace,
      name,
      type,
      acmeHost,
      isReady: toReady(ready),
      ...(used && {
        certificates: used.get(issuerKey(kind, name, namespace)) ?? 0,
      }),
    }),
  );
  return {
    total: issuers.length,
    items: items
      .sort((one, other) => (other.certificates ?? 0) - (one.certificates ?? 0))
      .slice(0, MAX_ITEMS),
  };
}

function soonest(certificates: CertificateFacts[]): ExpiringCertificate[] {
  return certificates
    .flatMap(({ namespace = '', name, notAfter, renewalTime, ready }) =>
      notAfter === undefined || Number.isNaN(Date.parse(notAfter))
        ? []
        : [{ namespace, name, notAfter, renewalTime, isReady: toReady(ready) }],
    )
    .sort((one, other) => Date.parse(one.notAfter) - Date.parse(other.notAfter))
    .slice(0, MAX_SOONEST);
}
