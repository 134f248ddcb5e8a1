/** The id of a question's input, where an error summary's link lands. A part of a question has its own: a matrix's row, a repetition's question. */
export const inputOf = (question: string, ...inside: readonly (string | number)[]): string => ['fraga', question, ...inside].join('-');
