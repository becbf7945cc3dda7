/** An ending, its replacement, and the least length of the word. */
type Rule = readonly [ending: string, put: string, length: number];

const articles: readonly Rule[] = [
  ['ият', '', 7],
  ['ът', '', 6],
  ['то', '', 6],
  ['те', '', 6],
  ['та', '', 6],
  ['ия', '', 6],
  ['ят', '', 5],
];

const plurals: readonly Rule[] = [
  ['овци', 'о', 7],
  ['ове', '', 7],
  ['еве', 'й', 7],
  ['ища', '', 6],
  ['та', '', 6],
  ['ци', 'к', 6],
  ['зи', 'г', 6],
];

const shortPlurals: readonly Rule[] = [
  ['си', 'х', 5],
  ['и', '', 5],
];

/**
 * The stem of a Bulgarian word in lower case: without article, plural ending and final vowel. The rules are those of
 * Jacques Savoy's light stemmer, “Searching strategies for the Bulgarian language” (2007).
 */
export function stemBulgarian(word: string): string {
  if (word.length < 4) {
    return word;
  }
  if (word.length > 5 && word.endsWith('ища')) {
    return word.slice(0, -3);
  }
  let stem = withoutPlural(changed(word, articles) ?? word);
  if (stem.length > 3) {
    stem = stem.replace(/я$/, '');
    stem = stem.replace(/[аое]$/, '');
  }
  if (stem.length > 4) {
    stem = stem.replace(/ен$/, 'н');
  }
  return stem.length > 5 ? stem.replace(/ъ(.)$/, '$1') : stem;
}

function changed(word: string, rules: readonly Rule[]): string | null {
  const rule = rules.find(([ending, , length]) => word.length >= length && word.endsWith(ending));
  return rule ? `${word.slice(0, -rule[0].length)}${rule[1]}` : null;
}

function withoutPlural(word: string): string {
  const plain = changed(word, plurals);
  if (plain !== null) {
    return plain;
  }
  const changedVowel = word.length > 5 ? /^(.*)е(.)и$/.exec(word) : null;
  if (changedVowel) {
    return `${changedVowel[1]}я${changedVowel[2]}`;
  }
  return changed(word, shortPlurals) ?? word;
}
