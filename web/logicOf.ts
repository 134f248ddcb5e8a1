import type { FormPage, FormVersion } from '../api/schemas/form.ts';
import type { FormLogic } from '../compiler/answers/shown.ts';

/** A form's conditions and calculations as the API sends them with it. */
export const logicOf = ({ logic }: Pick<FormPage | FormVersion, 'logic'>): FormLogic => logic as unknown as FormLogic;
