/** The menu "Appearance" in the top bar, which `client/appearance` makes work; it is seen where scripts run. */
import { choices } from './appearance.ts';
import type { Markup } from './page.ts';

export function appearanceMenu(): Markup {
  return (
    <details class="bl-look">
      <summary>
        <span>Appearance</span>
      </summary>
      <form autocomplete="off">
        {choices.map(({ name, label, values }) => (
          <fieldset>
            <legend>{label}</legend>
            {values.map(([value, text]) => (
              <label>
                <input type="radio" name={name} value={value} checked={value === ''} />
                <span>{text}</span>
              </label>
            ))}
          </fieldset>
        ))}
        <button type="reset">Reset</button>
      </form>
    </details>
  );
}
