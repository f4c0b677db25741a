/** "Create it": the file that would answer a wanted name, what to write into it, and the command that does both. */
import { WikiError } from '../model.ts';
import { fold } from '../names/fold.ts';
import { baseOf, withoutMd } from '../names/paths.ts';
import { newCommand } from '../reports/shell.ts';
import type { Wiki } from '../wiki.ts';
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
          {step('File', file)}
          {step('Begin with', template(name))}
          {step('Or in a terminal', newCommand(name))}
        </dl>
      )}
    </section>
  );
}

function step(what: string, code: string | null): Markup {
  return code === null ? null : (
    <>
      <dt>{what}</dt>
      <dd>
        <pre tabindex="0">
          <code>{code}</code>
        </pre>
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
