/** A pattern of exactly these words, somewhere. */
export const part = (words: string): RegExp => new RegExp(words.replace(/[\\^$.*+?()[\]{}|]/g, '\\$&'))
