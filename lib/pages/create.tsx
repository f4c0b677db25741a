/** "Create it": the file that would answer a wanted name, what to write into it, and the command that does both. */
import { baseOf } from '../names/paths.ts';
import { newCommand } from '../reports/shell.ts';
import type { Wiki } from '../wiki.ts';
import type { Markup } from './page.ts';

export function createSection(wiki: Wiki, name: string): Markup {
  const command = newCommand(name);
  return (
    <section class="bl-create" aria-labelledby="bl-create">
      <h2 id="bl-create">Create it</h2>
      <dl>
        <dt>File</dt>
        <dd>
          <pre tabindex="0">
            <code>{wiki.pathFor(name)}</code>
          </pre>
        </dd>
        <dt>Begin with</dt>
        <dd>
          <pre tabindex="0">
            <code>{template(name)}</code>
          </pre>
        </dd>
        {command === null ? null : (
          <>
            <dt>Or in a terminal</dt>
            <dd>
              <pre tabindex="0">
                <code>{command}</code>
              </pre>
            </dd>
          </>
        )}
      </dl>
    </section>
  );
}

function template(name: string): string {
  return `# ${baseOf(name)}\n\nIn one sentence: …\n`;
}
