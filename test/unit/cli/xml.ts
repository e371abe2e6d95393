/** A strict reader for the XML that we print: elements, attributes, text. Throws on anything not well-formed. */

export interface XmlElement {
  readonly name: string;
  readonly attributes: Readonly<Record<string, string>>;
  readonly children: XmlElement[];
}

export const XMLParser = {
  parse(xml: string): XmlElement {
    if (/(?![\t\r\n])\p{Cc}|\p{Cs}|\ufffe|\uffff/u.test(xml)) throw new Error('a sign that XML cannot hold');
    const root: XmlElement = { name: '', attributes: {}, children: [] };
    const open = [root];
    let at = 0;
    const tag = /<\?xml [^<>]*\?>|<(\/?)([a-z]+)((?:\s+[a-z]+="[^"<]*")*)\s*(\/?)>/g;
    for (let match = tag.exec(xml); match !== null; match = tag.exec(xml)) {
      checkText(xml.slice(at, match.index));
      at = tag.lastIndex;
      const [, closing, name, attributes = '', alone] = match;
      if (name === undefined) continue;
      if (closing === '/') {
        if (open.pop()?.name !== name) throw new Error(`</${name}> closes nothing`);
        continue;
      }
      const element: XmlElement = { name, attributes: attributesOf(attributes), children: [] };
      open[open.length - 1]?.children.push(element);
      if (alone !== '/') open.push(element);
    }
    checkText(xml.slice(at));
    const [only] = root.children;
    if (open.length !== 1 || root.children.length !== 1 || only === undefined)
      throw new Error('not one element');
    return only;
  },
};

function checkText(text: string): void {
  if (/[<>]|&(?!amp;|lt;|gt;|quot;|#\d+;)/.test(text)) throw new Error(`not escaped: ${text}`);
}

function attributesOf(text: string): Record<string, string> {
  const attributes: Record<string, string> = {};
  for (const [, name = '', value = ''] of text.matchAll(/([a-z]+)="([^"]*)"/g)) {
    checkText(value);
    attributes[name] = value
      .replace(/&quot;/g, '"')
      .replace(/&lt;/g, '<')
      .replace(/&gt;/g, '>')
      .replace(/&#10;/g, '\n')
      .replace(/&amp;/g, '&');
  }
  return attributes;
}
