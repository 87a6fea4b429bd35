import { createSign } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { ControlPlane } from 'control-plane';

const HOUR_S = 3_600;

/**
 * Creates a token that has expired: the claims of a valid token, a day old,
 * signed with the control plane's own key.
 *
 * @param token - Valid token of a ServiceAccount
 */
export async function expiredToken(
  controlPlane: ControlPlane,
  token: string,
): Promise<string> {
  const [header, claims] = token.split('.');
  const then = Math.floor(Date.now() / 1000) - 24 * HOUR_S;
  const payload = encode({
    ...JSON.parse(Buffer.from(claims, 'base64url').toString()),
    iat: then,
    nbf: then,
    exp: then + HOUR_S,
  });
  const key = await readFile(
    join(controlPlane.directory, 'pki', 'service-accounts.key'),
    'utf8',
  );
  const signature = createSign('sha256')
    .update(`${header}.${payload}`)
    // RFC 7518, 3.4: the two numbers of ES256, not in DER.
    .sign({ key, dsaEncoding: 'ieee-p1363' });
  return `${header}.${payload}.${signature.toString('base64url')}`;
}

function encode(value: object): string {
  return Buffer.from(JSON.stringify(value)).toString('base64url');
}
