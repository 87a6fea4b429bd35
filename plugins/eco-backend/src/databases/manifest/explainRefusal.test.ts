import { ClusterStatusError } from '@backstage-eco/plugin-eco-node';
import { explainRefusal } from './explainRefusal';

function refusalOf(
  status: number,
  reason: string,
  message: string,
  causes: Array<{ field: string; message: string }> = [],
) {
  return explainRefusal(
    new ClusterStatusError({ status, reason, message, causes }),
  );
}

describe('explainRefusal', () => {
  it('treats a rejected token as temporary', () => {
    expect(refusalOf(401, 'Unauthorized', 'Unauthorized')).toEqual({
      kind: 'unavailable',
      reason: expect.stringMatching(/refuses Eco's token .* renew the token/),
    });
  });

  it.each([
    [400, 'BadRequest'],
    [401, 'Unauthorized'],
    [409, 'AlreadyExists'],
    [500, 'InternalError'],
    [503, 'ServiceUnavailable'],
  ])(
    'takes a denial of a webhook for one, whatever status it chose (%s)',
    (status, reason) => {
      const message =
        'admission webhook "names.example.com" denied the request: no';
      expect(refusalOf(status, reason, message)).toEqual({
        kind: 'refused',
        messages: [{ message }],
      });
      const cause = { field: 'metadata.name', message: 'no' };
      expect(refusalOf(status, reason, message, [cause])).toEqual({
        kind: 'refused',
        messages: [{ field: 'metadata.name', message }],
      });
    },
  );

  it('treats a webhook that does not answer as temporary', () => {
    expect(
      refusalOf(
        500,
        'InternalError',
        'Internal error occurred: failed calling webhook "names.example.com": context deadline exceeded',
      ),
    ).toMatchObject({ kind: 'unavailable' });
  });
});
