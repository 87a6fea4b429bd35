// @ts-check
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { checkNode, checkPlatform } from './machine.mjs';

test('the supported machines pass', () => {
  for (const [platform, architecture] of [
    ['linux', 'x64'],
    ['linux', 'arm64'],
    ['darwin', 'arm64'],
  ]) {
    checkPlatform(platform, architecture);
  }
});

test('another machine is refused with what would do', () => {
  for (const [platform, architecture] of [
    ['win32', 'x64'],
    ['darwin', 'x64'],
    ['linux', 'riscv64'],
  ]) {
    assert.throws(() => checkPlatform(platform, architecture), {
      message: new RegExp(
        `not run on ${platform} ${architecture}.*Linux \\(x64, arm64\\)`,
      ),
    });
  }
});

test('a Node below 20 is refused with where to get another', () => {
  checkNode('20.0.0');
  checkNode('25.1.0');
  assert.throws(
    () => checkNode('18.20.4'),
    /18\.20\.4 is too old.*nodejs\.org/,
  );
});
