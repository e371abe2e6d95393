/** Where a rule is explained. Apart from the rules, so that a page of findings does not bring them all along. */

/** The page of a rule in the documentation. */
export function documentationOf(rule: string): string {
  return `https://github.com/article-lint/article-lint/blob/main/docs/rules/${rule}.md`;
}
