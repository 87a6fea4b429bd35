// Builds the controller for its image: one file that needs only Node.
import { build } from 'esbuild';
import { readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { parse } from 'yaml';

/**
 * Tool definitions that recognize operators: see
 * src/recognition/engineDefinitions.ts.
 */
const folder = new URL(
  '../../plugins/eco-backend/definitions/',
  import.meta.url,
);
const definitions = readdirSync(folder)
  .filter(file => file.endsWith('.yaml'))
  .map(file => parse(readFileSync(new URL(file, folder), 'utf8')))
  .filter(({ layers }) => layers.includes('data'));

await build({
  absWorkingDir: fileURLToPath(new URL('.', import.meta.url)),
  entryPoints: ['src/main.ts'],
  outfile: 'dist/main.cjs.js',
  bundle: true,
  platform: 'node',
  target: 'node24',
  define: { BUNDLED_DEFINITIONS: JSON.stringify(definitions) },
  sourcemap: true,
  logLevel: 'warning',
});
