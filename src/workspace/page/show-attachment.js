/** @import { FileBlock, VideoBlock } from '@slack/types' */
import { make } from './make-element.js';
import { showLink, showPlain } from './show-text.js';

/**
 * A picture. The page asks no other host for anything, so a picture from elsewhere is its description and a link.
 * @param {Pick<BlockElement, 'image_url' | 'slack_file' | 'alt_text'>} image an image block, or an image in another block
 * @returns {HTMLElement}
 */
export function showImage(image) {
  const { image_url: url = image.slack_file?.url ?? '', alt_text: alt = '' } = image;
  const source = URL.parse(url, location.href);
  if (source?.origin === location.origin) return make('img', { src: source.href, alt });
  const words = alt === '' ? 'without a description' : alt;
  return make(
    'span',
    { class: 'picture' },
    `Picture: ${words} `,
    url === '' ? null : showLink(url, [new Text('Open it')]),
  );
}

/**
 * A video is not played here: its name, what it shows, and where it is.
 * @param {VideoBlock} video
 * @returns {HTMLElement}
 */
export function showVideo(video) {
  const words = [video.alt_text, video.author_name, video.provider_name]
    .filter((word) => word !== undefined && word !== '')
    .join(' · ');
  return make(
    'div',
    { class: 'container-box' },
    make('div', {}, 'Video: ', make('strong', {}, showPlain(video.title.text))),
    make('div', { class: 'hint' }, words),
    video.description === undefined ? null : make('div', {}, showPlain(video.description.text)),
    showLink(video.title_url ?? video.video_url, [new Text('Open it')]),
  );
}

/** @param {FileBlock} file */
export function showFile(file) {
  return make('div', { class: 'container-box' }, 'File: ', make('code', {}, file.external_id), ` (${file.source})`);
}
