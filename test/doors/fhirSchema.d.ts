declare module '@asymmetrik/fhir-json-schema-validator' {
  /** Holds a resource to the official JSON schema of FHIR R4. */
  export default class JSONSchemaValidator {
    validate(resource: object, verbose?: boolean): readonly { readonly dataPath?: string; readonly message?: string }[] | null;
  }
}
