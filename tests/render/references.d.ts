/** The two packages that hold the references have no types of their own, or none for modules. */
declare module 'commonmark-spec' {
  const specification: {
    readonly tests: readonly {
      readonly markdown: string;
      readonly html: string;
      readonly section: string;
      readonly number: number;
    }[];
  };
  export default specification;
}

declare module 'cmark-gfm-js' {
  const reference: { convert(markdown: string): string };
  export default reference;
}
