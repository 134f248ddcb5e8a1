/** 1,5 and −3, as Swedish writes them. */
export const written = (value: number): string => String(value).replace('.', ',').replace('-', '−');
