/**
 * A text as Hugo puts it into an address: letters, digits, marks and `. / \ _ # + ~ - @` stay, runs of spaces become
 * single dashes, all else goes; lower case unless told otherwise. The rule is Hugo's common/paths, Sanitize.
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

/** Lower case as Go has it: letter by letter, one for one (`İ` is `i`). */
export function hugoLowerCase(text: string): string {
  return [...text].map((letter) => [...letter.toLowerCase()][0] ?? '').join('');
}
