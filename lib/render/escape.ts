/** Text as it stands in HTML, between tags or in a quoted attribute. */
export function escape(text: string): string {
  return text.replace(/[&<>"]/g, character => entities[character as keyof typeof entities]);
}

const entities = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' } as const;
