/** Runs the command of a built folder once, on the sample vault, and keeps what V8 has made of it by the end. */
import { rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { codeOf, start } from '../bin/command.js';

const [node, file, dist] = process.argv;
process.argv = [node, file, 'check', join(import.meta.dirname, '../notes'), '--warn-only'];
rmSync(codeOf(dist), { force: true });
const script = start(dist);
process.once('exit', () => writeFileSync(codeOf(dist), script.createCachedData()));
