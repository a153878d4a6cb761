/** What do made pieces say? Sentences from a wide vocabulary, drawn by a seed: the same seed always says the same. */

/** A number from 0 up to 1, another at each call. */
export type Draw = () => number;

/** The mulberry32 generator; equal seeds draw equal numbers on every machine. */
export function drawFrom(seed: number): Draw {
  let state = Math.imul(seed, 0x9e3779b1) >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}

/** One of several, each as likely as the others. Throws where there is none. */
export function pick<T>(draw: Draw, from: readonly T[]): T {
  const found = from[Math.floor(draw() * from.length)];
  if (found === undefined) throw new Error('Nothing to pick from');
  return found;
}

/** Several different ones of a list that holds at least as many. */
export function pickSome<T>(draw: Draw, from: readonly T[], count: number): T[] {
  const left = [...from];
  return Array.from({ length: Math.min(count, left.length) }, () => {
    const [taken] = left.splice(Math.floor(draw() * left.length), 1);
    return taken as T;
  });
}

const listOf = (words: string) => words.trim().split(/\s+/);

export const NOUNS = listOf(`
  accelerator actuator adapter aerostat airframe alloy amplifier anode antenna archive assay atlas autopilot axle
  backbone ballast bandwidth barge battery beacon bearing benchmark biopsy blade blanket boiler bond border bridge
  bucket buffer bundle burner bus cable cache calibration camera canal capacitor cargo carrier cartridge casing
  catalyst cathode ceiling cell chamber channel charger chassis chip cipher circuit cladding clinic cloud cluster
  coating codec coil collector compiler compressor conduit console container contract converter coolant corridor
  coupling crane crawler credential crystal culture current cutter dam dashboard dataset decoder depot detector
  diode dish display dock drill driver drone dryer duct dynamo electrode electrolyser embargo emitter encoder
  engine envelope enzyme estuary exchange exporter fabric farm ferry fibre filament filter firmware fixture fleet
  flume foil forge foundry frame freight frequency fuel furnace gasket gateway gauge gear generator genome glacier
  glider grant graph greenhouse grid gripper guidance harbour hardware harvest heater hedge helmet hull hybrid
  hydrogen imaging implant index inductor ingot injector insulin interface inverter isotope joint junction kernel
  kiln laminate laser lattice launcher ledger lens lever licence lidar lock locomotive lubricant magnet mainframe
  manifold manual mast matrix membrane memory mesh metering microscope mill mine mirror mixer modem module monitor
  mooring motor mould network node nozzle nuclide orbit ore oven oxide packaging panel parser pathogen payload
  permit phosphor pilot pipeline piston pixel plasma plant platform plough polymer port probe processor propeller
  protein protocol pulley pump quarry quota radar radiator railway reactor receiver refinery register relay reservoir
  resin resistor rig robot rocket rotor router runway sample sandbox satellite scanner scheduler seal seam sensor
  server shaft shipyard shuttle silo simulator slab smelter socket solvent sonar spectrum spindle spool stack
  standard stator steel storage stream substation subsidy substrate suture switch synthesis tanker tariff telescope
  tender terminal tether thermostat thruster toolchain torque tower tracker tractor transformer transistor transit
  trawler treaty tunnel turbine vaccine valve vault vector vehicle vent vessel vial viaduct voltage wafer warehouse
  watermark waveguide weld wharf winch wing yard yield zone`);

const ADJECTIVES = listOf(`
  acidic adaptive ageing airborne alpine ambient annual arid automatic autonomous auxiliary brittle buoyant
  centralised ceramic certified civilian coastal compact composite conductive continental cooperative costly
  cryogenic cyclic decentralised dense digital distant domestic dormant durable efficient elastic electric
  experimental external fabricated fertile fixed flexible floating fragile frozen gaseous geothermal glassy granular
  heavy hermetic hollow humid hydraulic idle imported industrial inert insulated interim isolated kinetic laminar
  leased lightweight liquid local lunar magnetic marine mechanical metallic miniature mobile modular molten municipal
  narrow neutral nocturnal northern obsolete offshore opaque optical orbital organic outdated overseas parallel
  passive perishable permanent photonic pneumatic polar porous portable precise private programmable provincial
  quiet radial recycled redundant refurbished regional reliable remote renewable rigid robotic rural saline sealed
  seasonal sensitive separate shallow silent slender solar solid southern sparse stable stationary steep sterile
  stranded subsea subsidised surplus synthetic tactile temporary thermal tidal toxic translucent tropical unmanned
  upstream urban vacant vertical volatile waterproof western wireless wooden`);

const VERBS = listOf(`
  absorbs accepts adjusts anchors assembles balances blocks buffers carries charges clears closes compresses
  connects contains cools copies corrects covers crosses cuts damps delays delivers displaces divides drains
  drives duplicates empties encodes exceeds extends feeds fills filters forwards freezes governs guides halts heats
  hides holds imports inspects insulates joins launches leaks lifts limits links loads locks measures meters mirrors
  moves narrows opens outlasts pauses powers preserves pulls purges raises recovers reduces refuses releases repairs
  repeats replaces routes samples schedules seals senses separates shields shortens signals slows sorts splits
  stabilises starves stores strains supplies supports survives switches tests throttles tracks trims triggers
  turns unloads validates vents weakens widens withstands`);

const PLACES = listOf(`
  Aarhus Accra Adelaide Almaty Antwerp Bergen Bilbao Brisbane Busan Cardiff Cebu Chennai Cork Curitiba Dakar Durban
  Esbjerg Fukuoka Gdansk Genoa Gothenburg Graz Haifa Hamburg Hanoi Hobart Izmir Kaunas Kigali Kobe Lagos Leeds Lima
  Lodz Lyon Malmo Manaus Mombasa Monterrey Nagoya Nantes Odense Oporto Ostrava Oulu Perth Piraeus Pune Quito Recife
  Riga Rosario Rotterdam Sapporo Seville Sofia Split Surat Tallinn Tampere Tashkent Trieste Turin Turku Utrecht
  Valparaiso Varna Vilnius Windhoek Wroclaw Yokohama Zagreb`);

const STARTS = listOf(
  'Al Bar Cor Dal El Fen Gar Hol Ion Jas Kel Lum Mer Nor Ost Pel Quar Ros Sil Tor Ul Ven Wes',
);
const MIDDLES = listOf('a e i o u an en or is ar il ov um');
const ENDS = listOf(
  'bright dane field gate graph han kon lex lith mark mond nova phos rix scope tech tex tron va wick',
);

/** A name of one of some six thousand makers. */
export const maker = (draw: Draw): string =>
  `${pick(draw, STARTS)}${pick(draw, MIDDLES)}${pick(draw, ENDS)}`;

export const place = (draw: Draw): string => pick(draw, PLACES);
export const adjective = (draw: Draw): string => pick(draw, ADJECTIVES);
export const verb = (draw: Draw): string => pick(draw, VERBS);

/** What stands in a sentence, each drawn anew: `nouns` are those of the piece’s subject, mostly. */
interface Slots {
  noun: string;
  thing: string;
  other: string;
  part: string;
  maker: string;
  rival: string;
  place: string;
  verb: string;
  also: string;
  size: number;
}

const PLAIN: readonly ((slots: Slots) => string)[] = [
  ({ noun, verb, thing, maker }) => `A ${noun} by ${maker} ${verb} the ${thing} it is built into`,
  ({ maker, rival, noun, thing }) =>
    `${maker} treats the ${noun} as a product of its own, while ${rival} sells it with the ${thing}`,
  ({ place, noun, verb, other }) =>
    `In ${place} the ${noun} ${verb} the ${other} before winter comes`,
  ({ thing, part, noun }) =>
    `What the ${thing} costs to run depends on the ${part}, and only then on the ${noun}`,
  ({ noun, verb, other, also, thing }) =>
    `Where a ${noun} ${verb} the ${other}, it also ${also} the ${thing}`,
  ({ maker, part, noun }) => `The manual of ${maker} names the ${part} and leaves the ${noun} out`,
  ({ rival, thing, place, other }) =>
    `${rival} moved its ${thing} to ${place}, closer to the ${other} and further from its buyers`,
  ({ noun, thing, part }) =>
    `Nothing in the ${noun} tells a buyer whether the ${thing} or the ${part} will wear out earlier`,
  ({ thing, verb, noun, other }) =>
    `The ${thing} ${verb} the ${noun} only as long as the ${other} is kept dry`,
  ({ maker, noun, verb, thing, place }) =>
    `Engineers of ${maker} at ${place} expected a ${noun} that ${verb} any ${thing}, and built another`,
  ({ part, noun, also, other }) =>
    `A shorter ${part} would help the ${noun}, yet it ${also} the ${other}`,
  ({ noun, place, maker, thing }) =>
    `The ${noun} of ${place} was ordered from ${maker} together with a ${thing} that nobody has seen at work`,
  ({ thing, noun, rival }) =>
    `Without the ${thing} the ${noun} is a drawing, as the people of ${rival} put it themselves`,
  ({ other, part, verb, noun }) =>
    `Between the ${other} and the ${part} lies a gap that no ${noun} ${verb} for long`,
  ({ maker, rival, part, thing }) =>
    `${maker} and ${rival} use one ${part}, from one supplier, and describe the ${thing} in different words`,
  ({ noun, thing, also, other }) =>
    `Owners of a ${noun} learn early that the ${thing} ${also} whatever the ${other} lets through`,
  ({ place, rival, noun, part }) =>
    `The yard in ${place} took the ${noun} apart for ${rival} and found a ${part} of the older kind`,
  ({ noun, verb, thing, other, also }) =>
    `It is tempting to say that the ${noun} ${verb} the ${thing}; it ${also} the ${other}, which is less`,
  ({ thing, part, maker }) =>
    `Who repairs the ${thing} also decides on the ${part}, and ${maker} repairs it`,
  ({ noun, other, place }) =>
    `A second ${noun} stands idle in ${place}, since the ${other} that it needs was never connected`,
  ({ part, thing, rival, noun }) =>
    `That the ${part} fits the ${thing} is the merit of ${rival}, whose ${noun} set the measure`,
  ({ thing, noun, verb, maker }) =>
    `As soon as the ${thing} fails, the ${noun} ${verb} itself, which ${maker} calls a feature`,
  ({ other, noun, part, place }) =>
    `The port of ${place} lists the ${other} under machinery and the ${noun} under ${part} goods`,
  ({ noun, also, thing }) =>
    `For the buyer the question is less what the ${noun} is than what it ${also}: the ${thing}`,
  ({ rival, noun, thing, also }) =>
    `${rival} answers that its ${noun} ${also} the ${thing} just as well, and shows no record of it`,
  ({ maker, thing, noun, other }) =>
    `Since ${maker} closed the line, the ${thing} comes with a borrowed ${noun} and an unmarked ${other}`,
];

const COUNTED: readonly ((slots: Slots) => string)[] = [
  ({ maker, noun, size }) =>
    `${maker} puts the loss in its ${noun} at ${size} per cent over a season`,
  ({ place, thing, size }) => `The works in ${place} made ${size} units of the ${thing} a week`,
  ({ noun, part, size }) =>
    `A ${noun} with the new ${part} weighs ${size} kilograms less than one without`,
  ({ rival, thing, size }) => `${rival} offered the ${thing} for ${size} dollars an hour`,
  ({ noun, size, place }) => `Of the orders for the ${noun}, ${size} per cent came from ${place}`,
  ({ thing, other, size }) => `The ${thing} ran for ${size} days before the ${other} was changed`,
];

const ASIDES: readonly ((slots: Slots) => string)[] = [
  ({ place }) => `, at least in ${place}`,
  ({ noun }) => `, whatever the ${noun} may show`,
  ({ rival }) => `, a point that ${rival} does not dispute`,
  ({ part, other }) => `, with the ${part} left as it was and the ${other} taken out`,
  ({ thing }) => `, unless the ${thing} was swapped on the way`,
  ({ maker, also, part }) => `, and ${maker} knows no way around it that also ${also} the ${part}`,
  ({ other }) => `, for reasons that lie in the ${other}`,
];

/** What a piece is about: the nouns it returns to, and whose products it looks at. */
export interface Subject {
  nouns: readonly string[];
  makers: readonly string[];
}

/** Draws what a piece is about from the words of its topic. */
export const subjectOf = (draw: Draw, topicNouns: readonly string[]): Subject => ({
  nouns: [...pickSome(draw, topicNouns, 6), ...pickSome(draw, NOUNS, 14)],
  makers: Array.from({ length: 5 }, () => maker(draw)),
});

function slotsFrom(draw: Draw, { nouns, makers }: Subject): Slots {
  const one = () => {
    const noun = draw() < 0.6 ? pick(draw, nouns) : pick(draw, NOUNS);
    return draw() < 0.45 ? `${adjective(draw)} ${noun}` : noun;
  };
  return {
    noun: one(),
    thing: one(),
    other: one(),
    part: one(),
    maker: pick(draw, makers),
    rival: maker(draw),
    place: place(draw),
    verb: verb(draw),
    also: verb(draw),
    size: 11 + Math.floor(draw() * 80),
  };
}

/** A sentence without its full stop; `isCounted` gives it a figure. */
export function sentence(draw: Draw, subject: Subject, isCounted = false): string {
  const said = pick(draw, isCounted ? COUNTED : PLAIN)(slotsFrom(draw, subject));
  const aside = draw() < 0.4 ? pick(draw, ASIDES)(slotsFrom(draw, subject)) : '';
  return withArticle(`${said}${aside}`);
}

/** “an” before a vowel as it is written; “a unit” and the like are spelt by sound. */
const withArticle = (text: string): string =>
  text.replace(/\b([Aa]) (?=[aeio]|u(?!ni|se))/g, '$1n ');

export const capitalised = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1);
