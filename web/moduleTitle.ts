/** A module's title where its number stands beside it: without the `Modul 3:` that designers like to begin with. */
export const moduleTitle = (module: { readonly title: string; readonly number: number }): string => {
  const rest = module.title.replace(new RegExp(`^modul ${module.number}\\s*[:.–-]\\s*`, 'i'), '');
  return rest === '' ? module.title : rest.charAt(0).toLocaleUpperCase('sv') + rest.slice(1);
};
