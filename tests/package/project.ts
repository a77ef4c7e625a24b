// An empty project on disk that gets the packed package installed, as a shop's would be.

import { execFile } from 'node:child_process';
import { cpSync, existsSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

export const root = fileURLToPath(new URL('../..', import.meta.url));

export interface Finished {
  readonly status: number;
  readonly stdout: string;
  readonly stderr: string;
}

/** Runs a program to its end, whatever its exit status. */
export function run(command: string, args: readonly string[], cwd: string): Promise<Finished> {
  return new Promise((resolve) => {
    const options = { cwd, maxBuffer: 1 << 26 };
    execFile(command, args, options, (error, stdout, stderr) => {
      const status = error === null ? 0 : typeof error.code === 'number' ? error.code : 1;
      resolve({ status, stdout, stderr });
    });
  });
}

export class Project {
  private constructor(
    readonly folder: string,
    /** The packed package. */
    readonly tarball: string,
  ) {}

  /** Packs the package and installs it into an empty project, without a network. */
  static async create(): Promise<Project> {
    if (!existsSync(join(root, 'js/dist/runtime.wasm')))
      throw new Error('run `npm run build` first');
    const base = mkdtempSync(join(tmpdir(), 'shelfwise-package-'));
    const packed = await run('npm', ['pack', '--silent', '--pack-destination', base], root);
    const tarball = join(base, packed.stdout.trim());
    const project = new Project(join(base, 'shop'), tarball);
    project.write('package.json', '{ "name": "shop", "private": true, "type": "module" }\n');
    const install = ['install', '--offline', '--no-audit', '--no-fund', tarball];
    const installed = await run('npm', install, project.folder);
    if (installed.status !== 0) throw new Error(installed.stderr);
    return project;
  }

  path(name: string): string {
    return join(this.folder, name);
  }

  write(name: string, text: string): void {
    mkdirSync(dirname(this.path(name)), { recursive: true });
    writeFileSync(this.path(name), text);
  }

  /** Copies a file or folder into the project. */
  take(source: string, name: string): void {
    cpSync(source, this.path(name), { recursive: true });
  }

  run(command: string, ...args: string[]): Promise<Finished> {
    return run(command, args, this.folder);
  }

  remove(): void {
    rmSync(dirname(this.folder), { recursive: true, force: true });
  }
}
