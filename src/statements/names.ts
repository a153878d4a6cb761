/** Where does a text name something? However its words are joined, and never a longer name. */

/** UTF-16 units from the beginning of the text. */
export interface NamePlace {
  offset: number;
  end: number;
}

/** Where a text has a name, however its words are joined: `happyhorse-1.0` is also “HappyHorse 1.0”. */
export function findName(name: string, text: string): NamePlace[] {
  const words = name.split('-').map((word) => word.replace(/[.*+?^${}()|[\]\\]/g, '\\$&'));
  // A name of one word is no model of another version: “Seedance” is not “Seedance 1.5”.
  const end = words.length === 1 && !/\d/.test(name) ? '(?!\\s\\d)' : '';
  const pattern = new RegExp(
    `(?<![\\p{L}\\d])${words.join('[\\s-]*').replace(/([a-z])(\d)/, '$1\\s?$2')}(?![\\p{L}\\d]|\\.\\d)${end}`,
    'giu',
  );
  return [...text.matchAll(pattern)].map(({ index, 0: { length } }) => ({
    offset: index,
    end: index + length,
  }));
}
