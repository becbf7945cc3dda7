/**
 * A text in the form of Hugo's addresses. Letters, digits, marks and `. / \ _ # + ~ - @` are kept, each run of spaces
 * becomes one dash, and everything else is removed. The rule is `Sanitize` in Hugo's common/paths.
 */
export function hugoSlug(text: string, { keepCase = false, plainLetters = false } = {}): string {
  const characters = [
    ...(plainLetters
      ? text
          .normalize('NFD')
          .replace(/\p{Mn}/gu, '')
          .normalize('NFC')
      : text),
  ];
  let slug = '';
  let pending = false;
  let afterDash = false;
  characters.forEach((character, at) => {
    const isEscape = character === '%' && /^%[0-9a-f]{2}$/i.test(characters.slice(at, at + 3).join(''));
    if (isEscape || /[\p{L}\p{Nd}\p{M}./\\_#+~@-]/u.test(character)) {
      afterDash = character === '-';
      if (pending && !afterDash) {
        slug += '-';
      }
      pending = false;
      slug += character;
    } else if (slug !== '' && !afterDash && /\s/.test(character)) {
      pending = true;
    }
  });
  return keepCase ? slug : hugoLowerCase(slug);
}

/** Lower case as in Go: each letter becomes exactly one (`İ` becomes `i`). */
export function hugoLowerCase(text: string): string {
  return [...text].map((letter) => [...letter.toLowerCase()][0] ?? '').join('');
}
