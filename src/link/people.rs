//! Which names of people in a story's articles are one person: full names first, then bare surnames by their article.

use std::collections::{BTreeMap, BTreeSet};

use super::bare;
use super::block;
use super::form;
use super::groups::Groups;
use super::person::{Gender, Person};
use super::rules::Rules;
use super::same_person;
use super::word;

pub(super) type Use = form::Use<Person>;
pub(super) type Form<'a> = form::Form<'a, Person>;

/// People that are told apart so far: one cluster of full names each.
pub(super) struct Cluster {
    /// Positions of its names.
    pub(super) forms: Vec<usize>,
    pub(super) articles: BTreeSet<usize>,
    /// Those that tell who is meant.
    pub(super) titles: BTreeSet<String>,
    pub(super) gender: Option<Gender>,
    /// How often all its names stand.
    pub(super) count: usize,
}

/// Joins the uses that name one person in `groups`; `position` gives each use's member there. What comes out does not depend
/// on the order of `uses`. Gives back how many pairs of names were compared.
pub(super) fn join(uses: &[Use], position: &[usize], rules: &Rules, groups: &mut Groups) -> usize {
    let forms = full_names(uses);
    for form in &forms {
        form.uses.windows(2).for_each(|pair| groups.join(position[pair[0]], position[pair[1]]));
    }
    let (mut clusters, compared) = clusters(uses, &forms, rules);
    for cluster in &clusters {
        cluster.forms.windows(2).for_each(|pair| groups.join(position[forms[pair[0]].uses[0]], position[forms[pair[1]].uses[0]]));
    }
    let (rest, compared_bare) = bare::resolve(uses, &forms, &mut clusters, position, rules, groups);
    compared + compared_bare + bare::join_rest(uses, &rest, position, groups)
}

/// The full names, sorted.
fn full_names(uses: &[Use]) -> Vec<Form<'_>> {
    let mut forms: BTreeMap<String, Vec<usize>> = BTreeMap::new();
    for (place, used) in uses.iter().enumerate().filter(|(_, used)| used.name.is_full()) {
        forms.entry(used.name.text()).or_default().push(place);
    }
    forms
        .into_values()
        .map(|mut places| {
            places.sort_by(|&a, &b| (uses[a].article, &uses[a].name.titles).cmp(&(uses[b].article, &uses[b].name.titles)));
            let first = places[0];
            Form::new(uses, places, first)
        })
        .collect()
}

/// Below this score two names contradict each other, and never come into one cluster.
const CANNOT_LINK: f64 = 0.45;

/// Joins full names best first, never against a contradiction inside the growing cluster. Gives back the pairs compared, too.
fn clusters(uses: &[Use], forms: &[Form], rules: &Rules) -> (Vec<Cluster>, usize) {
    let keys: Vec<_> = forms.iter().map(|form| block::person_keys(form.name)).collect();
    let pairs = block::pairs(&keys);
    drop(keys);
    let compared = pairs.len();
    let all = pairs.into_iter().map(|(a, b)| (score_in_context(&forms[a], &forms[b]), a, b));
    let mut scored: Vec<(f64, usize, usize)> = all.filter(|&(score, ..)| score >= same_person::SAME).collect();
    scored.sort_by(|x, y| y.0.total_cmp(&x.0).then((x.1, x.2).cmp(&(y.1, y.2))));
    let mut members: Vec<Vec<usize>> = (0..forms.len()).map(|form| vec![form]).collect();
    let mut cluster_of: Vec<usize> = (0..forms.len()).collect();
    let told = rules.together(forms.iter().map(|form| form.party)).into_iter().map(|(a, b)| (true, a, b));
    for (is_told, a, b) in told.chain(scored.into_iter().map(|(_, a, b)| (false, a, b))) {
        let (first, second) = (cluster_of[a].min(cluster_of[b]), cluster_of[a].max(cluster_of[b]));
        let are_two = |x: &Form, y: &Form| same_person::judge(x.name, y.name).score < CANNOT_LINK || are_told_apart(x, y);
        let contradict = |x: usize, y: usize| rules.are_apart(forms[x].party, forms[y].party) || are_two(&forms[x], &forms[y]);
        if first == second || !is_told && members[first].iter().any(|&x| members[second].iter().any(|&y| contradict(x, y))) {
            continue;
        }
        let moved = std::mem::take(&mut members[second]);
        for &form in &moved {
            cluster_of[form] = first;
        }
        members[first].extend(moved);
    }
    let clusters = members.into_iter().filter(|members| !members.is_empty()).map(|members| cluster(uses, forms, members)).collect();
    (clusters, compared)
}

fn cluster(uses: &[Use], forms: &[Form], members: Vec<usize>) -> Cluster {
    let all = || members.iter().flat_map(|&form| forms[form].uses.iter().map(|&place| &uses[place]));
    Cluster {
        articles: all().map(|used| used.article).collect(),
        titles: all().flat_map(|used| roles(&used.name)).collect(),
        gender: all().find_map(|used| used.name.gender).or_else(|| all().find_map(|used| used.name.gender_of_given_name())),
        count: all().map(|used| used.count).sum(),
        forms: members,
    }
}

/// The score of two full names, less where one article writes both: an article spells one name one way.
fn score_in_context(a: &Form, b: &Form) -> f64 {
    let score = same_person::judge(a.name, b.name).score;
    let texts = |form: &Form| -> BTreeSet<String> { form.name.core.iter().map(|word| word.text.clone()).collect() };
    // What is too low by itself is never raised.
    if score < same_person::SAME || a.articles.is_disjoint(&b.articles) {
        return score;
    }
    let (x, y) = (texts(a), texts(b));
    if x.is_subset(&y) || y.is_subset(&x) {
        return score;
    }
    let mut score = if score < 0.9 { score - 0.15 } else { score };
    if score < 0.97 && have_two_given_names(a.name, b.name) {
        score -= 0.1;
    }
    score
}

/// Whether the first words of two full names are hardly one given name.
fn have_two_given_names(a: &Person, b: &Person) -> bool {
    let (first, other) = (&a.core[0], &b.core[0]);
    first.text != other.text
        && !first.is_initial()
        && !other.is_initial()
        && !word::is_short_form(first, other)
        && !word::are_forms_of_one_name(first, other)
        && word::likeness(first, other) < 0.95
}

/// Whether one article writes both full names, and they are not near enough to be one there: "H. Holt" is not both Halvard and Halvor Holt.
fn are_told_apart(a: &Form, b: &Form) -> bool {
    !a.articles.is_disjoint(&b.articles) && have_two_given_names(a.name, b.name) && score_in_context(a, b) < same_person::SAME
}

/// Titles that tell who is meant: an office, not a "Mr".
const ROLES: [&str; 20] = [
    "ayatollah",
    "chancellor",
    "gen",
    "general",
    "gov",
    "governor",
    "judge",
    "justice",
    "king",
    "mayor",
    "minister",
    "pope",
    "premier",
    "president",
    "prince",
    "princess",
    "queen",
    "secretary",
    "sen",
    "senator",
];

/// The titles of a name that tell who is meant.
pub(super) fn roles(name: &Person) -> impl Iterator<Item = String> {
    name.titles.iter().filter(|title| ROLES.contains(&title.as_str())).cloned()
}
