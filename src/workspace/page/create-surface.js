/** @import { Answer } from './server.js' */
import { valuesOf } from './surface.js';

/** What carries the blocks: a message, or a modal or the Home tab. @typedef {{ channel: string, messageTs: string } | { viewId: string }} Container */

/**
 * What blocks stand on.
 * @param {{
 *   container: Container, headingLevel: number, reader: Reader, follow: () => void,
 *   act: (what: 'press' | 'options', body: object) => Promise<Answer>,
 * }} options `follow` lets the lists of messages go to what comes next
 * @returns {Surface}
 */
export function createSurface({ container, headingLevel, reader, follow, act }) {
  /** @type {Surface} */
  const surface = {
    reader,
    headingLevel,
    fields: [],
    press: async ({ blockId, actionId, fields }) => {
      follow();
      await act('press', { ...container, blockId, actionId, ...fields, state: { values: valuesOf(surface) } });
    },
    findOptions: (search) => act('options', { ...container, ...search }),
  };
  return surface;
}
