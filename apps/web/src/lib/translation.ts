/** The shape of a translation: exactly the keys of the French texts. A missing or extra key does not compile. */
export type TranslationOf<Texts> = {
  readonly [Key in keyof Texts]: Texts[Key] extends string ? string : TranslationOf<Texts[Key]>;
};
