/** Which words does a writer have besides Markdown? The components that stand in prose without import. */

export interface ProseComponent {
  /** What it is for, in one sentence. */
  purpose: string;
  /** How it is written. */
  example: string;
  /** Property → what a missing one is asked for, or undefined where it may be left out. */
  properties: Record<string, string | undefined>;
}

export const proseComponents: Record<string, ProseComponent> = {
  Aside: {
    purpose: 'A remark beside the argument, such as a definition or a note on method.',
    example: '<Aside title="What an interval is">\n\nThe range …\n\n</Aside>',
    properties: { title: undefined },
  },
};
