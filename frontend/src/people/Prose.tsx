// Text that a researcher wrote: paragraphs between empty lines, lists of lines that begin with "- ", and **bold**.
// Everything else is shown as it stands; nothing in it is ever taken for HTML.
import { Fragment } from 'react';
import { useSpoken, type InBoth } from './shown';

export type Block =
  | { readonly kind: 'paragraph'; readonly text: string }
  | { readonly kind: 'list'; readonly items: readonly string[] };

const ITEM = /^\s*[-•]\s+/;

/** The blocks of a text. A list may follow a line directly, without an empty line between. */
export function blocksOf(text: string): Block[] {
  const blocks: Block[] = [];
  for (const part of text.replace(/\r\n?/g, '\n').split(/\n[ \t]*\n/)) {
    let lines: string[] = [];
    let items: string[] = [];
    const close = (): void => {
      if (lines.length > 0) blocks.push({ kind: 'paragraph', text: lines.join('\n') });
      if (items.length > 0) blocks.push({ kind: 'list', items });
      lines = [];
      items = [];
    };
    for (const line of part.split('\n')) {
      if (line.trim() === '') continue;
      const isItem = ITEM.test(line);
      if (isItem ? lines.length > 0 : items.length > 0) close();
      if (isItem) items.push(line.replace(ITEM, '').trim());
      else lines.push(line.trim());
    }
    close();
  }
  return blocks;
}

/** Every second part is bold; a mark without its other half stays as it is. */
export function boldParts(text: string): string[] {
  return text.split(/\*\*(?=\S)(.+?)(?<=\S)\*\*/s);
}

export function Prose({ text, className = 'prose' }: { text: InBoth; className?: string }) {
  const said = useSpoken()(text);
  const blocks = blocksOf(said.text);
  if (blocks.length === 0) return null;
  return (
    <div className={className} lang={said.lang}>
      {blocks.map((block, index) =>
        block.kind === 'paragraph' ? (
          <p key={index}>
            <Inline text={block.text} />
          </p>
        ) : (
          <ul key={index}>
            {block.items.map((item, number) => (
              <li key={number}>
                <Inline text={item} />
              </li>
            ))}
          </ul>
        ),
      )}
    </div>
  );
}

/** A text of one line, in the language that it has. */
export function Line({ text }: { text: InBoth }) {
  const said = useSpoken()(text);
  return said.lang === undefined ? said.text : <span lang={said.lang}>{said.text}</span>;
}

function Inline({ text }: { text: string }) {
  return boldParts(text).map((part, index) =>
    index % 2 === 1 ? <strong key={index}>{part}</strong> : <Fragment key={index}>{part}</Fragment>,
  );
}
