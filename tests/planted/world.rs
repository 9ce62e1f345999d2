//! Made-up events and articles about them, of which it is known what they share and where they differ.

use newsdiff::Article;
use proptest::prelude::*;
use proptest::sample::select;

/// What happened, and what is said of it.
#[derive(Debug, Clone)]
pub(crate) struct World {
    accident: Accident,
    town: &'static str,
    firm: &'static str,
    official: &'static str,
    role: &'static str,
    /// How many were hurt.
    pub(crate) hurt: u32,
    weekday: &'static str,
    /// What the official said, word for word.
    pub(crate) quote: &'static str,
}

/// An accident as three newsrooms word it: how it began, whom it hurt. `{n}` is the number.
#[derive(Debug)]
struct Words {
    leads: [&'static str; 3],
    harms: [&'static str; 3],
    rests: [&'static str; 3],
}

#[derive(Debug, Clone, Copy)]
enum Accident {
    Fire,
    Ferry,
    Bridge,
}

const FIRE: Words = Words {
    leads: [
        "A fire broke out at the {firm} paint works in {town} on {day} night.",
        "Fire tore through the {firm} paint works in {town} on {day}.",
        "Crews fought a fire at the {firm} paint works in {town} for most of {day}.",
    ],
    harms: [
        "The fire injured {n} workers at the {firm} paint works.",
        "{n} workers were injured in the fire at the {firm} paint works.",
        "Officials said {n} workers were injured in the fire.",
    ],
    rests: [
        "Nobody yet knows what set the drying hall alight.",
        "Smoke lay over the allotments until noon and schools kept their windows shut.",
        "The owners had asked for a second stairway only last spring.",
    ],
};

const FERRY: Words = Words {
    leads: [
        "A {firm} ferry ran aground off {town} on {day} evening.",
        "A ferry of the {firm} line ran aground near {town} on {day}.",
        "Lifeboats went out from {town} on {day} when a {firm} ferry ran aground.",
    ],
    harms: [
        "The grounding injured {n} passengers on the ferry.",
        "{n} passengers were injured when the ferry ran aground.",
        "The coastguard said {n} passengers were injured when the ferry ran aground.",
    ],
    rests: [
        "Divers will look at the hull once the swell has gone down.",
        "Hotels along the front took in the families and asked for nothing.",
        "It was the line's first winter with the new timetable.",
    ],
};

const BRIDGE: Words = Words {
    leads: [
        "A footbridge built by {firm} collapsed in {town} on {day} morning.",
        "The {firm} footbridge in {town} collapsed on {day}.",
        "Part of {town} was closed on {day} after a {firm} footbridge collapsed.",
    ],
    harms: [
        "The collapse of the footbridge injured {n} pupils.",
        "{n} pupils were injured when the footbridge collapsed.",
        "Hospitals said {n} pupils were injured when the footbridge collapsed.",
    ],
    rests: [
        "Surveyors had walked the deck in autumn and passed it.",
        "A baker on the corner brought out bread and blankets.",
        "Trams will turn round two stops early for the rest of the month.",
    ],
};

const TOWNS: [&str; 4] = ["Harnmouth", "Kelmstead", "Osterby", "Vellan"];
const FIRMS: [&str; 4] = ["Brackwell", "Tolland", "Merrow", "Ashdene"];
const OFFICIALS: [&str; 4] = ["Ida Holm", "Peter Larkin", "Ruth Okafor", "Simon Vane"];
const ROLES: [&str; 3] = ["mayor", "fire chief", "council leader"];
const WEEKDAYS: [&str; 5] = ["Monday", "Tuesday", "Wednesday", "Thursday", "Friday"];
const QUOTES: [&str; 4] = [
    "We heard it before we saw it, and by then nobody needed to be told to run",
    "I have asked for every report since the year it was built, and I shall read them all",
    "There is no use in blaming the weather for what was left undone all summer",
    "People came out of their houses with ladders before a single engine had arrived",
];

/// How many newsrooms tell of an event, each in its own words.
pub(crate) const NEWSROOMS: usize = 3;

/// Any event.
pub(crate) fn world() -> impl Strategy<Value = World> {
    let accident = select(vec![Accident::Fire, Accident::Ferry, Accident::Bridge]);
    let names = (select(&TOWNS[..]), select(&FIRMS[..]), select(&OFFICIALS[..]), select(&ROLES[..]));
    (accident, names, 12_u32..90, select(&WEEKDAYS[..]), select(&QUOTES[..])).prop_map(|(accident, (town, firm, official, role), hurt, weekday, quote)| World {
        accident,
        town,
        firm,
        official,
        role,
        hurt,
        weekday,
        quote,
    })
}

/// Two events that share no name, no kind and no quotation.
pub(crate) fn strangers() -> impl Strategy<Value = [World; 2]> {
    (12_u32..50, 50_u32..90, select(&ROLES[..])).prop_map(|(few, many, role)| {
        let of = |accident, at: usize, hurt| World {
            accident,
            town: TOWNS[at],
            firm: FIRMS[at],
            official: OFFICIALS[at],
            role,
            hurt,
            weekday: WEEKDAYS[at],
            quote: QUOTES[at],
        };
        [of(Accident::Fire, 0, few), of(Accident::Ferry, 1, many)]
    })
}

impl World {
    /// The same event with another number of people hurt.
    pub(crate) fn with_hurt(&self, hurt: u32) -> Self {
        Self { hurt, ..self.clone() }
    }

    /// The article of a newsroom, 0 to 2, word for word the same each time.
    pub(crate) fn article(&self, newsroom: usize) -> Article {
        let sentences = [self.lead(newsroom), self.harm(newsroom), self.speech(newsroom), self.rest(newsroom)];
        Article { id: format!("{newsroom}.txt"), text: sentences.join(" "), ..Article::default() }
    }

    /// An article that does not tell how many were hurt.
    pub(crate) fn article_without_harm(&self, newsroom: usize) -> Article {
        let sentences = [self.lead(newsroom), self.speech(newsroom), self.rest(newsroom)];
        Article { id: format!("{newsroom}.txt"), text: sentences.join(" "), ..Article::default() }
    }

    fn words(&self) -> &'static Words {
        match self.accident {
            Accident::Fire => &FIRE,
            Accident::Ferry => &FERRY,
            Accident::Bridge => &BRIDGE,
        }
    }

    fn fill(&self, template: &str) -> String {
        template.replace("{firm}", self.firm).replace("{town}", self.town).replace("{day}", self.weekday).replace("{n}", &self.hurt.to_string())
    }

    fn lead(&self, newsroom: usize) -> String {
        self.fill(self.words().leads[newsroom])
    }

    fn harm(&self, newsroom: usize) -> String {
        self.fill(self.words().harms[newsroom])
    }

    fn rest(&self, newsroom: usize) -> String {
        self.fill(self.words().rests[newsroom])
    }

    fn speech(&self, newsroom: usize) -> String {
        let Self { quote, official, role, .. } = self;
        match newsroom {
            0 => format!("“{quote},” said {official}, the {role}."),
            1 => format!("{official}, the {role}, told reporters: “{quote}.”"),
            _ => format!("“{quote},” {official} said on the spot."),
        }
    }
}
