import type { FormPage } from '../../api/schemas/form.ts';
import { NO_LOGIC, type FormLogic } from '../../compiler/answers/shown.ts';

/** A form's conditions and calculations as the API sends them with it. */
export const logicOf = (page: FormPage): FormLogic => ('logic' in page ? (page.logic as FormLogic) : NO_LOGIC);
