import { Fragment, type ReactNode } from 'react'

/** The little Markdown that our description uses: paragraphs, **bold** and `code`. */
export function MarkdownText({ text }: { text: string }) {
  return text.split('\n\n').map((paragraph) => <p key={paragraph}>{marked(paragraph)}</p>)
}

function marked(paragraph: string): ReactNode {
  return paragraph.split(/(\*\*[^*]+\*\*|`[^`]+`)/).map((part, index) => {
    const key = `${index} ${part}`
    if (part.startsWith('**')) return <strong key={key}>{part.slice(2, -2)}</strong>
    if (part.startsWith('`')) return <code key={key}>{part.slice(1, -1)}</code>
    return <Fragment key={key}>{part}</Fragment>
  })
}
