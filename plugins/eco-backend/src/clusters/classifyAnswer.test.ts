import { classifyAnswer, FailedAnswer } from './classifyAnswer';

function backstage(status: number, name: string, message: string) {
  return {
    status,
    contentType: 'application/json; charset=utf-8',
    body: JSON.stringify({ error: { name, message }, response: {} }),
  };
}

function apiServer(status: number, reason: string) {
  return {
    status,
    contentType: 'application/json',
    body: JSON.stringify({ kind: 'Status', status: 'Failure', reason }),
  };
}

describe('classifyAnswer', () => {
  it.each<[string, FailedAnswer, string]>([
    [
      'an oidc cluster without a token of the user',
      backstage(
        500,
        'Error',
        'Auth token not found under oidc.okta in request body',
      ),
      'client-side-auth',
    ],
    [
      'a google cluster without a token of the user',
      backstage(
        500,
        'Error',
        'Google token not found under auth.google in request body',
      ),
      'client-side-auth',
    ],
    [
      'an aks cluster that refuses the request without a token',
      { ...apiServer(401, 'Unauthorized'), authProvider: 'aks' },
      'client-side-auth',
    ],
    [
      'a dead API server',
      backstage(
        500,
        'Error',
        "Cluster 'x' request error; caused by Error: connect ECONNREFUSED 127.0.0.1:6443",
      ),
      'unreachable',
    ],
    [
      'a certificate that is not trusted',
      backstage(
        500,
        'Error',
        "Cluster 'x' request error; caused by Error: certificate has expired",
      ),
      'unreachable',
    ],
    [
      'an API server that does not answer',
      backstage(
        500,
        'Error',
        "Cluster 'x' request error; caused by Error: connect ETIMEDOUT 10.0.0.1:6443",
      ),
      'timed-out',
    ],
    [
      'a server that does not speak TLS',
      backstage(
        500,
        'Error',
        "Cluster 'x' request error; caused by Error: write EPROTO ... wrong version number",
      ),
      'not-a-cluster',
    ],
    [
      'a cluster that the Kubernetes plugin does not know',
      backstage(404, 'NotFoundError', "Cluster 'x' not found"),
      'not-listed',
    ],
    [
      'a refused service token',
      backstage(401, 'AuthenticationError', 'Illegal token'),
      'unauthorised',
    ],
    [
      'a denied kubernetes.proxy permission',
      backstage(403, 'NotAllowedError', 'Unauthorized'),
      'unauthorised',
    ],
    [
      'a login page',
      { status: 403, contentType: 'text/html', body: '<html>Sign in</html>' },
      'not-a-cluster',
    ],
  ])('%s', (_, answer, failure) => {
    expect(classifyAnswer(answer)?.failure).toBe(failure);
  });

  it.each<[string, FailedAnswer]>([
    ['401', apiServer(401, 'Unauthorized')],
    ['403', apiServer(403, 'Forbidden')],
    ['404 of a kind', apiServer(404, 'NotFound')],
    ['410', apiServer(410, 'Expired')],
    ['500', apiServer(500, 'InternalError')],
    [
      '503 of an aggregated API',
      { status: 503, contentType: 'text/plain', body: 'service unavailable' },
    ],
    [
      '404 of a path',
      { status: 404, contentType: 'text/plain', body: '404 page not found' },
    ],
  ])("leaves the API server's own %s to the reader", (_, answer) => {
    expect(classifyAnswer(answer)).toBeUndefined();
  });

  it('explains what happens to a cluster that is no longer listed', () => {
    const classify = (message: string) =>
      classifyAnswer(backstage(404, 'NotFoundError', message));
    expect(classify("Cluster 'x' not found")).toEqual({
      failure: 'not-listed',
      reason:
        'the Kubernetes plugin no longer lists this cluster; Eco archives it once it has been missing for eco.archive.after',
    });
    expect(classify('Unknown route')).toEqual({
      failure: 'unreachable',
      reason: 'the Kubernetes plugin does not know it: Unknown route',
    });
  });

  it('limits the length of foreign messages', () => {
    const reason = classifyAnswer(
      backstage(500, 'Error', 'x'.repeat(10_000)),
    )?.reason;
    expect(reason).toHaveLength(500);
  });
});
