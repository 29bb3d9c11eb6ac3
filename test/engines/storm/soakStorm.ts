import { habits, storm } from "./storm.ts";

const clients = 1_000;
/** What a client may send in the hour, and how much higher than usual the fullest minute may be. */
export const mostRequests = 20;
export const mostTimesSteady = 2;

/** The figures of the storm, a row for each kind of visitor. */
export async function soakStorm(): Promise<boolean> {
  const rows: Record<string, object> = {};
  let isGood = true;
  for (const habit of habits) {
    const { mostPerClient, steadyPerMinute, peakPerMinute, tracked, arrived } = await storm(
      clients,
      habit,
    );
    rows[habit.name] = {
      "most of a client": mostPerClient,
      "a minute, steady": Math.round(steadyPerMinute),
      "a minute, peak after": peakPerMinute,
      tracked,
      arrived,
    };
    isGood &&= mostPerClient <= mostRequests && peakPerMinute <= mostTimesSteady * steadyPerMinute;
  }
  console.log(`${clients} clients, the collector down for an hour`);
  console.table(rows);
  return isGood;
}
