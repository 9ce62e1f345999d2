//! Pairs of claims to findings: one conflict is reported once, with every place of every value.

use std::collections::{BTreeMap, HashMap, HashSet};

use super::fit::{Fit, dimension, fit};
use super::pair::{Pair, best_first};
use super::said::Said;
use super::score::{align, shared};
use super::who::Directory;
use super::{Conflict, ConflictKind, Evidence, Level, Side, day, slot};
use crate::annotate::ValueKind;
use crate::annotate::value::Qualifier;

/// Claims that say the same as a claim of the finding belong to it from this score on.
const SAME_SCORE: f64 = 0.9;

/// Or from this on, if the figure is above twelve or a sum.
const TELLING_SCORE: f64 = 0.3;

/// A set of pairs that share claims.
struct Cluster {
    /// The surest of its pairs.
    best: Pair,
    /// The claims, in order.
    members: Vec<usize>,
}

/// Joins pairs into conflicts, surest first.
pub(super) fn collect(said: &[Said<'_>], mut pairs: Vec<Pair>, directory: &Directory<'_>) -> Vec<(f64, Conflict)> {
    pairs.sort_by(best_first);
    let (updates, others): (Vec<Pair>, Vec<Pair>) = pairs.into_iter().partition(|pair| pair.level == Level::Update);
    let mut clusters = clusters(said, &others);
    // An update that adds no value to what is reported already is left out.
    let known: HashSet<Place<'_>> = clusters.iter().flat_map(|cluster| &cluster.members).map(|&member| place(&said[member])).collect();
    let adds = |cluster: &Cluster| !cluster.members.iter().all(|&member| known.contains(&place(&said[member])));
    clusters.extend(self::clusters(said, &updates).into_iter().filter(adds));
    let agreeing = Agreeing::new(said);
    clusters.into_iter().map(|cluster| (cluster.best.score, conflict(said, cluster, &agreeing, directory))).collect()
}

/// What an article says in a slot, however often: article, value, slot.
type Place<'a> = (usize, &'a str, Option<&'a str>);

fn place<'a>(said: &'a Said<'_>) -> Place<'a> {
    (said.article, said.value.normalized.as_str(), said.slot())
}

/// By what a later pair finds a cluster: a claim, or what its article says in its slot.
#[derive(PartialEq, Eq, Hash)]
enum Handle<'a> {
    Claim(usize),
    Place(Place<'a>),
}

/// Pairs of one kind that share a claim are one cluster; `pairs` come best first. Clusters come in the order in which they were
/// last added to. Costs no more than O(n log n) for n pairs.
fn clusters(said: &[Said<'_>], pairs: &[Pair]) -> Vec<Cluster> {
    // Each pair begins a cluster, into which those go that it touches.
    let mut members: Vec<Vec<usize>> = Vec::with_capacity(pairs.len());
    let mut best: Vec<usize> = (0..pairs.len()).collect();
    let mut went_into: Vec<usize> = (0..pairs.len()).collect();
    let mut holders: HashMap<(ConflictKind, Option<&str>, Handle<'_>), Vec<usize>> = HashMap::new();
    for (own, pair) in pairs.iter().enumerate() {
        let handles = |claim: usize| {
            let by_place = said[claim].slot().is_some().then(|| Handle::Place(place(&said[claim])));
            [Some(Handle::Claim(claim)), by_place].into_iter().flatten().map(|handle| (pair.kind, pair.subject.as_deref(), handle))
        };
        let mut touched: Vec<usize> = Vec::new();
        for handle in [pair.a, pair.b].into_iter().flat_map(handles) {
            let held = holders.entry(handle).or_default();
            touched.extend(held.drain(..).map(|cluster| last(&mut went_into, cluster)));
            held.push(own);
        }
        for handle in pair.agreeing.iter().copied().flat_map(handles) {
            holders.entry(handle).or_default().push(own);
        }
        let mut all: Vec<usize> = [pair.a, pair.b].into_iter().chain(pair.agreeing.iter().copied()).collect();
        touched.sort_unstable();
        touched.dedup();
        for &cluster in touched.iter().filter(|&&cluster| cluster != own) {
            went_into[cluster] = own;
            // Pairs come best first; of equals the later one is taken.
            if best_first(&pairs[best[cluster]], &pairs[best[own]]).is_lt() {
                best[own] = best[cluster];
            }
            let mut others = std::mem::take(&mut members[cluster]);
            if others.len() > all.len() {
                std::mem::swap(&mut others, &mut all);
            }
            all.append(&mut others);
        }
        members.push(all);
    }
    let cluster = |(own, mut members): (usize, Vec<usize>)| {
        members.sort_unstable();
        members.dedup();
        Cluster { best: pairs[best[own]].clone(), members }
    };
    members.into_iter().enumerate().filter(|(_, members)| !members.is_empty()).map(cluster).collect()
}

/// The cluster that a cluster went into, directly or by others; the next who asks finds a shorter way.
fn last(went_into: &mut [usize], mut cluster: usize) -> usize {
    while went_into[cluster] != cluster {
        went_into[cluster] = went_into[went_into[cluster]];
        cluster = went_into[cluster];
    }
    cluster
}

/// A cluster as a finding.
fn conflict(said: &[Said<'_>], cluster: Cluster, agreeing: &Agreeing<'_>, directory: &Directory<'_>) -> Conflict {
    let Cluster { best, mut members } = cluster;
    agreeing.add(said, &mut members);
    let subject = best.subject.unwrap_or_else(|| subject(&said[best.a], &said[best.b], directory));
    let attribute = best.attribute.as_deref().unwrap_or(&said[best.a].claim.attribute);
    let reason = best.reason.unwrap_or_else(|| reason(&said[best.a], &said[best.b]));
    Conflict::new(best.kind, best.level, subject, attribute, reason, sides(said, &members, directory))
}

/// A value with all that makes two the same.
type ValueKey<'a> = (ValueKind, &'a str, Option<&'a str>, Qualifier);

fn value_key<'a>(said: &Said<'a>) -> ValueKey<'a> {
    (said.value.kind, said.value.normalized.as_str(), said.value.unit.as_deref(), said.value.qualifier)
}

/// The claims of a story by what they say, so that those that agree with a finding are found without a look at all.
struct Agreeing<'a> {
    by_value: HashMap<ValueKey<'a>, Vec<usize>>,
    /// By the first of those that read alike.
    unheard: HashMap<usize, Vec<usize>>,
}

impl<'a> Agreeing<'a> {
    fn new(said: &[Said<'a>]) -> Self {
        let mut agreeing = Self { by_value: HashMap::new(), unheard: HashMap::new() };
        for (position, one) in said.iter().enumerate() {
            agreeing.by_value.entry(value_key(one)).or_default().push(position);
            if !one.is_heard {
                agreeing.unheard.entry(one.alike).or_default().push(position);
            }
        }
        agreeing
    }

    /// Adds claims that say the very same as a member: of the same event or noun and in like words, or with a figure that does
    /// not stand twice by chance; and those that are not heard because they read as a member does. `members` are in order.
    fn add(&self, said: &[Said<'_>], members: &mut Vec<usize>) {
        let mut known: BTreeMap<usize, Vec<usize>> = BTreeMap::new();
        for &member in &*members {
            let first = self.by_value.get(&value_key(&said[member])).map_or(member, |all| all[0]);
            known.entry(first).or_default().push(member);
        }
        let mut found: Vec<usize> = members.iter().filter_map(|&member| self.unheard.get(&said[member].alike)).flatten().copied().collect();
        for (first, known) in known {
            let others = self.by_value.get(&value_key(&said[first])).into_iter().flatten().copied();
            // Whether those that read alike agree with a member of another article.
            let mut answers: HashMap<usize, bool> = HashMap::new();
            found.extend(others.filter(|position| known.binary_search(position).is_err()).filter(|&position| {
                let one = &said[position];
                let here = known.partition_point(|&member| said[member].article < one.article);
                let mut here = known[here..].iter().take_while(|&&member| said[member].article == one.article);
                here.any(|&member| repeats(one, &said[member])) || *answers.entry(one.alike).or_insert_with(|| is_told(said, one, &known))
            }));
        }
        members.append(&mut found);
        members.sort_unstable();
        members.dedup();
    }
}

/// The score from which two claims of one value say the same.
fn least_score(one: &Said<'_>, other: &Said<'_>) -> f64 {
    let is_figure = matches!(one.value.kind, ValueKind::Number | ValueKind::Money);
    if is_figure && slot::is_telling(one) && !slot::clashes(one, other) { TELLING_SCORE } else { SAME_SCORE }
}

/// Whether a claim repeats one of its own article.
fn repeats(one: &Said<'_>, other: &Said<'_>) -> bool {
    fit(one.value, other.value) == Fit::Same && least_score(one, other) == TELLING_SCORE
}

/// Whether one of some claims tells what a claim tells; of those that read alike one is looked at.
fn is_told(said: &[Said<'_>], one: &Said<'_>, known: &[usize]) -> bool {
    let mut seen = HashSet::new();
    known.iter().map(|&member| &said[member]).filter(|other| seen.insert(other.alike)).any(|other| {
        let same_slot = one.slot().is_some() && one.slot() == other.slot();
        let least = least_score(one, other);
        fit(one.value, other.value) == Fit::Same
            && one.is_denied() == other.is_denied()
            && (same_slot || least == TELLING_SCORE)
            && align(one, other).score >= least
    })
}

/// The values with their claims, in order of the first place of each.
fn sides(said: &[Said<'_>], members: &[usize], directory: &Directory<'_>) -> Vec<Side> {
    let mut groups: BTreeMap<(&str, Option<&str>), Vec<usize>> = BTreeMap::new();
    for &member in members {
        let value = said[member].value;
        groups.entry((&value.normalized, dimension(value).and(value.unit.as_deref()))).or_default().push(member);
    }
    let groups: Vec<Vec<usize>> = groups.into_values().collect();
    let sides = apart(said, groups.clone(), directory);
    // A bound may exclude what its own figure, told elsewhere without it, does not.
    let mut sides = if sides.len() > 1 { sides } else { groups };
    sides.sort_unstable();
    sides.iter().map(|members| side(said, members)).collect()
}

/// Values, each given by its claims, that exclude one another: one that agrees with a single other one goes with it, one that
/// agrees with several tells nothing against any.
fn apart(said: &[Said<'_>], mut groups: Vec<Vec<usize>>, directory: &Directory<'_>) -> Vec<Vec<usize>> {
    // The exact ones come first: "at least 13" goes with 14 unless 19 is told as well.
    groups.sort_by_key(|group| (said[plainest(said, group)].value.qualifier != Qualifier::Exact, group[0]));
    let mut apart: Vec<Vec<usize>> = Vec::new();
    for mut group in groups {
        let one = plainest(said, &group);
        let mut agreeing: Vec<&mut Vec<usize>> = apart.iter_mut().filter(|side| agree(said, one, plainest(said, side), directory)).collect();
        match &mut agreeing[..] {
            [] => apart.push(group),
            [side] => {
                side.append(&mut group);
                side.sort_unstable();
            }
            _ => {}
        }
    }
    apart
}

/// The first of some claims that tells just its value, else the first.
fn plainest(said: &[Said<'_>], members: &[usize]) -> usize {
    let is_exact = |member: &&usize| said[**member].value.qualifier == Qualifier::Exact;
    *members.iter().find(is_exact).unwrap_or(&members[0])
}

/// Whether two values can both be true.
fn agree(said: &[Said<'_>], a: usize, b: usize, directory: &Directory<'_>) -> bool {
    let (x, y) = (said[a].value, said[b].value);
    match x.kind {
        ValueKind::Date | ValueKind::Weekday => day::may_be_one(said, a, b, directory),
        _ => matches!(fit(x, y), Fit::Same | Fit::Compatible),
    }
}

/// The side of some claims, in order, with the value of the plainest of them.
fn side(said: &[Said<'_>], members: &[usize]) -> Side {
    let normalized = &said[plainest(said, members)].value.normalized;
    let first = members.iter().map(|&member| &said[member]).find(|one| one.value.normalized == *normalized).expect("the plainest is one of them");
    let evidence = |one: &Said<'_>| Evidence { locus: one.locus(), sentence: one.sentence, attribution: one.claim.attribution.clone() };
    Side {
        value: first.value.span.of(&first.annotated.article.text).to_owned(),
        normalized: normalized.clone(),
        claims: members.iter().map(|&member| evidence(&said[member])).collect(),
    }
}

/// Who or what two claims are about: the weightiest name they share, else what one of them says itself.
fn subject(a: &Said<'_>, b: &Said<'_>, directory: &Directory<'_>) -> String {
    let name_at = |said: &Said<'_>, at: usize| Some(directory.name(said.annotated, said.index, said.mention(at)?));
    // The same whichever article comes first: an id is made of it.
    let names = shared(&a.around, &b.around).filter(|(x, y)| x.is_name || y.is_name);
    let names = names.filter_map(|(x, y)| Some((x.weight_here() + y.weight_here(), [name_at(a, x.at), name_at(b, y.at)].into_iter().flatten().min()?)));
    if let Some((_, name)) = names.max_by(|(x, one), (y, other)| x.total_cmp(y).then_with(|| other.cmp(one))) {
        return name;
    }
    let either = |of: &dyn Fn(&Said<'_>) -> Option<String>| [of(a), of(b)].into_iter().flatten().min();
    let noun = |said: &Said<'_>| (!said.head_word.is_empty()).then(|| said.head_word.clone());
    either(&|said| said.claim.subject.clone()).or_else(|| either(&noun)).unwrap_or_else(|| a.claim.attribute.clone())
}

/// Why two claims are about the same thing, in words of the newsroom.
fn reason(a: &Said<'_>, b: &Said<'_>) -> String {
    let mut common: Vec<(f64, usize)> = shared(&a.around, &b.around).map(|(x, _)| (x.weight_here(), x.at)).collect();
    common.sort_by(|x, y| y.0.total_cmp(&x.0).then(x.1.cmp(&y.1)));
    let mut words: Vec<&str> = common.iter().filter_map(|&(_, at)| a.words.get(at)).map(|word| word.text).collect();
    words.truncate(5);
    let what = match (a.frame.family, b.frame.family) {
        (Some(x), Some(y)) if x == y => format!("both tell of the same event ({x})"),
        _ if !a.head.is_empty() && a.head == b.head => format!("both count the same ({})", a.head_word),
        _ => "the sentences are alike".to_owned(),
    };
    if words.is_empty() { what } else { format!("{what}; shared words: {}", words.join(", ")) }
}
