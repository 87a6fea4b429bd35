import { resolve } from 'node:path';
import { checkDefinitions } from './checkDefinitions';
import { printProblem } from './printProblem';

const USAGE = 'usage: eco-check-definitions FOLDER…';

/**
 * Implements the command `eco-check-definitions`: prints the problems of
 * definitions in directories, one per line.
 *
 * @param folders - relative to the directory from which the command was called
 * @param print - prints one line
 * @returns exit code: 0 if all are valid, 1 if not, 2 for invalid arguments
 *
 * @alpha
 */
export async function runDefinitionsCheck(
  folders: readonly string[],
  print: (line: string) => void,
): Promise<number> {
  if (folders.length === 0 || folders.some(each => each.startsWith('-'))) {
    print(USAGE);
    return 2;
  }
  let failed = false;
  for (const folder of folders) {
    const directory = resolve(process.env.INIT_CWD ?? process.cwd(), folder);
    const { used, replacing, problems } = await checkDefinitions(directory);
    problems.forEach(each => print(printProblem(each)));
    print(
      `${folder}: ${used.length} can be used, problems: ${problems.length}`,
    );
    if (replacing.length > 0) {
      print(`${folder}: in place of Eco's own: ${replacing.join(', ')}`);
    }
    if (used.length === 0 && problems.length === 0) {
      print(`${folder}: holds no definition; a file is named <id>.yaml`);
    }
    failed ||= problems.length > 0 || used.length === 0;
  }
  return failed ? 1 : 0;
}
