import { CertificateFacts, IssuerFacts } from '@backstage-eco/plugin-eco-node';
import { buildInventory, object } from '../../detection/testing/buildInventory';
import { summariseCertificates } from './summariseCertificates';

const NOW = new Date('2026-03-01T00:00:00Z');

function issuer(facts: Partial<IssuerFacts>): IssuerFacts {
  return object('Issuer', 'cert-manager.io/v1', {
    namespace: 'shop',
    ready: 'True',
    ...facts,
  });
}

function certificate(facts: Partial<CertificateFacts> = {}): CertificateFacts {
  return object('Certificate', 'cert-manager.io/v1', {
    namespace: 'shop',
    issuer: { group: 'cert-manager.io', kind: 'Issuer', name: 'ca' },
    ready: 'True',
    notAfter: '2026-05-01T00:00:00Z',
    ...facts,
  });
}

const unread = {
  state: 'unread',
  since: '2026-01-02T00:00:00Z',
  reason: '403',
} as const;

describe('summariseCertificates', () => {
  it('counts issuers and their certificates', () => {
    const letsEncrypt = {
      group: 'cert-manager.io',
      kind: 'ClusterIssuer',
      name: 'ca',
    };
    const numbers = summariseCertificates(
      buildInventory({
        issuers: [
          issuer({ name: 'ca', namespace: 'other', type: 'ca' }),
          issuer({ name: 'ca', type: 'vault', ready: 'False' }),
        ],
        clusterIssuers: [
          issuer({
            kind: 'ClusterIssuer',
            namespace: undefined,
            name: 'ca',
            type: 'acme',
            acmeHost: 'acme.example.com',
            ready: undefined,
          }),
        ],
        certificates: [
          certificate(),
          // A ClusterIssuer, whatever the namespace.
          certificate({ issuer: letsEncrypt }),
          certificate({ issuer: letsEncrypt, namespace: 'other' }),
          certificate({
            issuer: { ...letsEncrypt, group: 'awspca.cert-manager.io' },
          }),
        ],
      }),
      NOW,
    );
    expect(numbers.issuers).toEqual({
      total: 3,
      items: [
        {
          kind: 'ClusterIssuer',
          name: 'ca',
          type: 'acme',
          acmeHost: 'acme.example.com',
          certificates: 2,
        },
        {
          kind: 'Issuer',
          namespace: 'shop',
          name: 'ca',
          type: 'vault',
          isReady: false,
          certificates: 1,
        },
        {
          kind: 'Issuer',
          namespace: 'other',
          name: 'ca',
          type: 'ca',
          isReady: true,
          certificates: 0,
        },
      ],
    });
    expect(numbers.certificates?.ofOtherIssuers).toBe(1);
  });

  it('counts certificates by time to expiry, and names the soonest', () => {
    const expiring = (name: string, notAfter: string | undefined) =>
      certificate({ name, notAfter });
    const { certificates } = summariseCertificates(
      buildInventory({
        certificates: [
          expiring('next-year', '2027-01-01T00:00:00Z'),
          expiring('in-90-days', '2026-05-30T00:00:00Z'),
          expiring('in-a-month', '2026-03-31T00:00:00Z'),
          expiring('in-a-week', '2026-03-08T00:00:00Z'),
          // Exactly at its end.
          expiring('now', '2026-03-01T00:00:00Z'),
          expiring('never-issued', undefined),
          certificate({ name: 'odd', notAfter: 'soon', ready: 'False' }),
          certificate({ name: 'silent', ready: undefined }),
        ],
      }),
      NOW,
    );
    expect(certificates).toMatchObject({
      total: 8,
      readiness: { ready: 6, notReady: 1, unsaid: 1 },
      expiry: {
        expired: 1,
        week: 1,
        month: 1,
        quarter: 2,
        later: 1,
        unissued: 2,
      },
    });
    expect(certificates?.soonest.map(({ name }) => name)).toEqual([
      'now',
      'in-a-week',
      'in-a-month',
      'silent',
      'in-90-days',
      'next-year',
    ]);
  });

  it('omits unread lists instead of counting zero', () => {
    const noCertificates = summariseCertificates(
      buildInventory({ issuers: [issuer({})] }, { certificates: unread }),
      NOW,
    );
    expect(noCertificates).not.toHaveProperty('certificates');
    expect(noCertificates.issuers?.items[0]).not.toHaveProperty('certificates');
    expect(noCertificates.unknown).toEqual([
      { what: 'certificates', since: unread.since, reason: '403' },
    ]);
    // Half of the issuers would be too few.
    const noClusterIssuers = summariseCertificates(
      buildInventory({ issuers: [issuer({})] }, { clusterIssuers: unread }),
      NOW,
    );
    expect(noClusterIssuers).not.toHaveProperty('issuers');
  });

  it('counts zero if the kinds are not served', () => {
    const notServed = { state: 'not-served', readAt: '2026-01-01' } as const;
    expect(
      summariseCertificates(
        buildInventory(
          {},
          {
            issuers: notServed,
            clusterIssuers: notServed,
            certificates: notServed,
          },
        ),
        NOW,
      ),
    ).toMatchObject({
      issuers: { total: 0 },
      certificates: { total: 0 },
      unknown: [],
    });
  });

  it('limits its size', () => {
    const many = Array.from({ length: 60 }, (_, at) => `name-${at}`);
    const { issuers, certificates } = summariseCertificates(
      buildInventory({
        issuers: many.map(name => issuer({ name })),
        certificates: many.map(name => certificate({ name })),
      }),
      NOW,
    );
    expect(issuers).toMatchObject({ total: 60 });
    expect(issuers?.items).toHaveLength(50);
    expect(certificates?.soonest).toHaveLength(20);
  });
});
