/** A condition on one trait, as `trait.ts` validates it. */
export interface TraitCondition {
  readonly trait: string;
  readonly oneOf?: readonly (string | number | boolean)[] | undefined;
  readonly noneOf?: readonly (string | number | boolean)[] | undefined;
  readonly words?: readonly string[] | undefined;
  readonly matches?: readonly string[] | undefined;
  readonly atLeast?: number | undefined;
  readonly below?: number | undefined;
  readonly verifiedOnly?: boolean | undefined;
}
