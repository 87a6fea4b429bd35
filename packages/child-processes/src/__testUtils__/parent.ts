import { startProcess } from '../startProcess';

const child = startProcess({ name: 'child', program: 'sleep', args: ['600'] });
process.stdout.write(`${child.pid}\n`);
