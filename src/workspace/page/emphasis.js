/**
 * One piece of running text.
 * @typedef {{ kind: 'text', text: string }
 *   | { kind: 'break' }
 *   | { kind: 'bold' | 'italic' | 'strike', parts: Inline[] }
 *   | { kind: 'code', text: string }
 *   | { kind: 'link', url: string, parts: Inline[] }
 *   | { kind: 'user' | 'channel', id: string, label: string | null }
 *   | { kind: 'broadcast', text: string }
 *   | { kind: 'date', seconds: number, format: string, url: string | null, fallback: string }
 *   | { kind: 'emoji', name: string }} Inline
 */

/**
 * One piece of text as it stands on the page.
 * @typedef {{ kind: 'paragraph' | 'quote', parts: Inline[] }
 *   | { kind: 'pre', text: string }
 *   | { kind: 'heading', level: number, parts: Inline[] }
 *   | { kind: 'list', isOrdered: boolean, items: { indent: number, isDone: boolean | null, parts: Inline[] }[] }
 *   | { kind: 'table', rows: Inline[][][] }
 *   | { kind: 'rule' }} TextBlock
 */

/** @typedef {'bold' | 'italic' | 'strike'} Emphasis */

/**
 * Gathers running text with emphasis. Each kind is open at most once, so the depth is at most three and every piece moves
 * at most three times: the work is linear in the text, however hostile it is.
 */
export class EmphasisGatherer {
  /** @type {{ kind: Emphasis | null, literal: string, parts: Inline[] }[]} */
  #frames = [{ kind: null, literal: '', parts: [] }];

  /** @param {Inline} part */
  add(part) {
    const top = this.#frames.at(-1);
    if (top !== undefined) append(top.parts, part);
  }

  /** @param {string} text */
  addText(text) {
    if (text !== '') this.add({ kind: 'text', text });
  }

  /**
   * A mark of emphasis was met: it closes, opens, or stands for itself.
   * @param {Emphasis} kind
   * @param {string} literal the mark as written
   * @param {{ canOpen: boolean, canClose: boolean }} sides
   */
  mark(kind, literal, sides) {
    const index = this.#frames.findIndex((frame) => frame.kind === kind);
    const open = this.#frames[index];
    if (open !== undefined && sides.canClose && (open.parts.length > 0 || index < this.#frames.length - 1)) {
      this.#closeAbove(index);
      this.#frames.pop();
      this.add({ kind, parts: open.parts });
    } else if (open === undefined && sides.canOpen) {
      this.#frames.push({ kind, literal, parts: [] });
    } else {
      this.addText(literal);
    }
  }

  /**
   * Ends the text: marks that were never closed stand for themselves.
   * @returns {Inline[]}
   */
  end() {
    this.#closeAbove(0);
    return this.#frames[0]?.parts ?? [];
  }

  /** @param {number} index */
  #closeAbove(index) {
    while (this.#frames.length - 1 > index) {
      const top = this.#frames.pop();
      if (top === undefined) return;
      this.addText(top.literal);
      for (const part of top.parts) this.add(part);
    }
  }
}

/**
 * @param {Inline[]} parts
 * @param {Inline} part
 */
function append(parts, part) {
  const last = parts.at(-1);
  if (part.kind === 'text' && last?.kind === 'text') last.text += part.text;
  else parts.push(part.kind === 'text' ? { kind: 'text', text: part.text } : part);
}

/**
 * Whether emphasis may begin or end beside this character: anything but a letter or a digit.
 * @param {string | undefined} character
 * @returns {boolean}
 */
export function isBoundary(character) {
  return character === undefined || !/[\p{L}\p{N}]/u.test(character);
}

/**
 * @param {string | undefined} character
 * @returns {boolean}
 */
export function isSolid(character) {
  return character !== undefined && !/\s/.test(character);
}
