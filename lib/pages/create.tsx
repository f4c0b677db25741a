/** "Create it": the file that would answer a wanted name, what to write into it, and the command that makes the file. */
import { WikiError } from '../model.ts';
import { fold } from '../names/fold.ts';
import { baseOf, withoutMd } from '../names/paths.ts';
import { newCommand } from '../reports/shell.ts';
import type { Wiki } from '../wiki.ts';
import { copyButton } from './copy-button.tsx';
import type { Markup } from './page.ts';

export function createSection(wiki: Wiki, name: string): Markup {
  const file = fileFor(wiki, name);
  return (
    <section class="bl-create" aria-labelledby="bl-create">
      <h2 id="bl-create">Create it</h2>
      {file === null ? (
        <p>No note can have this name. Correct the links that ask for it.</p>
      ) : (
        <dl>
          {step('File', 'Copy the path', file)}
          {step('Begin with', 'Copy the text', template(name))}
          {step('Or in a terminal', 'Copy the command', newCommand(name))}
        </dl>
      )}
    </section>
  );
}

/** The same in one line of a list; nothing where no note can have the name. */
export function createLine(wiki: Wiki, name: string): Markup {
  const file = fileFor(wiki, name);
  if (file === null) return null;
  const command = newCommand(name);
  return (
    <p class="bl-write">
      <span>To write it:</span> {snippet('Copy the path', file)}
      {command === null ? null : <> {snippet('Copy the command', command)}</>}
    </p>
  );
}

/** A piece of code with its button. */
export function snippet(label: string, code: string): Markup {
  return (
    <span class="bl-snippet">
      <code>{code}</code>
      {copyButton(label)}
    </span>
  );
}

function step(what: string, label: string, code: string | null): Markup {
  return code === null ? null : (
    <>
      <dt>{what}</dt>
      <dd>
        <pre tabindex="0">
          <code>{code}</code>
        </pre>
        {copyButton(label)}
      </dd>
    </>
  );
}

/** The file that a link of this name would find; null when a Markdown link asks for what no note can be called. */
function fileFor(wiki: Wiki, name: string): string | null {
  try {
    const path = wiki.pathFor(name);
    return fold(withoutMd(path)) === fold(name) ? path : null;
  } catch (error) {
    if (error instanceof WikiError) return null;
    throw error;
  }
}

function template(name: string): string {
  return `# ${baseOf(name)}\n\nIn one sentence: …\n`;
}
