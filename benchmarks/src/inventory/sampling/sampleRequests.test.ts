import { sampleRequests } from './sampleRequests';

const METADATA =
  'application/json;as=PartialObjectMetadataList;g=meta.k8s.io;v=v1';

function asked(path: string, accept = METADATA) {
  return { at: 0, method: 'GET', path, accept, bytes: 0, ended: true };
}

describe('sampleRequests', () => {
  const crds = new Set([
    'kafkas.kafka.strimzi.io',
    'externalsecrets.external-secrets.io',
    'certificates.cert-manager.io',
  ]);
  const namesOf = (...requests: ReturnType<typeof asked>[]) =>
    sampleRequests(requests, crds).map(({ crd }) => crd);

  it('include metadata lists of kinds with a CRD', () => {
    expect(
      namesOf(
        asked('/api/v1/namespaces?limit=500'),
        asked('/apis/storage.k8s.io/v1/csidrivers?limit=500'),
        asked('/apis/kafka.strimzi.io/v1/kafkas?limit=500'),
        asked('/apis/cert-manager.io/v1/certificates?limit=500', 'text/plain'),
        asked('/apis/cert-manager.io/v1/certificates?limit=500'),
      ),
    ).toEqual(['kafkas.kafka.strimzi.io', 'certificates.cert-manager.io']);
  });

  it('exclude the first list of a kind that the inventory lists in the same form', () => {
    const path = '/apis/external-secrets.io/v1/externalsecrets?limit=500';
    expect(namesOf(asked(path))).toEqual([]);
    expect(namesOf(asked(path), asked(path))).toEqual([
      'externalsecrets.external-secrets.io',
    ]);
  });
});
