package org.quiverdb.datasets;

/** Short lines of text put together from word lists: the same numbers give the same words. */
final class Texts {
  private static final String[][] TOPICS = {
    {"cycling", "brakes", "chains", "tyres", "saddles", "lights", "gears"},
    {"gardening", "apple trees", "tomatoes", "roses", "compost", "hedges", "lawns"},
    {"cooking", "sourdough", "risotto", "lentil soup", "pickles", "pancakes", "fish stew"},
    {"astronomy", "comets", "nebulae", "moons of Jupiter", "meteors", "sunspots", "telescopes"},
    {"photography", "portraits", "night skies", "lenses", "tripods", "film rolls", "darkrooms"},
    {"databases", "indexes", "transactions", "backups", "query plans", "page caches", "locks"},
    {"sailing", "spinnakers", "knots", "tide tables", "anchors", "hulls", "weather charts"},
    {"music", "violins", "choirs", "drum kits", "piano sonatas", "mixing desks", "lyrics"},
    {"chess", "openings", "endgames", "rook sacrifices", "chess clocks", "puzzles", "pawns"},
    {"medicine", "allergies", "vaccines", "sleep", "blood tests", "migraines", "first aid"},
    {"railways", "signals", "timetables", "steam engines", "night trains", "bridges", "tickets"},
    {"birds", "swallows", "owls", "nest boxes", "feeders", "migration", "bird song"},
    {"mathematics", "primes", "matrices", "graphs", "proofs", "fractals", "probability"},
    {"home repair", "leaking taps", "door hinges", "wall paint", "fuses", "floors", "windows"},
    {"travel", "passports", "mountain huts", "ferries", "hostels", "maps", "backpacks"},
    {"law", "contracts", "leases", "patents", "wills", "privacy", "small claims"},
    {"finance", "savings", "mortgages", "pensions", "budgets", "taxes", "insurance"},
    {"history", "castles", "trade routes", "archives", "coins", "treaties", "shipwrecks"},
    {"geology", "volcanoes", "glaciers", "fossils", "caves", "earthquakes", "crystals"},
    {"weather", "thunderstorms", "fog", "heat waves", "snow", "barometers", "trade winds"},
    {"education", "spelling", "homework", "class trips", "exams", "libraries", "languages"},
    {"electronics", "batteries", "soldering", "sensors", "antennas", "resistors", "chargers"},
    {"sports", "rowing", "fencing", "marathons", "climbing", "swimming", "handball"},
    {"textiles", "knitting", "looms", "denim", "dyes", "quilts", "buttons"},
  };

  private static final String[] ACTIONS = {
    "Choosing", "Repairing", "Storing", "Comparing", "Understanding", "Testing", "Drawing",
    "Teaching", "Measuring", "Cleaning", "Planning", "Documenting", "Improving", "Explaining",
    "Collecting", "Restoring", "Buying", "Dating", "Sharing", "Observing",
  };

  private static final String[] CIRCUMSTANCES = {
    "for beginners",
    "in winter",
    "on a small budget",
    "with children",
    "before sunrise",
    "step by step",
    "in a hurry",
    "without tools",
    "after a storm",
    "for experts",
    "by the sea",
    "in old books",
    "with a friend",
    "at school",
    "from memory",
    "the slow way",
    "in the city",
    "under pressure",
    "once a year",
    "in three languages",
    "at night",
    "for the first time",
    "against the clock",
    "on a Sunday",
    "in the mountains",
    "with spare parts",
    "for a neighbour",
    "on paper",
    "by ear",
    "in one afternoon",
  };

  private Texts() {}

  /** The subject. */
  static String topic(long subject) {
    return pick(TOPICS, subject)[0];
  }

  /** One line on a subject. */
  static String line(long subject, long thing, long action, long circumstance) {
    String[] words = pick(TOPICS, subject);
    int noun = 1 + (int) Hash.below(thing, words.length - 1);
    return pick(ACTIONS, action) + " " + words[noun] + " " + pick(CIRCUMSTANCES, circumstance);
  }

  private static <T> T pick(T[] choices, long bits) {
    return choices[(int) Hash.below(bits, choices.length)];
  }
}
