/** `--rule missing-page,case-mismatch`: which rules a command looks at. */
import { InvalidArgumentError } from 'commander';
import type { Rule } from '../model.ts';
import { rules } from '../reports/findings.ts';
import { suggestions } from '../reports/suggest.ts';

/** Reads the rules named, of those that the command knows; the option may be given again. */
export function rulesAmong(known: readonly Rule[]): (value: string, before?: readonly Rule[]) => readonly Rule[] {
  return (value, before = []) => {
    const named = value.split(',').map(each => each.trim());
    const ids = named.filter(each => each !== '');
    // An empty variable in a script must not look like a vault without problems.
    if (ids.length === 0) throw new InvalidArgumentError('It names no rule.');
    return before.concat(ids.map(id => rule(id, known)));
  };
}

function rule(id: string, known: readonly Rule[]): Rule {
  const found = known.find(each => each === id);
  if (found !== undefined) return found;
  const [nearest] = suggestions(() => known.map(each => ({ path: each, names: [each] }))).for(id, 1);
  const told = rules.some(each => each === id) ? `Nothing is done here about “${id}”.` : `There is no rule “${id}”.`;
  const hint = nearest ? `Did you mean ${nearest.path}?` : `The rules are ${known.join(', ')}.`;
  throw new InvalidArgumentError(`${told} ${hint}`);
}
