/** Platforms on which a control plane can run. */
export type Platform = 'linux-x64' | 'linux-arm64' | 'darwin-arm64';

const PLATFORMS: readonly string[] = [
  'linux-x64',
  'linux-arm64',
  'darwin-arm64',
];

/** @throws an Error with the supported platforms, on any other platform */
export function currentPlatform(
  platform: string = process.platform,
  architecture: string = process.arch,
): Platform {
  const current = `${platform}-${architecture}`;
  if (!PLATFORMS.includes(current)) {
    throw new Error(
      `No control plane for ${current}: it runs on ${PLATFORMS.join(', ')}. ` +
        'On another machine, point the portal at clusters of your own.',
    );
  }
  return current as Platform;
}
