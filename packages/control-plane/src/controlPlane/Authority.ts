import 'reflect-metadata';
import {
  BasicConstraintsExtension,
  cryptoProvider,
  ExtendedKeyUsage,
  ExtendedKeyUsageExtension,
  KeyUsageFlags,
  KeyUsagesExtension,
  Name,
  SubjectAlternativeNameExtension,
  X509Certificate,
  X509CertificateGenerator,
} from '@peculiar/x509';
import { KeyObject, randomBytes, webcrypto } from 'crypto';

const ALGORITHM = { name: 'ECDSA', namedCurve: 'P-256', hash: 'SHA-256' };
const YEARS = 10;

/** A certificate and its key, PEM. */
export interface KeyPair {
  cert: string;
  key: string;
}

/** Whom a certificate is for. */
export interface CertificateSubject {
  /** For a Kubernetes user, their name. */
  commonName: string;
  /** For a Kubernetes user, their groups. */
  organizations?: string[];
  /** IP addresses and DNS names; given only for servers. */
  addresses?: { ips: string[]; names: string[] };
  /** When it expires; one that has expired is issued too. Default: in ten years. */
  notAfter?: Date;
}

/**
 * A certificate authority, of one control plane for example. Its key lives in
 * memory only.
 */
export class Authority {
  readonly #certificate: X509Certificate;
  readonly #keys: CryptoKeyPair;

  private constructor(certificate: X509Certificate, keys: CryptoKeyPair) {
    this.#certificate = certificate;
    this.#keys = keys;
  }

  /** Makes a new authority with a new key. */
  static async create(commonName: string): Promise<Authority> {
    const provider = webcrypto as unknown as Crypto;
    cryptoProvider.set(provider);
    const keys = await makeKeys();
    const certificate = await X509CertificateGenerator.createSelfSigned({
      serialNumber: randomSerial(),
      name: new Name([{ CN: [commonName] }]).toJSON(),
      ...validity(),
      keys,
      signingAlgorithm: ALGORITHM,
      extensions: [
        new BasicConstraintsExtension(true, undefined, true),
        new KeyUsagesExtension(
          KeyUsageFlags.keyCertSign | KeyUsageFlags.digitalSignature,
          true,
        ),
      ],
    });
    return new Authority(certificate, keys);
  }

  /** The authority's own certificate, PEM. */
  get cert(): string {
    return `${this.#certificate.toString('pem')}\n`;
  }

  /** Issues a certificate for a client, or for a server where it has addresses. */
  async issue(subject: CertificateSubject): Promise<KeyPair> {
    const { commonName, organizations = [], addresses, notAfter } = subject;
    const keys = await makeKeys();
    const usages = [ExtendedKeyUsage.clientAuth];
    const names = [];
    if (addresses) {
      usages.push(ExtendedKeyUsage.serverAuth);
      names.push(
        new SubjectAlternativeNameExtension([
          ...addresses.ips.map(value => ({ type: 'ip' as const, value })),
          ...addresses.names.map(value => ({ type: 'dns' as const, value })),
        ]),
      );
    }
    const certificate = await X509CertificateGenerator.create({
      serialNumber: randomSerial(),
      subject: new Name([
        ...organizations.map(organization => ({ O: [organization] })),
        { CN: [commonName] },
      ]).toJSON(),
      issuer: this.#certificate.subject,
      ...validity(notAfter),
      signingKey: this.#keys.privateKey,
      publicKey: keys.publicKey,
      signingAlgorithm: ALGORITHM,
      extensions: [
        new BasicConstraintsExtension(false, undefined, true),
        new KeyUsagesExtension(KeyUsageFlags.digitalSignature, true),
        new ExtendedKeyUsageExtension(usages),
        ...names,
      ],
    });
    return {
      cert: `${certificate.toString('pem')}\n`,
      key: exportKey(keys.privateKey),
    };
  }
}

/** A new pair of keys, PEM: signs the tokens of service accounts and checks them. */
export async function makeSigningKeys(): Promise<{
  privateKey: string;
  publicKey: string;
}> {
  const { privateKey, publicKey } = await makeKeys();
  const spki = KeyObject.from(publicKey as webcrypto.CryptoKey);
  return {
    privateKey: exportKey(privateKey),
    publicKey: spki.export({ type: 'spki', format: 'pem' }).toString(),
  };
}

function makeKeys(): Promise<CryptoKeyPair> {
  const subtle = webcrypto.subtle as unknown as SubtleCrypto;
  return subtle.generateKey(ALGORITHM, true, ['sign', 'verify']);
}

function exportKey(key: CryptoKey): string {
  const object = KeyObject.from(key as webcrypto.CryptoKey);
  return object.export({ type: 'pkcs8', format: 'pem' }).toString();
}

/** A positive 16-byte number: the first bit is kept free of the sign. */
function randomSerial(): string {
  const bytes = randomBytes(16);
  bytes[0] = (bytes[0] % 0x7f) + 1;
  return bytes.toString('hex');
}

/** From an hour ago, in case that clocks are changed; ten years if nothing is said. */
function validity(until?: Date): { notBefore: Date; notAfter: Date } {
  const notBefore = new Date(Date.now() - 3_600_000);
  const notAfter = new Date(until ?? notBefore);
  if (!until) {
    notAfter.setFullYear(notAfter.getFullYear() + YEARS);
  }
  return { notBefore, notAfter };
}
