//! Families of words that tell the same kind of event: "killed", "deaths" and "fatal" are all about dying.
//!
//! Curated, because no dictionary links "kill" with "death" or "win" with "victory", and because two figures may only be
//! set against each other if they count the same kind of event.

use std::sync::LazyLock;

use crate::lexicon::WordMap;
use crate::syntax::stem;

/// Each family with its words, folded.
const FAMILIES: &[(&str, &str)] = &[
    (
        "death",
        "kill killed killing kills dead die died dies dying death deaths fatality fatalities fatally slain slaughtered murdered perished lives toll bodies \
         body deadly deceased drowned",
    ),
    (
        "injury",
        "injure injured injuring injures injury injuries hurt wound wounded wounding wounds hospitalized hospitalised hospital hospitals sickened treated \
         casualties",
    ),
    ("missing", "missing unaccounted disappeared"),
    ("arrest", "arrest arrested arrests arresting detained detain detaining detainees custody apprehended"),
    ("charge", "charged indicted charges counts"),
    ("evacuation", "evacuate evacuated evacuates evacuating evacuation evacuations evacuees displaced fled flee fleeing shelters shelter homeless"),
    ("rescue", "rescue rescued rescues rescuing saved survivors survived survivor"),
    ("aboard", "aboard passengers onboard"),
    ("infection", "infected infections infection infects cases tested positive diagnosed"),
    (
        "destruction",
        "destroy destroyed destroying destroys damaged damaging gutted burned burnt burn burns scorched blackened consumed charred razed demolished \
         devastated torched flattened wrecked",
    ),
    ("outage", "power outage outages electricity blackout blackouts"),
    ("shooting", "shot shoot shooting gunfire shots rounds bullets fired"),
    ("vote", "vote votes voted voting ballots ballot turnout"),
    ("win", "win won wins winning beat beats beaten victory defeat defeated defeats winner"),
    ("cost", "cost costs price priced worth valued value values paid pay spend spent spending raise raised"),
    ("penalty", "fine fined penalty settlement settled compensation"),
    ("jobs", "jobs job layoffs redundancies hired"),
    ("prison", "sentence sentenced jailed prison imprisoned jail"),
    ("protest", "protest protesters protested demonstrators demonstration march marched rally crowd attended attendees attendance"),
    ("containment", "contained containment"),
    ("strike", "strike strikes striking strikers walkout"),
    ("donation", "donate donated donation donations contributions contributed contribution donors"),
    ("petition", "signed signatures signature petition"),
    ("aftershock", "aftershocks aftershock"),
    ("change", "rose rise rises fell fall falls drop dropped increase increased grew growth gained climbed decline declined jumped"),
    ("landfall", "landfall ashore"),
];

static FAMILY_OF: LazyLock<WordMap<&str>> =
    LazyLock::new(|| FAMILIES.iter().flat_map(|(family, words)| words.split(' ').map(move |word| (word, *family))).collect());

/// The family of a folded word.
pub(crate) fn family(word: &str) -> Option<&'static str> {
    FAMILY_OF.get(word)
}

/// Whether a family tells how a figure moves or what it is worth, and so no event of its own: "the death toll climbed to 20".
pub(crate) fn is_frame(family: &str) -> bool {
    matches!(family, "change" | "cost" | "strike")
}

/// Whether a family counts what an event did to people and things: such counts are about the story's one event.
pub(crate) fn is_harm(family: &str) -> bool {
    matches!(family, "death" | "injury" | "missing" | "arrest" | "evacuation" | "destruction" | "infection" | "outage" | "rescue" | "aboard")
}

/// Whether a length of time or a sum of this family is the story's one as well: the sentence, the fine.
pub(crate) fn is_punishment(family: &str) -> bool {
    matches!(family, "prison" | "penalty")
}

/// Whether a count of this family only grows while an event goes on.
pub(crate) fn grows(family: &str) -> bool {
    matches!(family, "death" | "injury" | "arrest" | "evacuation" | "destruction" | "infection" | "donation" | "petition" | "aftershock")
}

/// Nouns for people that a count may have in place of another one: "12 people", "12 passengers".
const PEOPLE: &str = "people person persons men man women woman children child kids boys girls students student residents villagers passengers citizens \
    victims others patients workers employees officers soldiers troops civilians members protesters demonstrators americans adults teenagers teens fans \
    migrants refugees inmates prisoners pupils teachers police survivors individuals inhabitants evacuees fighters militants suspects defendants tourists \
    customers families deputies agents guards servicemen personnel islanders locals";

static PEOPLE_WORDS: LazyLock<foldhash::HashSet<&str>> = LazyLock::new(|| PEOPLE.split_whitespace().collect());

/// Whether a folded word counts people.
pub(crate) fn is_people(word: &str) -> bool {
    PEOPLE_WORDS.contains(word)
}

/// Nouns that count neither people nor things: a storm kills both, and each is counted for itself.
const BEASTS: &str = "animal beast bird buffalo bull calf calves camel cat cattle chicken cow deer dog dolphin donkey duck elephant fish goat hen horse \
    lamb lion livestock monkey pet pig poultry seal sheep turkey turtle whale";

static BEAST_WORDS: LazyLock<foldhash::HashSet<&str>> = LazyLock::new(|| BEASTS.split_whitespace().collect());

/// Whether a folded word counts beasts.
pub(crate) fn is_beast(word: &str) -> bool {
    BEAST_WORDS.contains(word) || word.strip_suffix('s').is_some_and(|word| BEAST_WORDS.contains(word))
}

/// Whether a folded word says of people nothing but that they are people.
pub(crate) fn is_generic(word: &str) -> bool {
    matches!(word, "people" | "person" | "persons" | "victims" | "victim" | "individuals" | "others" | "other" | "residents" | "islanders" | "locals")
}

/// Nouns that newspapers use for one another when they count, by stem.
const SAME_NOUN: &[&[&str]] = &[
    &["troop", "soldier", "serviceman", "servicemember", "fighter", "militant", "insurgent", "gunman", "gunmen"],
    &["home", "hous", "building", "structur", "properti", "busines", "dwelling", "residenc", "household"],
    &["plant", "factori", "sit"],
    &["worker", "employe", "staff", "job", "position", "post"],
    &["student", "pupil", "schoolchild"],
    &["child", "kid", "minor", "youngster"],
    &["officer", "policeman", "cop", "deputi"],
    &["passenger", "traveller", "traveler"],
    &["inmat", "prisoner", "detaine"],
    &["migrant", "refuge"],
    &["protester", "demonstrator", "marcher"],
    &["plan", "aircraft", "jet", "airliner"],
    &["car", "vehicl"],
    &["fir", "blaz", "wildfir"],
    &["vot", "ballot"],
    &["seat", "mp", "lawmaker"],
    &["shot", "round", "bullet"],
    &["death", "fatal", "fataliti", "victim"],
    &["cas", "infection"],
    &["quak", "earthquak", "tremor", "aftershock"],
    &["attack", "strik"],
    &["titl", "trophi"],
    &["person", "peopl", "resident", "other", "victim"],
];

/// Whether two stems of nouns may count the same things.
pub(crate) fn is_same_noun(a: &str, b: &str) -> bool {
    a == b || SAME_NOUN.iter().any(|group| group.contains(&a) && group.contains(&b))
}

/// Events that happen on one day, each with the verbs and nouns that tell of it, folded. A story has one of each, so two days
/// for one of them are a contradiction where the names agree.
const DEEDS: &[(&str, &str)] = &[
    (
        "game",
        "match matches game games clash fixture opener tie final semifinal semi-final win wins won winning beat beats beaten victory defeat defeated defeats lose loses lost \
         loss draw drew eliminated eliminates elimination knocked dumped exit exited exits crashed-out edged thrashed",
    ),
    ("impact", "landfall ashore hit hits slammed slams struck strikes battered ripped tore crossed came"),
    ("death", "died dies die death perished killed dead"),
    ("attack", "attack attacked attacks shooting bombing blast explosion exploded massacre stabbing rampage"),
    ("vote", "vote voted votes election elections referendum poll ballot"),
    ("crash", "crash crashed crashes collision collided derailed derailment derails"),
    ("sinking", "capsized capsizes capsize capsizing overturned overturns sank sunk foundered shipwreck"),
    ("collapse", "collapse collapsed collapses"),
    ("landslide", "landslide mudslide avalanche rockfall"),
    ("robbery", "robbed robbery heist burgled burglary"),
    ("abduction", "kidnapped kidnapping abducted abduction"),
    ("wedding", "married wed wedding"),
    ("sentencing", "sentenced sentencing"),
    ("quake", "quake earthquake tremor aftershock shook"),
    ("arrest", "arrest arrested arrests detained apprehended custody"),
    ("resignation", "resigned resigns resignation quit quits stepped"),
    ("meeting", "met meeting meetings meets summit talks briefing briefings conference conferences call calls rally rallies"),
    ("opening", "open opens opened opening reopen reopens reopened reopening"),
    ("strike", "strike strikes walkout"),
    ("closing", "close closes closed closing shut shuts"),
    ("hearing", "hearing hearings trial testified testimony testify"),
    ("launch", "launch launched launches"),
    ("start", "began begin begins started start starts kicked"),
    ("end", "ended ends finished finishes"),
];

static DEED_OF: LazyLock<WordMap<&str>> =
    LazyLock::new(|| DEEDS.iter().flat_map(|(deed, words)| words.split_whitespace().map(move |word| (word, *deed))).collect());

/// The event of one day that a folded word tells of.
pub(crate) fn deed(word: &str) -> Option<&'static str> {
    DEED_OF.get(word)
}

/// Whether there are listed words for a kind of event.
pub(crate) fn is_kind(deed: &str) -> bool {
    DEEDS.iter().any(|(kind, _)| *kind == deed)
}

/// Whether a word of an event tells anything else as often: "came to an end", "hit the post".
pub(crate) fn is_vague(word: &str) -> bool {
    matches!(
        word,
        "came"
            | "crossed"
            | "hit"
            | "hits"
            | "struck"
            | "strikes"
            | "tore"
            | "ripped"
            | "call"
            | "calls"
            | "open"
            | "close"
            | "began"
            | "begin"
            | "begins"
            | "started"
            | "start"
            | "starts"
            | "ended"
            | "ends"
    )
}

/// Whether a story has one event of this kind, so that shared names are enough; there are many meetings and votes.
pub(crate) fn is_single(deed: &str) -> bool {
    matches!(deed, "game" | "impact" | "death" | "attack" | "crash" | "sinking" | "collapse" | "landslide" | "robbery" | "abduction" | "quake" | "resignation")
}

/// Verbs of which one does what the other undoes, or tells the other side of it: a count of the one is none of the other.
const OPPOSITES: &[(&str, &str)] = &[
    ("add", "cut"),
    ("add", "remove"),
    ("approve", "reject"),
    ("arrive", "leave"),
    ("borrow", "lend"),
    ("build", "demolish"),
    ("buy", "sell"),
    ("create", "cut"),
    ("earn", "spend"),
    ("export", "import"),
    ("gain", "lose"),
    ("give", "receive"),
    ("hire", "fire"),
    ("join", "leave"),
    ("open", "close"),
    ("open", "shut"),
    ("rise", "fall"),
    ("save", "spend"),
    ("send", "receive"),
    ("win", "lose"),
];

static OPPOSITE_STEMS: LazyLock<Vec<(String, String)>> = LazyLock::new(|| OPPOSITES.iter().map(|(one, other)| (stem(one), stem(other))).collect());

/// Whether two stems of verbs are of opposites.
pub(crate) fn are_opposites(a: &str, b: &str) -> bool {
    OPPOSITE_STEMS.iter().any(|(one, other)| one == a && other == b || one == b && other == a)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn different_words_for_dying_are_one_family() {
        assert_eq!(family("killed"), family("fatalities"));
        assert_ne!(family("killed"), family("wounded"));
        assert_eq!(family("umbrella"), None);
    }

    #[test]
    fn beasts_are_no_people() {
        assert!(is_beast("cows") && is_beast("cattle") && !is_beast("miners") && !is_people("cows"));
    }

    #[test]
    fn opposites_are_known_in_every_form() {
        assert!(are_opposites(&stem("bought"), &stem("sells")) && are_opposites(&stem("closing"), &stem("opened")));
        assert!(!are_opposites(&stem("sold"), &stem("sold")) && !are_opposites("", ""));
    }

    #[test]
    fn no_word_stands_in_two_families() {
        let words: Vec<&str> = FAMILIES.iter().flat_map(|(_, words)| words.split_whitespace()).collect();
        assert_eq!(words.len(), FAMILY_OF.len());
    }
}
