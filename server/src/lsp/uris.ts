/**
 * URIs of drafts. Editors write the same place in different ways (`%3A` or `:`, `(` or `%28`, a drive letter
 * large or small), so that places are compared by a key and never as written.
 */

/** The same for all ways to write a URI. Percent signs that make no sense stay. */
export function uriKey(uri: string): string {
  let plain = uri;
  if (uri.includes('%')) {
    try {
      plain = decodeURIComponent(uri);
    } catch {
      return uri;
    }
  }
  return plain.startsWith('file:')
    ? plain.replace(/^file:\/\/\/([A-Z]):/, (_, drive: string) => `file:///${drive.toLowerCase()}:`)
    : plain;
}

/** True when a document lies in a folder, both given by key. `/ab` does not lie in `/a`. */
export function isBelow(key: string, folder: string): boolean {
  return key.startsWith(folder) && (key.length === folder.length || key[folder.length] === '/');
}

/** A folder as paths below it begin, a slash left out: `file://` for the root of a disk. */
export function withoutSlash(uri: string): string {
  const scheme = /^[a-z][\w+.-]{0,60}:\/\//i.exec(uri)?.[0] ?? '';
  return scheme + uri.slice(scheme.length).replace(/\/{1,9}$/, '');
}

/** The last part of a URI's path, as a reader knows it. */
export function nameOf(uri: string): string {
  return uriKey(uri.replace(/[?#].*$/s, '')).replace(/^.*[/\\:]/s, '');
}

/**
 * True when a name may be that of a folder: editors tell that a folder came or went, and not what is in it.
 * Names that end as files do (`.md`, `.json`) are not asked for; `v1.2` is.
 */
export function mayBeFolder(uri: string): boolean {
  return !/[^.]\.[A-Za-z]\w{0,9}$/.test(nameOf(withoutSlash(uri)));
}

/** A `file:` URI as VS Code writes it: everything escaped that may be, but slashes. */
export function fileUri(host: string, path: string): string {
  const drive = path.replace(/^\/([A-Za-z]):/, (_, letter: string) => `/${letter.toLowerCase()}:`);
  return `file://${host}${drive.split('/').map(escaped).join('/')}`;
}

/** The URI of a file with this key, as {@link fileUri} writes it; null when no such file can be. */
export function uriOfKey(key: string): string | null {
  const authority = 'file://'.length;
  const path = key.indexOf('/', authority);
  if (!key.startsWith('file://') || path === -1) return null;
  const uri = fileUri(key.slice(authority, path), key.slice(path));
  return uriKey(uri) === key ? uri : null;
}

function escaped(part: string): string {
  // Lone surrogates cannot be escaped; no file name on disk decodes to one.
  return encodeURIComponent(part.replace(/[\uD800-\uDFFF]/gu, '\uFFFD')).replace(
    /[!'()*]/g,
    (sign) => `%${sign.charCodeAt(0).toString(16).toUpperCase()}`,
  );
}

/** The URI of what lies at a path (decoded, with forward slashes) below a folder; the folder itself for none. */
export function uriBelow(folder: string, path: string): string {
  return path === '' ? folder : `${withoutSlash(folder)}/${path.split('/').map(escaped).join('/')}`;
}

/**
 * The URI that a relative path leads to from the folder of a file, `.` and `..` followed. Never leads above the
 * root of the file system.
 */
export function uriBeside(file: string, path: string): string {
  const root = /^[a-z][\w+.-]{0,60}:(?:\/\/[^/]{0,2000})?/i.exec(file)?.[0];
  const parts = (root === undefined ? '' : file.slice(root.length)).split('/').filter((part) => part !== '');
  parts.pop();
  for (const part of path.split('/')) {
    if (part === '..') parts.pop();
    else if (part !== '' && part !== '.') parts.push(escaped(part));
  }
  return `${root ?? ''}/${parts.join('/')}`;
}
