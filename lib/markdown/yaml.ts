/**
 * The plain part of YAML, read in one pass: `key: value`, `- item` and `[a, b]` with ordinary scalars, as nearly all
 * front matter is written. Law: it gives what the YAML core schema gives, or null where it will not guess.
 */
import type { PropertyValue } from '../model.ts';

type Scalar = string | number | boolean | null;

export type PlainYaml = ReadonlyMap<string, PropertyValue>;

const pair = /^([\p{L}_][\p{L}\p{N}_ -]*?)[ ]*:(?:[ \t]+(.*?))?[ \t]*$/u;
const item = /^([ ]*)-(?:[ \t]+(.*?))?[ \t]*$/;
/** A plain scalar that can mean nothing else: no indicator first, no `: ` and no ` #` within. */
const plain = /^(?![-?:,[\]{}#&*!|>'"%@`])(?:(?!: | #|[\t]).)*$/u;
const flow = /^\[[ ]*(.*?)[ ]*\]$/;

/** Reads the lines between the fences; null when anything is beyond the plain part. */
export function readPlainYaml(source: string): PlainYaml | null {
  const values = new Map<string, PropertyValue>();
  let list: Scalar[] | null = null;
  let listKey = '';
  let indent = 0;
  for (const line of source.split(/\r\n?|\n/)) {
    if (/^[ ]*(?:#.*)?$/.test(line)) continue;
    const entry = pair.exec(line);
    if (entry) {
      const key = entry[1] as string;
      if (values.has(key) || isSpecialKey(key)) return null;
      const value = readValue(entry[2] ?? '');
      if (value === undefined) return null;
      values.set(key, value);
      list = (entry[2] ?? '') === '' ? [] : null;
      listKey = key;
      continue;
    }
    const element = item.exec(line);
    if (!element || list === null) return null;
    const value = readScalar(element[2] ?? '');
    const { length } = element[1] as string;
    if (value === undefined || (list.length > 0 && length !== indent)) return null;
    indent = length;
    list.push(value);
    values.set(listKey, list);
  }
  return values;
}

function readValue(text: string): PropertyValue | undefined {
  const elements = flow.exec(text)?.[1];
  if (elements === undefined) return readScalar(text);
  if (elements === '') return [];
  const values: Scalar[] = [];
  for (const element of elements.split(/[ ]*,[ ]*/)) {
    if (!/^[\p{L}\p{N}_/][\p{L}\p{N}_/ .-]*$/u.test(element)) return undefined;
    const value = readScalar(element);
    if (value === undefined) return undefined;
    values.push(value);
  }
  return values;
}

function readScalar(text: string): Scalar | undefined {
  if (/^"[^"\\]*"$/.test(text)) return text.slice(1, -1);
  if (/^'[^']*'$/.test(text)) return text.slice(1, -1);
  if (text === '' || text === '~' || /^(?:null|Null|NULL)$/.test(text)) return null;
  if (/^(?:true|True|TRUE)$/.test(text)) return true;
  if (/^(?:false|False|FALSE)$/.test(text)) return false;
  if (!plain.test(text) || text.endsWith(':')) return undefined;
  if (/^(?:0|[1-9]\d{0,14})$/.test(text)) return Number(text);
  return /^[\d.+]/.test(text) && !/^\d{4}-\d\d-\d\d$/.test(text) ? undefined : text;
}

/** Keys that the core schema reads as something else than text. */
function isSpecialKey(key: string): boolean {
  return /^(?:true|false|null|__proto__)$/i.test(key);
}
