import { hasWindow } from "../time/window.ts";
import type { SegmentCondition } from "./segmentConditions.ts";

/**
 * Whether time alone may change a condition. What is said of a person stays so, and so does what is counted
 * unless it is counted in a window. Points move with time; tier and stage do too, but those are watched in
 * any case.
 */
export function dependsOnTime(condition: SegmentCondition): boolean {
  if ("all" in condition) return condition.all.some(dependsOnTime);
  if ("any" in condition) return condition.any.some(dependsOnTime);
  if ("not" in condition) return dependsOnTime(condition.not);
  if ("trait" in condition || "emailKind" in condition || "firstChannel" in condition) return false;
  if ("tier" in condition || "stage" in condition) return false;
  if ("count" in condition) return hasWindow(condition);
  if ("sessions" in condition) return hasWindow(condition.sessions);
  if ("engagedSeconds" in condition) return hasWindow(condition.engagedSeconds);
  return true;
}
