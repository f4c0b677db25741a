import {
  chmodSync,
  lstatSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { edited } from '../../lib/vault/edit.ts';
import { createWhole, writeWhole } from '../../lib/vault/write.ts';
import { writeVault } from '../vault.ts';

function folder(): string {
  return writeVault(new Map([['old.txt', 'old']]));
}

test('a file is replaced whole, keeps its rights, and leaves nothing behind', () => {
  const root = folder();
  const file = join(root, 'old.txt');
  chmodSync(file, 0o640);
  writeWhole(file, 'new');
  writeWhole(join(root, 'more.txt'), Buffer.from([0, 255]));
  expect(readFileSync(file, 'utf8')).toBe('new');
  expect(statSync(file).mode & 0o777).toBe(0o640);
  expect([...readFileSync(join(root, 'more.txt'))]).toEqual([0, 255]);
  expect(readdirSync(root).sort()).toEqual(['more.txt', 'old.txt']);
});

test('through a symbolic link the file is written to which it leads', () => {
  const root = folder();
  mkdirSync(join(root, 'sub'));
  symlinkSync('../old.txt', join(root, 'sub/link'));
  writeWhole(join(root, 'sub/link'), 'new');
  expect(readFileSync(join(root, 'old.txt'), 'utf8')).toBe('new');
  expect(lstatSync(join(root, 'sub/link')).isSymbolicLink()).toBe(true);
  expect(readdirSync(join(root, 'sub'))).toEqual(['link']);
});

test('what cannot be written is as it was, and the error names it as it was told', () => {
  const root = folder();
  const file = join(root, 'old.txt');
  chmodSync(file, 0o444);
  expect(() => writeWhole(file, 'new', 'old.txt')).toThrow('“old.txt” cannot be written: it is read-only.');
  expect(() => writeWhole(root, 'new', 'the folder')).toThrow(/^“the folder” cannot be written: E[A-Z]+: [a-z ]+\.$/);
  expect(() => writeWhole(join(root, 'no/where'), 'new', 'x')).toThrow('“x” cannot be written: ENOENT: no such file');
  expect(readFileSync(file, 'utf8')).toBe('old');
  expect(readdirSync(root)).toEqual(['old.txt']);
});

test('a new file never takes the place of another, be it only a link that leads nowhere', () => {
  const root = folder();
  symlinkSync('nowhere', join(root, 'dangling'));
  for (const name of ['old.txt', 'dangling']) {
    expect(() => createWhole(join(root, name), 'new', name)).toThrow(`There is already a file at “${name}”.`);
  }
  createWhole(join(root, 'new.txt'), 'new');
  expect(readFileSync(join(root, 'new.txt'), 'utf8')).toBe('new');
  expect(readFileSync(join(root, 'old.txt'), 'utf8')).toBe('old');
  expect(readdirSync(root).sort()).toEqual(['dangling', 'new.txt', 'old.txt']);
});

test('a file that is being read keeps what it was', () => {
  const root = folder();
  writeFileSync(join(root, 'other'), '');
  const before = statSync(join(root, 'old.txt')).ino;
  writeWhole(join(root, 'old.txt'), 'new');
  expect(statSync(join(root, 'old.txt')).ino).not.toBe(before);
});

test.each<[string, Buffer]>([
  ['invalid UTF-8', Buffer.from([0x61, 0xe9])],
  ['a lone surrogate', Buffer.from('\ufeffa\ud800', 'utf16le')],
  ['half a unit', Buffer.concat([Buffer.from('\ufeffa', 'utf16le'), Buffer.from([1])])],
  ['half a unit, big-endian', Buffer.from([0xfe, 0xff, 0, 0x61, 0])],
  ['a NUL', Buffer.from('a\0')],
  ['UTF-16 without a mark', Buffer.from('abcdefgh', 'utf16le')],
  ['UTF-32', Buffer.from([0xff, 0xfe, 0, 0, 0x61, 0, 0, 0])],
])('%s is not edited', (_name, bytes) => {
  expect(edited(bytes, [{ start: 0, end: 1, text: 'b' }])).toBe(null);
});

test.each<[string, Buffer, string]>([
  ['UTF-8', Buffer.from('a😀é\r'), '61f09f9880c3ab0d'],
  ['UTF-8 with a mark', Buffer.from('\ufeffa😀é\r'), 'efbbbf61f09f9880c3ab0d'],
  ['UTF-16, little-endian', Buffer.from('\ufeffa😀é\r', 'utf16le'), 'fffe61003dd800deeb000d00'],
  ['UTF-16, big-endian', Buffer.from('\ufeffa😀é\r', 'utf16le').swap16(), 'feff0061d83dde0000eb000d'],
  ['a second mark', Buffer.from('\ufeff\ufeff😀é'), 'efbbbfefbbbff09f9880c3ab'],
])('%s is edited at its offset', (_name, bytes, expected) => {
  const file = edited(bytes, [{ start: 3, end: 4, text: 'ë' }]);
  expect(Buffer.from(file?.bytes ?? []).toString('hex')).toBe(expected);
});
