/** The numbers of one category, one for each series. @typedef {{ label: string, values: readonly number[] }} Row */

const WIDTH = 480;

/** Bars begin where the longest of their names ends: so wide is a letter at most, and so much of the width is for names. */
const LETTER = 9;
const MOST_FOR_NAMES = 190;

/** Height of one bar with its gap, and of the gap between two categories. */
const BAR = 20;
const GAP = 8;

/** The plot of a line or an area chart: all around it is room for words. */
const PLOT = { left: 46, right: WIDTH - 14, top: 14, bottom: 190 };

/**
 * @param {string} tag
 * @param {Readonly<Record<string, string | number>>} attributes
 * @param {...(Element | string)} children
 */
function draw(tag, attributes, ...children) {
  const element = document.createElementNS('http://www.w3.org/2000/svg', tag);
  for (const [name, value] of Object.entries(attributes)) element.setAttribute(name, String(value));
  element.append(...children);
  return element;
}

/**
 * @param {number} height
 * @param {Element[]} parts
 */
function drawing(height, parts) {
  return draw('svg', { viewBox: `0 0 ${WIDTH} ${height}`, role: 'img' }, ...parts);
}

/** @param {readonly Row[]} rows */
function rangeOf(rows) {
  const all = rows.flatMap(({ values }) => values);
  const [low, high] = [Math.min(0, ...all), Math.max(0, ...all)];
  return { low, span: high - low || 1 };
}

/**
 * Bars that lie, so that each has its words and its number beside it.
 * @param {readonly string[]} names of the series
 * @param {readonly Row[]} rows
 */
export function drawBars(names, rows) {
  const { low, span } = rangeOf(rows);
  const wordsOf = (/** @type {string} */ label, /** @type {number} */ index) =>
    names.length === 1 ? label : index === 0 ? `${label} · ${names[index]}` : (names[index] ?? '');
  const longest = Math.max(...rows.flatMap(({ label, values }) => values.map((_, at) => wordsOf(label, at).length)), 0);
  const left = Math.min(longest * LETTER + 10, MOST_FOR_NAMES);
  const at = (/** @type {number} */ value) => left + ((value - low) / span) * (WIDTH - left - 50);
  let y = 0;
  const parts = rows.flatMap(({ label, values }) => {
    const bars = values.flatMap((value, index) => {
      const [from, to] = [at(Math.min(value, 0)), at(Math.max(value, 0))];
      y += BAR;
      return [
        draw('text', { x: left - 8, y: y - 5, 'text-anchor': 'end' }, wordsOf(label, index)),
        draw('rect', {
          x: from,
          y: y - BAR + 2,
          width: Math.max(to - from, 1),
          height: BAR - 4,
          class: `series-${index % 6}`,
        }),
        draw('text', { x: to + 6, y: y - 5 }, String(value)),
      ];
    });
    y += GAP;
    return bars;
  });
  return drawing(y, parts);
}

/**
 * Lines, each with its number at every point; areas are lines with what lies below.
 * @param {readonly Row[]} rows
 * @param {boolean} isFilled
 */
export function drawLines(rows, isFilled) {
  const { low, span } = rangeOf(rows);
  const x = (/** @type {number} */ at) => PLOT.left + ((at + 0.5) / rows.length) * (PLOT.right - PLOT.left);
  const y = (/** @type {number} */ value) => PLOT.bottom - ((value - low) / span) * (PLOT.bottom - PLOT.top);
  const marks = [low, low + span].flatMap((value) => [
    draw('line', { x1: PLOT.left, x2: PLOT.right, y1: y(value), y2: y(value), class: 'axis' }),
    draw('text', { x: PLOT.left - 6, y: y(value) + 4, 'text-anchor': 'end' }, String(value)),
  ]);
  const labels = rows.map(({ label }, at) =>
    draw('text', { transform: `translate(${x(at)} ${PLOT.bottom + 14}) rotate(-35)`, 'text-anchor': 'end' }, label),
  );
  const lines = (rows[0]?.values ?? []).map((_value, index) => {
    const points = rows.map(({ values }, at) => ({ x: x(at), y: y(values[index] ?? 0) }));
    const line = points.map((point) => `${point.x},${point.y}`).join(' ');
    const below = `${line} ${x(rows.length - 1)},${y(0)} ${x(0)},${y(0)}`;
    return {
      area: draw('polygon', { points: isFilled ? below : '', class: `area series-${index % 6}` }),
      over: [
        draw('polyline', { points: line, class: `line series-${index % 6}` }),
        ...points.flatMap((point) => drawNumber(point, index)),
      ],
    };
  });
  return drawing(280, [...marks, ...labels, ...lines.map(({ area }) => area), ...lines.flatMap(({ over }) => over)]);
}

/**
 * @param {number} share of the way round, clockwise from the top
 * @param {number} radius
 */
function onCircle(share, radius) {
  const angle = share * 2 * Math.PI;
  return { x: WIDTH / 2 + radius * Math.sin(angle), y: 110 - radius * Math.cos(angle) };
}

/** @param {readonly Row[]} rows */
export function drawPie(rows) {
  const total = rows.reduce((sum, { values: [value = 0] }) => sum + value, 0);
  let done = 0;
  const slices = rows.map(({ values: [value = 0] }, index) => {
    const [from, to] = [done / total, (done + value) / total];
    done += value;
    const [start, end] = [onCircle(from, 100), onCircle(to, 100)];
    const path = `M${WIDTH / 2} 110L${start.x} ${start.y}A100 100 0 ${to - from > 0.5 ? 1 : 0} 1 ${end.x} ${end.y}Z`;
    const shape =
      rows.length === 1
        ? draw('circle', { cx: WIDTH / 2, cy: 110, r: 100, class: 'series-0' })
        : draw('path', { d: path, class: `slice series-${index % 6}` });
    return { shape, number: drawNumber(onCircle((from + to) / 2, 70), index) };
  });
  // Numbers last, so that no slice lies over one.
  return drawing(220, [...slices.map(({ shape }) => shape), ...slices.flatMap(({ number }) => number)]);
}

/**
 * The number of a series or a slice, as the keys below the picture explain it.
 * @param {{ x: number, y: number }} place
 * @param {number} index
 */
function drawNumber({ x, y }, index) {
  return [
    draw('circle', { cx: x, cy: y, r: 9, class: `mark series-${index % 6}` }),
    draw('text', { x, y: y + 4, 'text-anchor': 'middle', class: 'mark' }, String(index + 1)),
  ];
}
