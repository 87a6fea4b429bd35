import { refusal } from './readOnly';

const TABLE = 'application/json;as=Table;g=meta.k8s.io;v=v1';

function check(path: string, headers = {}, method = 'GET') {
  return refusal({ method, path, headers });
}

describe('refusal', () => {
  it.each([
    '/version',
    '/apis',
    '/openapi/v3/apis/apps/v1',
    '/api/v1/pods?limit=500',
    '/apis/apps/v1/deployments?watch=1&timeoutSeconds=60',
    '/api/v1/namespaces/shop/pods/web-0',
    '/api/v1/namespaces/shop/pods/web-0/log?follow=true',
    '/api/v1/namespaces',
    '/readyz?verbose',
    '/apis/external-secrets.io/v1/externalsecrets',
    '/api/v1/namespaces/shop/configmaps/exec',
  ])('lets GET %s pass', path => {
    expect(check(path)).toBeUndefined();
  });

  it.each(['POST', 'PUT', 'PATCH', 'DELETE', 'HEAD', 'OPTIONS', 'CONNECT'])(
    'refuses %s',
    method => {
      expect(check('/api/v1/namespaces/shop/pods', {}, method)).toMatchObject({
        status: 405,
        message: expect.stringContaining(method),
      });
    },
  );

  it.each([
    '/api/v1/namespaces/shop/pods/web-0/exec?command=sh',
    '/api/v1/namespaces/shop/pods/web-0/attach',
    '/api/v1/namespaces/shop/pods/web-0/portforward',
    '/api/v1/namespaces/shop/pods/web-0/proxy/admin/shutdown',
    '/api/v1/namespaces/shop/services/web/proxy/',
    '/api/v1/nodes/worker/proxy/run/shop/web-0/web',
    '/api/v1/proxy/namespaces/shop/pods/web-0/',
    '/api/v1/namespaces/shop/pods/web-0/%65xec',
    '/api/v1/namespaces%2Fshop/pods/web-0/exec',
  ])('refuses a GET that acts: %s', path => {
    expect(check(path)).toMatchObject({ status: 403, reason: 'Forbidden' });
  });

  it('refuses an upgrade to another protocol', () => {
    expect(check('/api/v1/pods', { upgrade: 'websocket' })?.status).toBe(403);
  });

  it.each([
    '/api/v1/secrets',
    '/api/v1/namespaces/shop/secrets/login',
    '/api/v1/watch/secrets',
    '/api/v1/watch/namespaces/shop/secrets',
    '/api/v1/namespaces/shop/%73ecrets',
    '/api/v1/namespaces/shop%2Fsecrets',
    '/apis/example.com/v1/namespaces/shop/secrets',
    '/apis/clusterpedia.io/v1beta1/resources/api/v1/Secrets',
    '/api/v1/secrets?includeObject=None',
    '/api/v1/secrets?includeObject=None&includeObject=Object',
  ])('refuses the values of Secrets: %s', path => {
    expect(check(path)).toMatchObject({ status: 403 });
    const metadata = 'application/json;as=PartialObjectMetadataList;v=v1';
    expect(check(path, { accept: metadata })).toMatchObject({ status: 403 });
    expect(check(path, { accept: `${TABLE},application/json` })?.status).toBe(
      403,
    );
  });

  it.each([
    '/',
    '/v1/secrets',
    '/v1/pods',
    '/k8s/clusters/c-1/api/v1/pods',
    '/clusters/root/api/v1/pods',
    '/kapis/resources.kubesphere.io/v1alpha3/pods',
    '/openapi/v2',
    '/openapi',
    '/metrics',
    '/logs',
    '/debug/pprof/heap',
  ])('refuses a path outside the Kubernetes API: %s', path => {
    expect(check(path)).toMatchObject({ status: 403, reason: 'Forbidden' });
  });

  it('passes table rows of Secrets without the objects', () => {
    const path = '/api/v1/secrets?includeObject=None&limit=500';
    expect(check(path, { accept: TABLE })).toBeUndefined();
  });

  it('refuses a query whose name the API server reads differently', () => {
    // An API server reads "?includeObject" here, and sends the metadata.
    const path = '/api/v1/secrets??includeObject=None';
    expect(check(path, { accept: TABLE })).toMatchObject({ status: 403 });
  });

  it.each([
    '/api/v1/../v1/secrets',
    '/api/%2e%2e/version',
    '/api/%zz',
    // An API server responds to this one with the Secrets of all namespaces.
    '/api/v1/namespaces//secrets',
    '/api/v1/namespaces/%2Fsecrets',
    // A proxy in front of an API server may cut, decode or convert these.
    '/api/v1/secrets#',
    '/api/v1/secrets%3F',
    '/api/v1/%2573ecrets',
    '/api/v1/secrets;x',
    '/api/v1\\secrets',
    '/api/v1/secrets%00',
  ])('refuses a path that the API server could read differently: %s', path => {
    expect(check(path)).toMatchObject({ status: 400 });
  });

  it.each([
    `application/json;x=";as=Table;"`,
    `application/json;as=Table;as=PartialObjectMetadataList;v=v1`,
  ])('refuses Secrets if %s could be read as another form', accept => {
    const path = '/api/v1/secrets?includeObject=None';
    expect(check(path, { accept })).toMatchObject({ status: 403 });
  });

  it('reads the whole query, as the API server does', () => {
    const path = '/api/v1/secrets?includeObject=None?includeObject=Object';
    expect(check(path, { accept: TABLE })).toMatchObject({ status: 403 });
  });
});
