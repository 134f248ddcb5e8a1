import { createHash, generateKeyPairSync, randomBytes, sign } from 'node:crypto';
import type { KeyObject } from 'node:crypto';

/** A key of its own with the certificate that tells others about it, both PEM. */
export interface KeyAndCertificate {
  readonly privateKey: string;
  readonly certificate: string;
}

/** An RSA key with a certificate that it has signed itself (X.509 v3), for a year: what SAML metadata carries keys in. For this machine's stand-ins. */
export function selfSigned(commonName: string, from: Date = new Date()): KeyAndCertificate {
  const { privateKey, publicKey } = generateKeyPairSync('rsa', { modulusLength: 2048 });
  const body = toBeSigned(commonName, publicKey, from);
  const signature = sign('sha256', body, privateKey);
  const certificate = sequence(body, sequence(sha256WithRsa, nothing), bitString(signature));
  return {
    privateKey: privateKey.export({ type: 'pkcs8', format: 'pem' }).toString(),
    certificate: `-----BEGIN CERTIFICATE-----\n${lines(certificate.toString('base64'))}\n-----END CERTIFICATE-----\n`,
  };
}

function toBeSigned(commonName: string, publicKey: KeyObject, from: Date): Buffer {
  const name = sequence(set(sequence(objectId([2, 5, 4, 3]), tagged(0x0c, Buffer.from(commonName, 'utf8')))));
  const until = new Date(from);
  until.setUTCFullYear(from.getUTCFullYear() + 1);
  const keyInfo = publicKey.export({ type: 'spki', format: 'der' });
  const keyId = createHash('sha256').update(keyInfo).digest().subarray(0, 20);
  return sequence(
    tagged(0xa0, tagged(0x02, Buffer.from([2]))),
    tagged(0x02, Buffer.concat([Buffer.from([1]), randomBytes(15)])),
    sequence(sha256WithRsa, nothing),
    name,
    sequence(utcTime(from), utcTime(until)),
    name,
    keyInfo,
    tagged(0xa3, sequence(sequence(objectId([2, 5, 29, 14]), tagged(0x04, tagged(0x04, keyId))))),
  );
}

const tagged = (tag: number, content: Buffer): Buffer => Buffer.concat([Buffer.from([tag]), length(content.length), content]);
const sequence = (...parts: readonly Buffer[]): Buffer => tagged(0x30, Buffer.concat(parts));
const set = (...parts: readonly Buffer[]): Buffer => tagged(0x31, Buffer.concat(parts));
const bitString = (content: Buffer): Buffer => tagged(0x03, Buffer.concat([Buffer.from([0]), content]));
const utcTime = (at: Date): Buffer =>
  tagged(
    0x17,
    Buffer.from(
      `${at
        .toISOString()
        .replaceAll(/[-:T]|\.\d+/g, '')
        .slice(2)}`,
    ),
  );

function length(count: number): Buffer {
  if (count < 0x80) return Buffer.from([count]);
  const bytes = Buffer.from(count.toString(16).padStart(2 * Math.ceil(count.toString(16).length / 2), '0'), 'hex');
  return Buffer.concat([Buffer.from([0x80 + bytes.length]), bytes]);
}

/** The first two arcs in one byte, the rest in sevens of bits. */
function objectId(arcs: readonly number[]): Buffer {
  const [first = 0, second = 0, ...rest] = arcs;
  const bytes = rest.flatMap((arc) => {
    const sevens: number[] = [arc & 0x7f];
    for (let left = arc >> 7; left > 0; left >>= 7) sevens.unshift((left & 0x7f) | 0x80);
    return sevens;
  });
  return tagged(0x06, Buffer.from([first * 40 + second, ...bytes]));
}

const sha256WithRsa = objectId([1, 2, 840, 113_549, 1, 1, 11]);
const nothing = Buffer.from([0x05, 0x00]);
const lines = (text: string): string => (text.match(/.{1,64}/g) ?? []).join('\n');
