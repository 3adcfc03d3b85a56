/** The emoji names a bot in an office is likely to use; any other is shown as its name between colons. */
const EMOJI = new Map(
  Object.entries({
    '+1': '👍',
    '-1': '👎',
    alarm_clock: '⏰',
    arrow_left: '⬅️',
    arrow_right: '➡️',
    arrows_counterclockwise: '🔄',
    ballot_box_with_check: '☑️',
    bar_chart: '📊',
    bell: '🔔',
    black_square: '⬛',
    bookmark: '🔖',
    books: '📚',
    bulb: '💡',
    calendar: '📆',
    chart_with_upwards_trend: '📈',
    clipboard: '📋',
    date: '📅',
    email: '✉️',
    exclamation: '❗',
    eyes: '👀',
    file_folder: '📁',
    gear: '⚙️',
    heavy_check_mark: '✔️',
    hourglass: '⌛',
    hourglass_flowing_sand: '⏳',
    information_source: 'ℹ️',
    key: '🔑',
    link: '🔗',
    lock: '🔒',
    mag: '🔍',
    mega: '📣',
    memo: '📝',
    no_bell: '🔕',
    no_entry: '⛔',
    page_facing_up: '📄',
    pencil: '📝',
    pencil2: '✏️',
    point_right: '👉',
    pray: '🙏',
    pushpin: '📌',
    question: '❓',
    raised_hands: '🙌',
    repeat: '🔁',
    robot_face: '🤖',
    rocket: '🚀',
    scroll: '📜',
    slightly_smiling_face: '🙂',
    smile: '😄',
    sparkles: '✨',
    speech_balloon: '💬',
    spiral_calendar_pad: '🗓️',
    star: '⭐',
    tada: '🎉',
    thumbsup: '👍',
    warning: '⚠️',
    wastebasket: '🗑️',
    wave: '👋',
    white_check_mark: '✅',
    white_circle: '⚪',
    x: '❌',
    zzz: '💤',
  }),
);

/**
 * The character of a named emoji.
 * @param {string} name as Slack names it, without colons
 * @param {string} [codes] its code points as rich text carries them, in hexadecimal, joined by hyphens: "1f1ec-1f1e7"
 * @returns {string} the character, or the name between colons
 */
export function emojiNamed(name, codes) {
  const points = codes?.split('-').map((code) => Number.parseInt(code, 16)) ?? [];
  if (points.length > 0 && points.every((point) => point > 0 && point <= 0x10_ff_ff))
    return String.fromCodePoint(...points);
  return EMOJI.get(name) ?? `:${name}:`;
}
