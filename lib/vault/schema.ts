/**
 * Holds a value against a JSON Schema: the part of it that `backlit.schema.json` uses. Law: it takes what any validator
 * takes and no more, and of what is wrong it says where, and what it could have been.
 */
import type { Json, JsonEntry } from './json.ts';

const either = new Intl.ListFormat('en-GB', { type: 'disjunction' });

export interface Schema {
  readonly description?: string;
  readonly $ref?: string;
  readonly definitions?: Readonly<Record<string, Schema>>;
  readonly type?: string;
  readonly anyOf?: readonly Schema[];
  readonly enum?: readonly string[];
  readonly pattern?: string;
  readonly minLength?: number;
  readonly minimum?: number;
  readonly maximum?: number;
  readonly items?: Schema;
  readonly properties?: Readonly<Record<string, Schema>>;
  readonly additionalProperties?: boolean | Schema;
  readonly propertyNames?: Schema;
  /** `path`: a path, relative to the file. */
  readonly format?: string;
  /** What is right, in words; editors show it too. */
  readonly errorMessage?: string;
}

export interface Violation {
  readonly at: number;
  readonly message: string;
  /** What was written, where one of `candidates` may have been meant. */
  readonly written: string | null;
  readonly candidates: readonly string[];
  readonly hint: string | null;
}

/** All that is wrong with a value, in the order of the text. */
export function violations(value: Json, schema: Schema): readonly Violation[] {
  return new Judge(schema).judge(value, schema, '');
}

/** The schema that a reference leads to. */
export function resolved(schema: Schema, root: Schema): Schema {
  const name = schema.$ref?.replace(/^#\/definitions\//, '');
  return name === undefined ? schema : (own(root.definitions, name) ?? {});
}

const typeNames: Readonly<Record<string, string>> = {
  string: 'a text',
  boolean: 'true or false',
  integer: 'a whole number',
  number: 'a number',
  array: 'a list',
  object: 'an object',
  null: 'null',
};

class Judge {
  readonly #root: Schema;

  constructor(root: Schema) {
    this.#root = root;
  }

  judge(value: Json, reference: Schema, path: string): readonly Violation[] {
    const schema = resolved(reference, this.#root);
    if (schema.type !== undefined && !hasType(value, schema.type))
      return [wrong(value.at, mistyped(value, schema.type, path), schema.errorMessage)];
    switch (value.type) {
      case 'object':
        return value.entries.flatMap(entry => this.#entry(entry, schema, path));
      case 'array':
        return value.items.flatMap((item, place) => this.judge(item, schema.items ?? {}, `${path}[${place}]`));
      case 'string':
        return this.#allowsText(value.value, schema) ? [] : [this.#wrongText(value, schema, path)];
      case 'number':
        return value.value < (schema.minimum ?? -Infinity) || value.value > (schema.maximum ?? Infinity)
          ? [wrong(value.at, `“${path}” cannot be ${value.value}`, schema.errorMessage)]
          : [];
      default:
        return [];
    }
  }

  #entry({ key, at, value }: JsonEntry, schema: Schema, path: string): readonly Violation[] {
    const below = path === '' ? key : `${path}.${key}`;
    const { properties = {}, additionalProperties = true, propertyNames } = schema;
    const names = propertyNames === undefined ? null : resolved(propertyNames, this.#root);
    const known = own(properties, key);
    if ((known === undefined && additionalProperties === false) || (names !== null && !this.#allowsText(key, names))) {
      const message = path === '' ? `“${clamp(key)}” is no setting` : `“${path}” has no “${clamp(key)}”`;
      return [{ at, message, written: key, candidates: names?.enum ?? Object.keys(properties), hint: null }];
    }
    return this.judge(value, known ?? (typeof additionalProperties === 'object' ? additionalProperties : {}), below);
  }

  #allowsText(text: string, reference: Schema): boolean {
    const schema = resolved(reference, this.#root);
    const { enum: choices, pattern, minLength = 0, anyOf } = schema;
    return (
      (choices === undefined || choices.includes(text)) &&
      (pattern === undefined || new RegExp(pattern).test(text)) &&
      [...text].length >= minLength &&
      (anyOf === undefined || anyOf.some(each => this.#allowsText(text, each)))
    );
  }

  #wrongText({ at, value }: { at: number; value: string }, schema: Schema, path: string): Violation {
    const choices = [schema, ...(schema.anyOf ?? [])].flatMap(each => resolved(each, this.#root).enum ?? []);
    const message = `“${path}” cannot be “${clamp(value)}”`;
    const hint = schema.errorMessage ?? (choices.length === 0 ? null : `It can be ${either.format(choices)}.`);
    return { at, message, written: choices.length === 0 ? null : value, candidates: choices, hint };
  }
}

function wrong(at: number, message: string, hint: string | undefined): Violation {
  return { at, message, written: null, candidates: [], hint: hint ?? null };
}

function mistyped(value: Json, type: string, path: string): string {
  const what = path === '' ? 'the file' : `“${path}”`;
  return `${what} must be ${typeNames[type]}, not ${typeNames[value.type]}`;
}

function hasType(value: Json, type: string): boolean {
  return type === 'integer' ? value.type === 'number' && Number.isInteger(value.value) : value.type === type;
}

/** Keys come from anybody's file: `constructor` is none of a schema's. */
function own<T>(record: Readonly<Record<string, T>> | undefined, key: string): T | undefined {
  return record !== undefined && Object.hasOwn(record, key) ? record[key] : undefined;
}

function clamp(text: string): string {
  return text.length > 60 ? `${text.slice(0, 59)}…` : text;
}
