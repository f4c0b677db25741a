/**
 * JSON → values that know where they stand, so that whoever finds something wrong with one can point to it. Law: it
 * takes exactly what `JSON.parse` takes, save a key that is given twice and nesting that nobody writes.
 */

/** A value and the offset where it begins. */
export type Json = { readonly at: number } & (
  | { readonly type: 'object'; readonly entries: readonly JsonEntry[] }
  | { readonly type: 'array'; readonly items: readonly Json[] }
  | { readonly type: 'string'; readonly value: string }
  | { readonly type: 'number'; readonly value: number }
  | { readonly type: 'boolean'; readonly value: boolean }
  | { readonly type: 'null' }
);

export interface JsonEntry {
  readonly key: string;
  /** Where the key begins. */
  readonly at: number;
  readonly value: Json;
}

/** Why a text is no JSON, for people. */
export class JsonFault extends Error {
  constructor(
    readonly at: number,
    message: string,
    readonly hint: string | null = null,
  ) {
    super(message);
  }
}

/** @throws {JsonFault} */
export function parseJson(text: string): Json {
  return new JsonParser(text).parse();
}

/** The plain value. A key may be `__proto__`: it is a key like any other. */
export function plainValue(json: Json): unknown {
  switch (json.type) {
    case 'object':
      return Object.fromEntries(json.entries.map(({ key, value }) => [key, plainValue(value)]));
    case 'array':
      return json.items.map(plainValue);
    case 'null':
      return null;
    default:
      return json.value;
  }
}

const deepest = 64;
const string = /"(?:[^"\\\u0000-\u001f]|\\(?:["\\/bfnrt]|u[0-9a-fA-F]{4}))*"/y;
const number = /-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?/y;
const word = /[A-Za-z_$][\w$-]*/y;

class JsonParser {
  readonly #text: string;
  #at = 0;

  constructor(text: string) {
    this.#text = text;
  }

  parse(): Json {
    const value = this.#value(0);
    this.#blanks();
    if (this.#at < this.#text.length) throw new JsonFault(this.#at, 'something follows after the end');
    return value;
  }

  #value(depth: number): Json {
    this.#blanks();
    const at = this.#at;
    if (depth > deepest) throw new JsonFault(at, 'this is nested too deep');
    switch (this.#text[at]) {
      case '{':
        return { at, type: 'object', entries: this.#entries(depth) };
      case '[':
        return { at, type: 'array', items: this.#list(']', () => this.#value(depth + 1)) };
      case '"':
        return { at, type: 'string', value: this.#string() };
      default:
        return this.#scalar(at);
    }
  }

  #entries(depth: number): readonly JsonEntry[] {
    const keys = new Set<string>();
    return this.#list('}', () => {
      const at = this.#at;
      const key = this.#key();
      if (keys.has(key)) throw new JsonFault(at, `“${key}” is given twice`);
      keys.add(key);
      this.#blanks();
      if (this.#text[this.#at] !== ':') throw new JsonFault(this.#at, `a colon is missing after “${key}”`);
      this.#at++;
      return { key, at, value: this.#value(depth + 1) };
    });
  }

  /** What stands between the bracket here and the one that closes it, with commas between. */
  #list<T>(close: string, read: () => T): readonly T[] {
    const items: T[] = [];
    this.#at++;
    for (let comma = -1; ;) {
      this.#blanks();
      if (this.#text[this.#at] === close) {
        if (comma >= 0) throw new JsonFault(comma, `there is a comma too many before “${close}”`);
        this.#at++;
        return items;
      }
      if (items.length > 0 && comma < 0) throw this.#unexpected(`a comma or “${close}” is missing`);
      items.push(read());
      this.#blanks();
      comma = this.#text[this.#at] === ',' ? this.#at++ : -1;
    }
  }

  #key(): string {
    if (this.#text[this.#at] === '"') return this.#string();
    const name = this.#token(word);
    throw name === null
      ? this.#unexpected('a key between double quotes is missing')
      : new JsonFault(this.#at - name.length, 'a key stands between double quotes', `Write it as "${name}".`);
  }

  #string(): string {
    const token = this.#token(string);
    if (token !== null) return JSON.parse(token) as string;
    throw new JsonFault(
      this.#at,
      'this text does not end on its line, or holds a backslash that means nothing',
      'A backslash in a text is written twice.',
    );
  }

  #scalar(at: number): Json {
    const digits = this.#token(number);
    if (digits !== null) return { at, type: 'number', value: Number(digits) };
    const name = this.#token(word);
    if (name === 'true' || name === 'false') return { at, type: 'boolean', value: name === 'true' };
    if (name === 'null') return { at, type: 'null' };
    if (name !== null) throw new JsonFault(at, 'a text stands between double quotes', `Write it as "${name}".`);
    throw this.#unexpected('a value is missing');
  }

  #unexpected(otherwise: string): JsonFault {
    if (this.#at >= this.#text.length) return new JsonFault(this.#at, 'it ends too soon');
    if (this.#text[this.#at] === "'")
      return new JsonFault(this.#at, 'texts stand between double quotes, not single ones');
    return new JsonFault(this.#at, otherwise);
  }

  #token(pattern: RegExp): string | null {
    pattern.lastIndex = this.#at;
    const found = pattern.exec(this.#text)?.[0] ?? null;
    this.#at += found?.length ?? 0;
    return found;
  }

  #blanks(): void {
    while (' \t\n\r'.includes(this.#text[this.#at] ?? 'end')) this.#at++;
    const next = this.#text.slice(this.#at, this.#at + 2);
    if (next !== '//' && next !== '/*') return;
    throw new JsonFault(this.#at, 'JSON has no comments', 'Take the comment out.');
  }
}
