/** Lets every file of this room see the field `toMarkdownExtensions` of a processor, which remark-stringify declares. */
/// <reference types="remark-stringify" />
