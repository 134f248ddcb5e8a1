import { generateKeyPairSync, randomBytes } from 'node:crypto';
import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import forge from 'node-forge';

/** A certificate with its key, as PEM and as files. */
export interface Certificate {
  readonly cert: string;
  readonly key: string;
  readonly certFile: string;
  readonly keyFile: string;
}

/** An authority of a test's own. */
export interface Authority extends Certificate {
  /** A certificate for a server by this name, or for a client. `days` below zero: expired yesterday. */
  issue(name: string, kind: 'server' | 'client', days?: number): Certificate;
}

export function authority(name: string): Authority {
  const folder = mkdtempSync(join(tmpdir(), 'stegvis-test-certificates-'));
  const root = made(folder, name, null, 30, [
    { name: 'basicConstraints', cA: true, critical: true },
    { name: 'keyUsage', keyCertSign: true, cRLSign: true, critical: true },
  ]);
  return {
    ...root,
    issue: (whom, kind, days = 30) =>
      made(folder, whom, root, days, [
        { name: 'basicConstraints', cA: false },
        { name: 'keyUsage', digitalSignature: true, keyEncipherment: true },
        { name: 'extKeyUsage', serverAuth: kind === 'server', clientAuth: kind === 'client' },
        { name: 'subjectAltName', altNames: [/^[\d.]+$/.test(whom) ? { type: 7, ip: whom } : { type: 2, value: whom }] },
      ]),
  };
}

function made(folder: string, name: string, issuer: Certificate | null, days: number, extensions: object[]): Certificate {
  const pair = generateKeyPairSync('rsa', { modulusLength: 2048 });
  const key = pair.privateKey.export({ type: 'pkcs8', format: 'pem' }).toString();
  const one = forge.pki.createCertificate();
  one.publicKey = forge.pki.publicKeyFromPem(pair.publicKey.export({ type: 'spki', format: 'pem' }).toString());
  one.serialNumber = `01${randomBytes(8).toString('hex')}`;
  const now = Date.now();
  const day = 86_400_000;
  one.validity.notBefore = new Date(now - 60 * day);
  one.validity.notAfter = new Date(now + (days < 0 ? -day : days * day));
  const subject = [{ name: 'commonName', value: name }];
  one.setSubject(subject);
  one.setIssuer(issuer === null ? subject : forge.pki.certificateFromPem(issuer.cert).subject.attributes);
  one.setExtensions(extensions);
  one.sign(forge.pki.privateKeyFromPem(issuer?.key ?? key), forge.md.sha256.create());
  const cert = forge.pki.certificateToPem(one);
  const file = join(folder, randomBytes(6).toString('hex'));
  writeFileSync(`${file}.pem`, cert);
  writeFileSync(`${file}.key`, key, { mode: 0o600 });
  return { cert, key, certFile: `${file}.pem`, keyFile: `${file}.key` };
}
