/**
 * Which pages a browser may make ready while somebody is about to follow a link there: speculation rules, as far as it
 * knows them. They are data, the same on every page, so that the policy can name them by their hash.
 *
 * Law: only pages that are read. No data and no files, which are no pages; nothing that is not there; no graph, which is
 * work to draw.
 */
const notAhead = ['/api/*', '/files/*', '/assets/*', '/graph*', '/*.md'];

export const speculationRules = JSON.stringify({
  prerender: [
    {
      where: {
        and: [
          { href_matches: '/*' },
          ...notAhead.map(address => ({ not: { href_matches: address } })),
          { not: { selector_matches: '.missing, .bl-choice, [download]' } },
        ],
      },
      // When a pointer has rested on the link for a moment, or is pressed.
      eagerness: 'moderate',
    },
  ],
});
