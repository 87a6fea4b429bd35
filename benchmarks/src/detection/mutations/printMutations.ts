import { isWithinBars, MutationResult } from './runMutations';

function share(value: number): string {
  return value.toFixed(4);
}

/**
 * Formats a mutation as one line, followed by one for each tool that it cost.
 */
export function printMutation(result: MutationResult): string {
  const { mutation, precision, recall, versionWrong, versionKnown } = result;
  return [
    [
      isWithinBars(result) ? ' ' : '✗',
      mutation.padEnd(58),
      ...[precision, recall, versionWrong, versionKnown].map(share),
    ].join(' '),
    ...result.lost.map(each => `      lost: ${each}`),
    ...result.unversioned.map(each => `      without its version: ${each}`),
    ...result.wrong.map(each => `      wrong: ${each}`),
  ].join('\n');
}
