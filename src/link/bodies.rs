//! Which names of teams, organisations, places and events in a story's articles are one body.

use std::collections::{BTreeMap, BTreeSet};

use super::block;
use super::body::{self, Body};
use super::form;
use super::gazetteer;
use super::groups::Groups;
use super::rules::{Party, Rules};
use super::same_body::{self, Ground};
use super::word;
use crate::annotate::Kind;
use crate::lexicon::{CITIES, COUNTRIES, KNOWN_NAMES, REGIONS, is_ordinary};

type Use = form::Use<Body>;
type Form<'a> = form::Form<'a, Body>;

/// Joins the uses that name one body in `groups`; `position` gives each use's member there. What comes out does not depend
/// on the order of `uses`. Gives back how many pairs of names were compared.
pub(super) fn join(uses: &[Use], position: &[usize], rules: &Rules, groups: &mut Groups) -> usize {
    let forms = forms(uses);
    let mut clusters: Vec<Vec<usize>> = (0..forms.len()).map(|form| vec![form]).collect();
    let mut cluster_of: Vec<usize> = (0..forms.len()).collect();
    let compared = join_forms(&forms, rules, &mut clusters, &mut cluster_of);
    join_short_forms(&forms, rules, &mut clusters, &mut cluster_of);
    for cluster in &clusters {
        let mut uses = cluster.iter().flat_map(|&form| &forms[form].uses);
        if let Some(&first) = uses.next() {
            uses.for_each(|&other| groups.join(position[first], position[other]));
        }
    }
    compared
}

/// What makes two uses one name before anything is compared: the country, else the words; and what the settings say. A town
/// and the club or office that bears its name stay two.
fn form_key(used: &Use) -> (String, bool, Option<Party>) {
    if let Some(country) = &used.name.country {
        return (format!("={} {}", country.id, country.side), false, used.party);
    }
    let text = used.name.text();
    let is_town = used.name.kind == Kind::Place && is_town_or_state(&text);
    (text, is_town, used.party)
}

/// The names, sorted.
fn forms(uses: &[Use]) -> Vec<Form<'_>> {
    let mut forms: BTreeMap<(String, bool, Option<Party>), Vec<usize>> = BTreeMap::new();
    for (place, used) in uses.iter().enumerate() {
        forms.entry(form_key(used)).or_default().push(place);
    }
    let form = |mut places: Vec<usize>| {
        places.sort_by(|&a, &b| (uses[a].article, &uses[a].name.words, uses[a].name.kind).cmp(&(uses[b].article, &uses[b].name.words, uses[b].name.kind)));
        let count = |kind: Kind| places.iter().filter(|&&place| uses[place].name.kind == kind).map(|&place| uses[place].count).sum::<usize>();
        let kind = Kind::ALL.into_iter().max_by_key(|&kind| (count(kind), std::cmp::Reverse(kind))).expect("there are kinds");
        let of_kind = || places.iter().copied().filter(|&place| uses[place].name.kind == kind);
        let first = of_kind().find(|&place| uses[place].name.has_article).or_else(|| of_kind().next()).unwrap_or(places[0]);
        Form::new(uses, places, first)
    };
    forms.into_values().map(form).collect()
}

/// Whether two kinds are near enough that a shorter form of the name will do: taggers mistake one for the other.
fn are_near(a: Kind, b: Kind) -> bool {
    let group = |kind: Kind| match kind {
        Kind::Person => 0,
        Kind::Team => 1,
        Kind::Place => 2,
        Kind::Organization | Kind::Event | Kind::Other => 3,
    };
    group(a) == group(b)
}

/// The score of two names; of other kinds only what cannot be chance counts.
fn score(a: &Body, b: &Body) -> f64 {
    let judgement = same_body::judge(a, b);
    let sure = match judgement.ground {
        Ground::Acronym => a.is_capitals || b.is_capitals,
        Ground::MisspeltAcronym | Ground::Alias | Ground::Joined | Ground::Country => true,
        Ground::Equal => is_no_town(a) && is_no_town(b),
        _ => false,
    };
    let (short, long) = if a.core.len() < b.core.len() { (a, b) } else { (b, a) };
    let has_own_word = short.kind != Kind::Team && short.has_word_beyond(long);
    let is_another = judgement.ground == Ground::Contained && (has_own_word || is_another_body(short, long));
    if are_near(a.kind, b.kind) && !is_another || sure { judgement.score } else { 0.0 }
}

/// The score of two names, with places that differ by a slip and that no article tells apart: "Cassel River", "Castle River",
/// or a lone "Harnix" beside three of "Harniz".
fn score_in_context(a: &Form, b: &Form) -> f64 {
    let score = score(a.name, b.name);
    let (left, right) = (&a.name.words, &b.name.words);
    let places = a.name.kind == Kind::Place && b.name.kind == Kind::Place;
    if places && score < 0.9 && !a.articles.is_disjoint(&b.articles) {
        return score - BOTH_HERE;
    }
    if score >= same_body::SAME || !places || left.len() != right.len() || !a.articles.is_disjoint(&b.articles) {
        return score;
    }
    let mut differing = left.iter().zip(right).filter(|(x, y)| x != y);
    let (Some((x, y)), None) = (differing.next(), differing.next()) else { return score };
    if word::is_slip(x, y) && (left.len() > 1 || is_lone(a, b) || is_lone(b, a)) { SLIP } else { score }
}

/// Whether a name that no list and no news knows stands once or twice, beside another that stands three times as often.
fn is_lone(rare: &Form, common: &Form) -> bool {
    let text = rare.name.text();
    let is_known = is_town_or_state(&text) || rare.name.country.is_some() || rare.name.town.is_some();
    rare.count <= 2 && common.count >= 3 * rare.count && !is_known && word::is_unheard_of(&text)
}

/// What it counts against two near names of places that one article writes both.
const BOTH_HERE: f64 = 0.15;

/// The score of two places whose names one slip of the pen parts.
const SLIP: f64 = 0.7;

fn is_no_town(name: &Body) -> bool {
    name.kind != Kind::Place || !is_town_or_state(&name.text())
}

fn is_town_or_state(name: &str) -> bool {
    CITIES.contains(name) || REGIONS.contains(name)
}

/// Below this score two names contradict each other, unless one is an acronym that tells nothing of words.
const CANNOT_LINK: f64 = 0.12;

/// Below this score each of two names has a word of its own.
const OTHER_WORD: f64 = 0.35;

/// Joins names best first, never against a contradiction inside the growing cluster.
fn join_forms(forms: &[Form], rules: &Rules, clusters: &mut [Vec<usize>], cluster_of: &mut [usize]) -> usize {
    let (scored, compared) = scored_pairs(forms);
    let mut bonds: Vec<Bond> = forms.iter().map(Bond::new).collect();
    for (first, second) in rules.together(forms.iter().map(|form| form.party)) {
        merge_bound(cluster_of[first], cluster_of[second], clusters, cluster_of, &mut bonds);
    }
    for (_, a, b) in scored {
        // An acronym or a shorter form stands for one body: what joins by it must not differ in a word.
        let is_shorter = forms[a].name.core.len() != forms[b].name.core.len();
        let least = if is_shorter { OTHER_WORD } else { CANNOT_LINK };
        let contradict = |x: usize, y: usize| rules.are_apart(forms[x].party, forms[y].party) || are_two(forms[x].name, forms[y].name, least);
        let (first, second) = (cluster_of[a], cluster_of[b]);
        if first == second {
            continue;
        }
        let agree =
            bonds[first].agrees_with(&bonds[second], is_shorter) || !clusters[first].iter().any(|&x| clusters[second].iter().any(|&y| contradict(x, y)));
        if agree {
            merge_bound(first, second, clusters, cluster_of, &mut bonds);
        }
    }
    compared
}

/// The pairs of names that are alike enough, best first, each with its score; and how many were compared.
fn scored_pairs(forms: &[Form]) -> (Vec<(f64, usize, usize)>, usize) {
    let keys: Vec<_> = forms.iter().map(|form| block::body_keys(form.name)).collect();
    let pairs = block::pairs(&keys);
    drop(keys);
    let compared = pairs.len();
    let all = pairs.into_iter().map(|(a, b)| (score_in_context(&forms[a], &forms[b]), a, b));
    let mut scored: Vec<(f64, usize, usize)> = all.filter(|&(score, ..)| score >= same_body::SAME).collect();
    scored.sort_by(|x, y| {
        let reach = |pair: &(f64, usize, usize)| forms[pair.1].count + forms[pair.2].count;
        y.0.total_cmp(&x.0).then_with(|| reach(y).cmp(&reach(x))).then((x.1, x.2).cmp(&(y.1, y.2)))
    });
    (scored, compared)
}

/// Whether two names contradict each other: two countries, or a score below `least` where neither may be an acronym.
fn are_two(a: &Body, b: &Body, least: f64) -> bool {
    if a.country.is_some() && b.country.is_some() {
        return same_body::judge(a, b).ground == Ground::OtherCountry;
    }
    a.as_acronym().is_none() && b.as_acronym().is_none() && same_body::judge(a, b).score < least
}

/// Whether two names are known to be of two, whatever words they share: two clubs, Group A and Group B.
fn are_told_apart(a: &Body, b: &Body) -> bool {
    same_body::judge(a, b).ground.parts()
}

/// Whether each of two long names has a word of its own.
pub(super) fn differ_in_word(a: &Body, b: &Body) -> bool {
    are_two(a, b, OTHER_WORD)
}

/// Why no two names of a cluster need be compared to know that they do not contradict each other by [`CANNOT_LINK`]: long lists hold clusters of
/// hundreds, and all pairs of these are too many.
enum Bond {
    /// Acronyms of no country alone: they contradict nobody.
    Acronyms,
    /// Plain names of so many words ([`Body::is_plain`]) and such acronyms. The names have these words in common, sorted; any of them is enough.
    Words { count: usize, common: Vec<String> },
    /// None is known.
    Unknown,
}

impl Bond {
    fn new(form: &Form) -> Self {
        let name = form.name;
        if form.party.is_some() || name.country.is_some() {
            return Self::Unknown;
        }
        if name.as_acronym().is_some() {
            return Self::Acronyms;
        }
        if !name.is_plain() {
            return Self::Unknown;
        }
        let common: BTreeSet<&str> = name.core.iter().map(|word| word.text.as_str()).collect();
        Self::Words { count: name.core.len(), common: common.into_iter().map(str::to_owned).collect() }
    }

    /// Whether no name of the one contradicts a name of the other, `by_word` if one that differs in a word does; what is not known is false.
    fn agrees_with(&self, other: &Self, by_word: bool) -> bool {
        match (self, other) {
            (Self::Acronyms, _) | (_, Self::Acronyms) => true,
            (Self::Words { count, common }, Self::Words { count: others, common: theirs }) if !by_word => {
                count == others && common.iter().any(|word| theirs.binary_search(word).is_ok())
            }
            _ => false,
        }
    }

    /// The bond of both together.
    fn with(self, other: Self) -> Self {
        match (self, other) {
            (Self::Acronyms, bond) | (bond, Self::Acronyms) => bond,
            (Self::Words { count, mut common }, Self::Words { count: others, common: theirs }) if count == others => {
                common.retain(|word| theirs.binary_search(word).is_ok());
                Self::Words { count, common }
            }
            _ => Self::Unknown,
        }
    }
}

fn merge_bound(first: usize, second: usize, clusters: &mut [Vec<usize>], cluster_of: &mut [usize], bonds: &mut [Bond]) {
    if first != second {
        let [one, other] = [first, second].map(|cluster| std::mem::replace(&mut bonds[cluster], Bond::Unknown));
        bonds[first.min(second)] = one.with(other);
        merge(first, second, clusters, cluster_of);
    }
}

fn merge(first: usize, second: usize, clusters: &mut [Vec<usize>], cluster_of: &mut [usize]) {
    let (into, from) = if first < second { (first, second) } else { (second, first) };
    let moved = std::mem::take(&mut clusters[from]);
    for &form in &moved {
        cluster_of[form] = into;
    }
    clusters[into].extend(moved);
}

/// Names of at most two words that are still alone go to the one longer name that ends or begins with them: "Rovers" to
/// "Holmside Rovers". Where several do, the article decides.
fn join_short_forms(forms: &[Form], rules: &Rules, clusters: &mut [Vec<usize>], cluster_of: &mut [usize]) {
    let mut by_word: BTreeMap<&str, Vec<usize>> = BTreeMap::new();
    for (number, form) in forms.iter().enumerate() {
        for word in &form.name.core {
            let entry = by_word.entry(word.text.as_str()).or_default();
            if entry.last() != Some(&number) {
                entry.push(number);
            }
        }
    }
    let alone: Vec<usize> = (0..forms.len()).filter(|&form| clusters[cluster_of[form]].len() == 1).collect();
    let mut found: Vec<(usize, usize)> = Vec::new();
    for short in alone {
        let name = forms[short].name;
        if rules.is_entity(forms[short].party) || name.words.len() > 2 || name.country.is_some() || name.core.is_empty() {
            continue;
        }
        let sharing = || by_word.get(name.core[0].text.as_str()).into_iter().flatten().copied();
        let country = half_of_country(&forms[short], sharing().map(|other| (other, &forms[other])));
        if let Some(country) = country.filter(|&country| !rules.are_apart(forms[short].party, forms[country].party)) {
            found.push((short, country));
            continue;
        }
        let may_be = |&other: &usize| {
            let long = forms[other].name;
            (is_short_form(name, long) || is_head(name, long)) && !name.has_word_beyond(long) && !are_told_apart(name, long)
        };
        let longer = sharing().filter(|other| may_be(other) && !rules.are_apart(forms[short].party, forms[*other].party));
        let mut options: Vec<(usize, bool, usize, usize)> = longer
            .map(|other| {
                let shared = forms[short].articles.intersection(&forms[other].articles).count();
                let ends = forms[other].name.core.ends_with(&name.core);
                (shared, ends, forms[other].count, other)
            })
            .collect();
        options.sort_by(|x, y| (y.0, y.1, y.2).cmp(&(x.0, x.1, x.2)).then(x.3.cmp(&y.3)));
        let Some(best) = options.first() else { continue };
        let roots: BTreeSet<usize> = options.iter().map(|option| cluster_of[option.3]).collect();
        if roots.len() == 1 || best.0 > 0 && !is_head(name, forms[best.3].name) {
            found.push((short, best.3));
        }
    }
    for (short, long) in found {
        let part = |&x: &usize| clusters[cluster_of[long]].iter().any(|&y| are_told_apart(forms[x].name, forms[y].name));
        if cluster_of[short] != cluster_of[long] && !clusters[cluster_of[short]].iter().any(part) {
            merge(cluster_of[short], cluster_of[long], clusters, cluster_of);
        }
    }
}

/// Whether all words of `short` stand in the longer name, at its end or its beginning (of an organisation: anywhere), and
/// what is left out is not what tells them apart.
fn is_short_form(short: &Body, long: &Body) -> bool {
    if short.kind == Kind::Place || long.kind == Kind::Place {
        return short.kind == long.kind && is_town_by_water(short, long);
    }
    let (few, many) = (&short.core, &long.core);
    // Nearly all names of a long list are turned away here.
    if many.len() <= few.len() {
        return false;
    }
    let in_place = many.ends_with(few) || many.starts_with(few) || short.kind == Kind::Organization && few.iter().all(|word| many.contains(word));
    in_place && are_near(short.kind, long.kind) && !is_another_body(short, long) && long.country.is_none()
}

/// Whether the longer name can be meant if there is no other: the House may be the House of Deputies, the Senate that of a country.
fn is_head(short: &Body, long: &Body) -> bool {
    let ([word], [first, second, ..]) = (short.words.as_slice(), long.words.as_slice()) else { return false };
    let is_beginning = first == word && second == "of";
    short.kind == Kind::Organization && long.kind == short.kind && (is_beginning || adds_country(short, long))
}

/// Whether the longer name puts a country or its adjective before a name of one word: "U.S. Senate".
fn adds_country(short: &Body, long: &Body) -> bool {
    let before = long.words.strip_suffix(short.words.as_slice()).filter(|before| short.words.len() == 1 && !before.is_empty());
    // In small letters "us" is a pronoun.
    before.is_some_and(|before| gazetteer::country(&before.join(" ").to_uppercase()).is_some())
}

/// Whether the longer name is of an office that belongs to a body every reader knows by the shorter: the "White House Press Office".
fn is_office_of(short: &Body, long: &Body) -> bool {
    let rest = long.words.strip_prefix(short.words.as_slice()).unwrap_or_default();
    let is_known = || [&KNOWN_NAMES, &COUNTRIES].iter().any(|list| list.contains(&short.text()));
    rest.len() > 1 && rest.last().is_some_and(|word| word::is_generic(word)) && is_known()
}

/// Which of the forms names the country that a bare "North" or "South" is a half of: all that begin with the word name it, in the same article too.
fn half_of_country<'a>(short: &Form, sharing: impl Iterator<Item = (usize, &'a Form<'a>)>) -> Option<usize> {
    let half = short.name.words.as_slice();
    if !matches!(half, [word] if word == "north" || word == "south") {
        return None;
    }
    let longer: Vec<(usize, &Form)> = sharing.filter(|(_, form)| form.name.words.len() > 1 && form.name.words.starts_with(half)).collect();
    let id = |form: &Form| form.name.country.as_ref().map(|country| country.id);
    let &(first, country) = longer.first()?;
    let is_one = longer.iter().all(|(_, form)| id(form).is_some() && id(form) == id(country));
    (is_one && !short.articles.is_disjoint(&country.articles)).then_some(first)
}

/// Whether a name of one word that stands in a longer one names something else: the House is neither the White House nor its
/// Democrats, the Senate not its committee, a town not its council, FIFA not its World Cup, an adjective nobody.
fn is_another_body(short: &Body, long: &Body) -> bool {
    let rest_is = |test: &dyn Fn(&word::Word) -> bool| long.core.iter().filter(|word| !short.core.contains(word)).all(test);
    if is_topic(short, long) || short.is_alias && short.core.last().is_some_and(|word| word.text == "party") {
        return true;
    }
    if short.kind == Kind::Other {
        // "Islamic" is an adjective; a word that the news hardly knows is a name.
        let is_name = short.core.len() == 1 && long.core.first() == short.core.first() && word::is_unheard_of(&short.core[0].text);
        return !is_name && !rest_is(&|word| word.text == "party");
    }
    if short.words.len() == 1 && short.core.len() > 1 && !short.is_alias {
        // The UN is not its Security Council.
        return true;
    }
    if short.words.len() > 1 && (short.is_seat_of(long) || is_office_of(short, long)) {
        return short.kind != Kind::Team;
    }
    let [word] = short.core.as_slice() else {
        // "New Holm" may be its Hawks, but is not its Times; "US-China" is not its commission.
        let joined: Vec<&str> = short.core.iter().map(|word| word.text.as_str()).collect();
        let is_place = is_town_or_state(&joined.join(" ")) && long.core.starts_with(&short.core);
        let is_place = is_place && (long.core.len() > short.core.len() + 1 || rest_is(&|word| word.is_generic()));
        return is_place && short.kind != Kind::Team || short.words.iter().all(|word| gazetteer::country(word).is_some());
    };
    if short.kind == Kind::Team {
        return short.is_seat_of(long) && long.kind != Kind::Team;
    }
    let rest = || long.core.iter().filter(|other| *other != word);
    if rest().all(|other| other.text == "party") && !is_host(short, long) || adds_country(short, long) {
        return false;
    }
    let is_first = long.core.first() == Some(word);
    if is_first && is_ordinary(&word.text) || word.is_generic() || is_host(short, long) || short.is_seat_of(long) || ends_in_seat(short, long) {
        return true;
    }
    let is_place = is_town_or_state(&word.text) || short.country.is_some();
    let part_of_body = !is_first && rest().all(word::Word::is_generic) && !long.words.iter().any(|word| word == "of");
    // "Holm" may be the Holm Hawks, hardly the Holm Flu Study.
    is_first && is_place && rest().count() > 1 || part_of_body
}

/// Whether the longer name is of a body that deals with the shorter: the Committee on Harbour Safety is not Harbour Safety.
fn is_topic(short: &Body, long: &Body) -> bool {
    let before = long.words.strip_suffix(short.words.as_slice());
    before.and_then(<[String]>::last).is_some_and(|word| word == "on")
}

/// Whether the longer name ends in the town or state where its body sits: "University of Holm".
fn ends_in_seat(short: &Body, long: &Body) -> bool {
    let before = long.words.strip_suffix(short.words.as_slice());
    matches!(before, Some([.., head, of]) if of == "of" && body::is_seated(head)) && is_town_or_state(&short.text())
}

/// Whether the longer name adds where the town lies: "Holm-on-Sea".
fn is_town_by_water(short: &Body, long: &Body) -> bool {
    let rest = long.words.strip_prefix(short.words.as_slice());
    rest.and_then(|rest| rest.first()).is_some_and(|next| matches!(next.as_str(), "on" | "upon" | "under" | "by" | "le"))
}

/// Whether the one-word name of a body stands in the name of an event: FIFA is not its World Cup.
fn is_host(short: &Body, long: &Body) -> bool {
    short.words.len() == 1 && (long.kind == Kind::Event) != (short.kind == Kind::Event)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn form_uses(names: &[&str]) -> Vec<Use> {
        let used = |(article, text): (usize, &&str)| Use { name: Body::new(text, Kind::Organization), article, count: 1, first: None, party: None };
        names.iter().enumerate().map(used).collect()
    }

    #[test]
    fn names_whose_bonds_agree_do_not_contradict() {
        let names =
            ["Holm Rail Union", "Harn Rail Union", "Rail Union Vance", "Holm Harbour Trust", "HRU", "Rail Union 12", "Group A Union", "Denmark", "Holm Rail"];
        let uses = form_uses(&names);
        let forms: Vec<Form> = (0..uses.len()).map(|place| Form::new(&uses, vec![place], place)).collect();
        let mut agreeing = 0;
        for a in &forms {
            for b in forms.iter().filter(|b| Bond::new(a).agrees_with(&Bond::new(b), false)) {
                assert!(!are_two(a.name, b.name, CANNOT_LINK), "{:?} {:?}", a.name.words, b.name.words);
                agreeing += 1;
            }
        }
        assert!(agreeing > forms.len());
    }

    #[test]
    fn a_bond_of_many_holds_what_all_share() {
        let uses = form_uses(&["Holm Rail Union", "Harn Rail Union", "Rail Harbour Trust", "Holm Harbour Trust"]);
        let bond = |place: usize| Bond::new(&Form::new(&uses, vec![place], place));
        assert!(bond(0).with(bond(1)).agrees_with(&bond(2), false));
        assert!(!bond(0).with(bond(1)).agrees_with(&bond(3), false));
        assert!(!bond(0).with(bond(1)).with(bond(2)).agrees_with(&bond(3), false));
    }
}
