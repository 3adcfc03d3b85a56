import { jsonsAt, stringAt } from '../json.ts';
import type { Json } from '../json.ts';
import { contentOf, postAsBot, threadOf } from '../post.ts';
import type { Upload } from '../uploads.ts';
import { judgeMessage } from '../rules/message.ts';
import { no, refused, yes } from './answer.ts';
import type { Answer } from './answer.ts';
import { channelToWriteIn, isRefusal, missing } from './channel-argument.ts';
import { botMethod } from './method.ts';
import type { Call, Methods } from './method.ts';

/** The largest file taken, in bytes. */
export const MAX_FILE_BYTES = 10_000_000;

function getUploadUrl(call: Call): Answer {
  const name = stringAt(call.arguments, 'filename');
  const length = Number(call.arguments['length']);
  if (name === undefined || name === '') return no('invalid_arguments', missing('filename'));
  if (!Number.isInteger(length) || length < 1) return no('invalid_arguments', missing('length'));
  if (length > MAX_FILE_BYTES) return no('file_upload_size_restricted');
  const { id, secret } = call.core.uploads.announce(
    name,
    length,
    stringAt(call.arguments, 'alt_txt') ?? stringAt(call.arguments, 'alt_text'),
  );
  return yes({ upload_url: `${call.core.site.url}/upload/${secret}`, file_id: id });
}

function fileObject(call: Call, file: Upload, title: string | undefined): Json {
  return {
    id: file.id,
    name: file.name,
    title: title ?? file.name,
    size: file.content?.length ?? 0,
    url_private: `${call.core.site.url}/files/${file.id}`,
    ...(file.altText === undefined ? {} : { alt_txt: file.altText }),
  };
}

function complete(call: Call): Answer {
  const wanted = jsonsAt(call.arguments, 'files');
  if (wanted.length === 0) return no('invalid_arguments', missing('files'));
  const files: Json[] = [];
  for (const one of wanted) {
    const file = call.core.uploads.complete(stringAt(one, 'id') ?? '');
    if (file === undefined) return no('file_not_found');
    files.push(fileObject(call, file, stringAt(one, 'title')));
  }
  return call.arguments['channel_id'] === undefined ? yes({ files }) : shareFiles(call, files);
}

function shareFiles(call: Call, files: readonly Json[]): Answer {
  const channel = channelToWriteIn({
    ...call,
    arguments: { ...call.arguments, channel: call.arguments['channel_id'] },
  });
  if (isRefusal(channel)) return channel;
  const { initial_comment: comment, blocks } = call.arguments;
  const message = { text: comment ?? '', ...(blocks === undefined ? {} : { blocks }) };
  const verdict = judgeMessage(message, 'post');
  if (verdict.error !== null && verdict.error !== 'no_text') return refused(verdict);
  const parent = call.core.messages.find(channel.id, stringAt(call.arguments, 'thread_ts') ?? '');
  postAsBot(call.core, channel, {
    ...contentOf(message),
    files,
    ...(parent === undefined ? {} : { threadTs: threadOf(parent) }),
  });
  return yes({ files });
}

/** `files.*` */
export const filesMethods: Methods = {
  'files.getUploadURLExternal': botMethod('files:write', getUploadUrl),
  'files.completeUploadExternal': botMethod('files:write', complete),
};
