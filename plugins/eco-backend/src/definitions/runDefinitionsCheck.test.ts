import { execFile } from 'node:child_process';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { promisify } from 'node:util';
import { stringify } from 'yaml';
import { builtInDefinitionsDirectory } from '../detection';
import { runDefinitionsCheck } from './runDefinitionsCheck';
import { acme } from './testing/acme';

let folder: string;

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'eco-definitions-'));
});

afterEach(async () => {
  await rm(folder, { recursive: true });
});

async function check(...folders: string[]) {
  const lines: string[] = [];
  const code = await runDefinitionsCheck(folders, line => lines.push(line));
  return { code, lines };
}

describe('eco-check-definitions', () => {
  it('accepts the built-in definitions', async () => {
    const { code, lines } = await check(builtInDefinitionsDirectory());
    expect(code).toBe(0);
    expect(lines).toEqual([
      expect.stringMatching(/: \d{3} can be used, problems: 0$/),
    ]);
  });

  it('prints file, line, field and fix, and replaced definitions', async () => {
    await writeFile(
      join(folder, 'acme.yaml'),
      `${stringify(acme)}alternatives:
  - toolId: argocd
    difference: Another task.
  - toolId: argocdd
    difference: Mistyped.
`,
    );
    await writeFile(
      join(folder, 'flux.yaml'),
      stringify({ ...acme, id: 'flux' }),
    );
    await writeFile(
      join(folder, 'wrong.yaml'),
      stringify({ ...acme, id: 'wrong', color: 'red' }),
    );
    expect(await check(folder)).toEqual({
      code: 1,
      lines: [
        expect.stringMatching(
          /\/wrong\.yaml:13: the definition: unknown field "color"; known are id, name, /,
        ),
        `${folder}/acme.yaml:16: alternatives.1.toolId: no definition has the id "argocdd"; correct it or define the tool`,
        `${folder}: 2 can be used, problems: 2`,
        `${folder}: in place of Eco's own: flux`,
      ],
    });
  });

  it('fails for an empty directory, and without one', async () => {
    expect(await check(folder)).toEqual({
      code: 1,
      lines: [
        `${folder}: 0 can be used, problems: 0`,
        `${folder}: holds no definition; a file is named <id>.yaml`,
      ],
    });
    expect((await check(join(folder, 'missing'))).code).toBe(1);
    expect(await check()).toEqual({
      code: 2,
      lines: ['usage: eco-check-definitions FOLDER…'],
    });
  });

  it('accepts the example of the guide', async () => {
    const guide = await readFile(
      resolve(__dirname, '../../../../docs/definitions.md'),
      'utf8',
    );
    const [, example] = guide.match(/```yaml\n(# yaml-language[^]*?)```/)!;
    await writeFile(join(folder, 'acme.yaml'), example);
    expect(await check(folder)).toEqual({
      code: 0,
      lines: [`${folder}: 1 can be used, problems: 0`],
    });
  });

  it('runs as a command', async () => {
    await writeFile(join(folder, 'acme.yaml'), stringify(acme));
    const { stdout } = await promisify(execFile)(process.execPath, [
      '--require',
      require.resolve('@backstage/cli/config/nodeTransform.cjs'),
      resolve(__dirname, '../../bin/eco-check-definitions.js'),
      folder,
    ]);
    expect(stdout).toBe(`${folder}: 1 can be used, problems: 0\n`);
  });
});
