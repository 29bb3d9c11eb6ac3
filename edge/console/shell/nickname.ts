import type { LeadId } from "../../../shared/identity/ids.ts";

/**
 * A name for an anonymous lead, e.g. `Amber Heron`: always the same for the same id, one of 4,096. It is
 * made from the end of the id; the short id is its start, so that together they distinguish two leads.
 */
export function nicknameOf(lead: LeadId): string {
  const digits = Number.parseInt(lead.slice(-6), 16);
  const colour = colours[digits % colours.length];
  const bird = birds[Math.floor(digits / colours.length) % birds.length];
  return `${colour} ${bird}`;
}

/** The first eight digits: enough for a person to distinguish two leads. */
export const shortIdOf = (lead: LeadId): string => lead.slice(0, 8);

const colours =
  "Amber Azure Bold Brisk Bright Bronze Calm Cedar Clear Clever Cobalt Copper Coral Crisp Crystal Deep Early Ember Fair Fern First Fleet Fresh Gentle Gilt Glad Golden Grand Green Hazel High Indigo Ivory Jade Keen Kind Lively Lucid Lunar Maple Mellow Mild Misty Neat Noble North Olive Onyx Opal Pearl Plain Prime Quick Quiet Rapid Ruby Russet Sage Silver Solar Steady Swift Teal Topaz".split(
    " ",
  );

const birds =
  "Avocet Bittern Bunting Bustard Chough Condor Crane Curlew Dipper Diver Dove Dunlin Egret Eider Falcon Finch Gannet Godwit Goshawk Grebe Grouse Harrier Heron Hobby Hoopoe Ibis Jackdaw Jay Kestrel Kinglet Kite Knot Lapwing Lark Linnet Magpie Martin Merlin Nightjar Oriole Osprey Owl Petrel Pipit Plover Puffin Quail Raven Redstart Robin Sandpiper Siskin Snipe Sparrow Starling Stork Swallow Swan Tern Thrush Wagtail Warbler Wigeon Wren".split(
    " ",
  );
