//! Pairs of claims to findings: one conflict is reported once, with every place of every value.

use std::collections::BTreeMap;

use super::fit::{Fit, fit};
use super::pair::{Pair, best_first};
use super::said::Said;
use super::score::{align, shared};
use super::{Conflict, Evidence, Level, Side, slot};
use crate::annotate::ValueKind;
use crate::article::Locus;
use crate::compare::Scope;
use crate::key::key;
use crate::link::Linked;
use crate::text::fold_words;

/// Claims that say the same as a claim of the finding belong to it from this score on.
const SAME_SCORE: f64 = 0.9;

/// Or from this on, if the figure is above twelve or a sum.
const TELLING_SCORE: f64 = 0.3;

/// A set of pairs that share claims, with its claims in order.
struct Cluster {
    pairs: Vec<Pair>,
    members: Vec<usize>,
}

/// Joins pairs into conflicts, surest first.
pub(super) fn collect(said: &[Said<'_>], mut pairs: Vec<Pair>, linked: &Linked) -> Vec<(f64, Conflict)> {
    pairs.sort_by(best_first);
    let (updates, others): (Vec<Pair>, Vec<Pair>) = pairs.into_iter().partition(|pair| pair.level == Level::Update);
    let mut clusters = clusters(said, others);
    // An update that adds no value to what is reported already is left out.
    let known: Vec<Place<'_>> = clusters.iter().flat_map(|cluster| &cluster.members).map(|&member| place(&said[member])).collect();
    let adds = |cluster: &Cluster| !cluster.members.iter().all(|&member| known.contains(&place(&said[member])));
    clusters.extend(self::clusters(said, updates).into_iter().filter(adds));
    clusters.into_iter().map(|cluster| (cluster.pairs[0].score, conflict(said, cluster, linked))).collect()
}

/// What an article says in a slot, however often: article, value, slot.
type Place<'a> = (usize, &'a str, Option<&'a str>);

fn place<'a>(said: &'a Said<'_>) -> Place<'a> {
    (said.article, said.value.normalized.as_str(), said.slot())
}

/// Pairs of one kind that share a claim are one cluster; `pairs` come best first.
fn clusters(said: &[Said<'_>], pairs: Vec<Pair>) -> Vec<Cluster> {
    let mut clusters: Vec<Cluster> = Vec::new();
    for pair in pairs {
        let touches = |cluster: &Cluster| {
            let first = &cluster.pairs[0];
            let is_known = |claim: usize| {
                let same = |&member: &usize| member == claim || said[claim].slot().is_some() && place(&said[member]) == place(&said[claim]);
                cluster.members.iter().any(same)
            };
            first.kind == pair.kind && first.subject == pair.subject && (is_known(pair.a) || is_known(pair.b))
        };
        let (mut joined, rest): (Vec<Cluster>, Vec<Cluster>) = clusters.into_iter().partition(touches);
        clusters = rest;
        let members = [pair.a, pair.b].into_iter().chain(pair.agreeing.iter().copied()).collect();
        let mut cluster = Cluster { members, pairs: vec![pair] };
        for other in &mut joined {
            cluster.pairs.append(&mut other.pairs);
            cluster.members.append(&mut other.members);
        }
        cluster.pairs.sort_by(best_first);
        cluster.members.sort_unstable();
        cluster.members.dedup();
        clusters.push(cluster);
    }
    clusters
}

/// A cluster as a finding.
fn conflict(said: &[Said<'_>], mut cluster: Cluster, linked: &Linked) -> Conflict {
    let best = cluster.pairs[0].clone();
    add_agreeing(said, &mut cluster.members);
    let subject = best.subject.clone().unwrap_or_else(|| subject(&said[best.a], &said[best.b], linked));
    let attribute = best.attribute.clone().unwrap_or_else(|| said[best.a].claim.attribute.clone());
    let values = sides(said, &cluster.members);
    let mut normals: Vec<&str> = values.iter().map(|side| side.normalized.as_str()).collect();
    normals.sort_unstable();
    let folded = fold_words(&subject);
    let id = key("k", [best.kind.name(), &folded, &attribute].into_iter().chain(normals));
    let reason = best.reason.clone().unwrap_or_else(|| reason(&said[best.a], &said[best.b]));
    let scope = Scope::of_places(cluster.members.iter().map(|&member| said[member].index));
    Conflict { id, kind: best.kind, level: best.level, scope, confidence: None, subject, attribute, reason, values }
}

/// Adds claims that say the very same as a member: of the same event or noun and in like words, or with a figure that does
/// not stand twice by chance.
fn add_agreeing(said: &[Said<'_>], members: &mut Vec<usize>) {
    let known = members.clone();
    for (position, one) in said.iter().enumerate().filter(|(position, _)| !known.contains(position)) {
        let agrees = known.iter().any(|&member| {
            let other = &said[member];
            let same_slot = one.slot().is_some() && one.slot() == other.slot();
            let is_figure = matches!(one.value.kind, ValueKind::Number | ValueKind::Money);
            let least = if is_figure && slot::is_telling(one) && !slot::clashes(one, other) { TELLING_SCORE } else { SAME_SCORE };
            let repeats = one.article == other.article && least == TELLING_SCORE;
            fit(one.value, other.value) == Fit::Same && (repeats || (same_slot || least == TELLING_SCORE) && align(one, other).score >= least)
        });
        if agrees {
            members.push(position);
        }
    }
    members.sort_unstable();
}

/// The values with their claims, in order of the first place of each.
fn sides(said: &[Said<'_>], members: &[usize]) -> Vec<Side> {
    let mut sides: BTreeMap<&str, Side> = BTreeMap::new();
    let mut order: Vec<&str> = Vec::new();
    for one in members.iter().map(|&member| &said[member]) {
        let normalized = one.value.normalized.as_str();
        let evidence = Evidence { locus: one.locus(), sentence: one.sentence, attribution: one.claim.attribution.clone() };
        let side = sides.entry(normalized).or_insert_with(|| {
            order.push(normalized);
            let value = one.value.span.of(&one.annotated.article.text).to_owned();
            Side { value, normalized: normalized.to_owned(), claims: Vec::new() }
        });
        side.claims.push(evidence);
    }
    order.into_iter().filter_map(|normalized| sides.remove(normalized)).collect()
}

/// Who or what two claims are about: the weightiest name they share, else what one of them says itself.
fn subject(a: &Said<'_>, b: &Said<'_>, linked: &Linked) -> String {
    let name_at = |said: &Said<'_>, at: usize| {
        let mention = said.mention(at)?;
        let locus = Locus { article: said.index, span: mention.span };
        let written = || mention.span.of(&said.annotated.article.text).to_owned();
        Some(linked.entity_at(locus).map_or_else(written, |entity| linked.entities[entity].name.clone()))
    };
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
