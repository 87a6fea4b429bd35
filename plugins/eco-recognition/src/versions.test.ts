import { Evidence } from '@backstage-eco/plugin-eco-common';
import { VersionCandidate } from './signals/SignalMatcher';
import { cleanVersion, readVersion } from './versions';

describe('cleanVersion', () => {
  it('strips only a bounded number of suffixes', () => {
    expect(cleanVersion(`1.2.3${'-alpine'.repeat(6)}`)).toBe('1.2.3');
    expect(cleanVersion(`v1${'-alpine'.repeat(7)}`)).toBeUndefined();
  });

  it.each([
    ['v1.19.2', '1.19.2'],
    ['1.19.2', '1.19.2'],
    ['v2.11', '2.11'],
    ['v5', '5'],
    ['v1.28.5+k3s1', '1.28.5+k3s1'],
    ['v1.31.4-gke.1256000', '1.31.4-gke.1256000'],
    ['9.1.0-2.2.2', '9.1.0-2.2.2'],
    ['v1.8.1-rc.1', '1.8.1-rc.1'],
    ['1.12.1-debian-11-r20', '1.12.1'],
    ['v0.14.0-amd64', '0.14.0'],
    ['7.0.0-alpine', '7.0.0'],
    ['1.15.2-ubi', '1.15.2'],
    ['1.20.0-distroless', '1.20.0'],
    ['1.19.1-r2', '1.19.1'],
    ['v1.28.10-windows-hp', '1.28.10'],
    ['0.31.3-ltsc2022', '0.31.3'],
    ['1.19.1-debian13-fips', '1.19.1'],
    ['v20240813-c6f155d6', '20240813-c6f155d6'],
    ['2024.2.1', '2024.2.1'],
    ['17', '17'],
    ['v121', '121'],
    ['1.2.3-arm64v8', '1.2.3'],
    ['1.2.3-linux-arm-v7', '1.2.3'],
    ['1.2.3_linux_amd64', '1.2.3'],
    ['1.2.3-aarch64', '1.2.3'],
    ['1.2.3-s390x', '1.2.3'],
    ['1.2.3-ppc64le', '1.2.3'],
    ['arm64-v1.2.3', '1.2.3'],
    ['linux-amd64-1.2.3', '1.2.3'],
    ['1.2.3-ubi9-minimal', '1.2.3'],
    ['1.2.3-jammy', '1.2.3'],
    ['1.2.3-rockylinux9', '1.2.3'],
    ['1.2.3-el9', '1.2.3'],
    ['1.2.3-azurelinux3.0', '1.2.3'],
    ['1.2.3-jdk17-slim', '1.2.3'],
    ['1.2.3-python3.12-bookworm', '1.2.3'],
    ['1.2.3-debug-nonroot', '1.2.3'],
    ['8.0.11-jammy-chiseled', '8.0.11'],
    ['1.2.3-amzn2023', '1.2.3'],
    ['1.2.3-ubi9-hardened', '1.2.3'],
    ['24.6.1-cuda12.4.1-ubuntu22.04', '24.6.1'],
    ['1.30.0-eks-036c24b', '1.30.0-eks-036c24b'],
    ['2.7.0.x86_64', '2.7.0.x86_64'],
  ])('reads %s as %s', (text, version) => {
    expect(cleanVersion(text)).toBe(version);
  });

  it.each([
    'latest',
    'main',
    'stable',
    'master-1a2b3c4',
    'sha-1a2b3c4d',
    'v0.0.0-20230101120000-abcdef123456',
    '1.2.x',
    'v1.28.X',
    '999.999.999',
    '99.99.99-dev',
    'vX.Y.Z',
    'v0.0.0-undefined',
    '0.0.0',
    '1.2.3-$PLACEHOLDER',
    'install-control-plane-version',
    '7d9e4eea5f1139e602508871f422b0116c60e87c',
    '20240813',
    '20240813.1',
    '4711.2',
    '2024',
    '1234',
    '512',
    '2024-08-13',
    '20240813153000',
    '',
    `1.2.3-${'x'.repeat(200)}`,
  ])('finds no version in %p', text => {
    expect(cleanVersion(text)).toBeUndefined();
  });

  it('runs in linear time for a pattern that would backtrack', () => {
    const tag = `${'a'.repeat(127)}!`;
    expect(cleanVersion(tag, '(a+)+')).toBeUndefined();
  });

  it('reads a custom format only if a definition has its pattern', () => {
    expect(cleanVersion('edge-21.9.2')).toBeUndefined();
    expect(cleanVersion('edge-21.9.2', '(edge|stable)-[0-9.]+')).toBe(
      'edge-21.9.2',
    );
    expect(cleanVersion('edge-next', '(edge|stable)-[0-9.]+')).toBeUndefined();
  });
});

describe('readVersion', () => {
  const candidate = (
    source: VersionCandidate['source'],
    text: string,
  ): VersionCandidate => ({
    source,
    text,
    evidence: { field: text } as Evidence,
  });

  it('prefers the tag over the label, the label over the chart, and so on', () => {
    const candidates = [
      candidate('kubelet', '1.5'),
      candidate('objectField', '1.4'),
      candidate('chart', '1.3'),
      candidate('workloadLabel', '1.2'),
      candidate('imageTag', '1.1'),
    ];
    for (const expected of ['1.1', '1.2', '1.3', '1.4', '1.5']) {
      expect(readVersion(candidates)?.value).toBe(expected);
      candidates.pop();
    }
    expect(readVersion(candidates)).toBeUndefined();
  });

  it('skips candidates without a version, and keeps the evidence of the others', () => {
    expect(
      readVersion([
        candidate('imageTag', 'latest'),
        candidate('imageTag', 'v1.2.3'),
      ]),
    ).toEqual({ value: '1.2.3', evidence: { field: 'v1.2.3' } });
  });
});
