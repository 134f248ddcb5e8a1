import type { FormPage } from '../../api/schemas/form.ts';
import type { FormLogic } from '../../compiler/answers/shown.ts';

/** A form's conditions and calculations as the API sends them with it. */
export const logicOf = (page: FormPage): FormLogic => page.logic as unknown as FormLogic;
