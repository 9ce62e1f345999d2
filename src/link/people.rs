//! Which names of people in a story's articles are one person: full names first, then bare surnames by their article.

use std::collections::{BTreeMap, BTreeSet};

use super::block;
use super::form;
use super::groups::Groups;
use super::person::{Gender, Person};
use super::same_person;
use super::word;

type Use = form::Use<Person>;
type Form<'a> = form::Form<'a, Person>;

/// People that are told apart so far: one cluster of full names each.
struct Cluster {
    forms: Vec<usize>,
    articles: BTreeSet<usize>,
    titles: BTreeSet<String>,
    gender: Option<Gender>,
    count: usize,
}

/// Joins the uses that name one person in `groups`; `position` gives each use's member there. What comes out does not depend
/// on the order of `uses`.
pub(super) fn join(uses: &[Use], position: &[usize], groups: &mut Groups) {
    let forms = full_names(uses);
    for form in &forms {
        form.uses.windows(2).for_each(|pair| groups.join(position[pair[0]], position[pair[1]]));
    }
    let mut clusters = clusters(uses, &forms);
    for cluster in &clusters {
        cluster.forms.windows(2).for_each(|pair| groups.join(position[forms[pair[0]].uses[0]], position[forms[pair[1]].uses[0]]));
    }
    let rest = bare_names(uses, &forms, &mut clusters, position, groups);
    join_rest(uses, &rest, position, groups);
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

/// Joins full names best first, never against a contradiction inside the growing cluster.
fn clusters(uses: &[Use], forms: &[Form]) -> Vec<Cluster> {
    let keys: Vec<Vec<String>> = forms.iter().map(|form| block::person_keys(form.name)).collect();
    let mut scored: Vec<(f64, usize, usize)> = block::pairs(&keys).into_iter().map(|(a, b)| (score_in_context(&forms[a], &forms[b]), a, b)).collect();
    scored.retain(|&(score, ..)| score >= same_person::SAME);
    scored.sort_by(|x, y| y.0.total_cmp(&x.0).then((x.1, x.2).cmp(&(y.1, y.2))));
    let mut members: Vec<Vec<usize>> = (0..forms.len()).map(|form| vec![form]).collect();
    let mut cluster_of: Vec<usize> = (0..forms.len()).collect();
    for (_, a, b) in scored {
        let (first, second) = (cluster_of[a].min(cluster_of[b]), cluster_of[a].max(cluster_of[b]));
        let contradict = |x: usize, y: usize| same_person::judge(forms[x].name, forms[y].name).score < CANNOT_LINK;
        if first == second || members[first].iter().any(|&x| members[second].iter().any(|&y| contradict(x, y))) {
            continue;
        }
        let moved = std::mem::take(&mut members[second]);
        for &form in &moved {
            cluster_of[form] = first;
        }
        members[first].extend(moved);
    }
    members.into_iter().filter(|members| !members.is_empty()).map(|members| cluster(uses, forms, members)).collect()
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
    if a.articles.is_disjoint(&b.articles) {
        return score;
    }
    let (x, y) = (texts(a), texts(b));
    if x.is_subset(&y) || y.is_subset(&x) {
        return score;
    }
    let mut score = if score < 0.9 { score - 0.15 } else { score };
    let (first, other) = (&a.name.core[0], &b.name.core[0]);
    let two_given_names = first.text != other.text
        && !first.is_initial()
        && !other.is_initial()
        && !word::is_short_form(first, other)
        && !word::are_forms_of_one_name(first, other)
        && word::likeness(first, other) < 0.95;
    if score < 0.97 && two_given_names {
        score -= 0.1;
    }
    score
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

fn roles(name: &Person) -> impl Iterator<Item = String> {
    name.titles.iter().filter(|title| ROLES.contains(&title.as_str())).cloned()
}

/// Which clusters a bare name can stand for.
struct Options {
    /// Those named in full in the same article.
    here: Vec<usize>,
    /// All.
    anywhere: Vec<usize>,
}

/// Resolves bare names: first where one person only can be meant, then by who bears the name elsewhere in the story. Gives
/// back the uses that nobody's full name explains.
fn bare_names(uses: &[Use], forms: &[Form], clusters: &mut [Cluster], position: &[usize], groups: &mut Groups) -> Vec<usize> {
    let mut bare: Vec<usize> = (0..uses.len()).filter(|&place| uses[place].name.core.len() == 1).collect();
    bare.sort_by(|&a, &b| {
        let key = |place: usize| (uses[place].name.text(), uses[place].article, &uses[place].name.titles);
        let has_role = |place: usize| roles(&uses[place].name).next().is_some();
        has_role(b).cmp(&has_role(a)).then(uses[b].count.cmp(&uses[a].count)).then_with(|| key(a).cmp(&key(b)))
    });
    let index = SurfaceIndex::new(uses, forms, clusters);
    let mut borne: Vec<usize> = vec![0; clusters.len()];
    for sure_only in [true, false] {
        let mut left = Vec::new();
        for place in bare {
            match resolve(&uses[place], uses, forms, clusters, &index, &borne, sure_only) {
                Some(cluster) => {
                    // "President Holt" brings the president into an article that names her sister in full.
                    if roles(&uses[place].name).next().is_some() {
                        clusters[cluster].articles.insert(uses[place].article);
                    }
                    groups.join(position[place], position[forms[clusters[cluster].forms[0]].uses[0]]);
                    if is_surname_of(&uses[place].name, forms, &clusters[cluster]) {
                        borne[cluster] += uses[place].count;
                    }
                }
                None => left.push(place),
            }
        }
        bare = left;
    }
    bare
}

/// Whether a bare name is a cluster's surname, be it written last or first.
fn is_surname_of(bare: &Person, forms: &[Form], cluster: &Cluster) -> bool {
    let alone = &bare.core[0];
    let bears = |core: &[word::Word]| core.last() == Some(alone) || core.first() == Some(alone) && alone.is_surname() && !alone.is_given_name();
    cluster.forms.iter().any(|&form| bears(&forms[form].name.core))
}

/// Clusters by the words of their full names, and by skeleton for spellings.
struct SurfaceIndex {
    words: BTreeMap<String, Vec<usize>>,
    skeletons: BTreeMap<String, Vec<usize>>,
    /// Surnames that the story writes with "Jr": without it they are somebody else's.
    juniors: BTreeSet<String>,
}

impl SurfaceIndex {
    fn new(uses: &[Use], forms: &[Form], clusters: &[Cluster]) -> Self {
        let juniors = uses.iter().map(|used| &used.name).filter(|name| !name.is_full() && name.generation() == Some("jr"));
        let juniors = juniors.filter_map(|name| name.core.first()).map(|word| word.text.clone()).collect();
        let mut index = Self { words: BTreeMap::new(), skeletons: BTreeMap::new(), juniors };
        for (number, cluster) in clusters.iter().enumerate() {
            for word in cluster.forms.iter().flat_map(|&form| &forms[form].name.core) {
                for (map, key) in [(&mut index.words, word.text.clone()), (&mut index.skeletons, block::word_key(word))] {
                    let entry = map.entry(key).or_default();
                    if entry.last() != Some(&number) {
                        entry.push(number);
                    }
                }
            }
        }
        index
    }
}

/// How well a bare name fits a cluster: by surname, by given name, by a middle name.
fn fit(used: &Use, forms: &[Form], cluster: &Cluster, exact: bool) -> f64 {
    let alone = &used.name.core[0];
    let likeness = |other: &word::Word| if exact { f64::from(u8::from(alone.text == other.text)) } else { word::likeness(alone, other) };
    let of_form = |&form: &usize| {
        let core = &forms[form].name.core;
        let (first, last) = (&core[0], &core[core.len() - 1]);
        let mut surname = likeness(last);
        if core.len() > 2 && !first.is_initial() && core[1..core.len() - 1].iter().any(|middle| !middle.is_initial() && middle.text == alone.text) {
            surname = surname.max(0.9);
        }
        if used.name.is_royal() {
            surname *= 0.5;
        }
        let is_family_name_first = !alone.is_surname() || used.name.is_royal() || !first.is_given_name();
        // "Harbour Inc Ann Holt" is a company and a woman run together, and the company is not her given name.
        let is_run_together = core.len() > 2 && !first.is_given_name() && core[1..core.len() - 1].iter().any(word::Word::is_given_name);
        // A misspelt surname may stand alone, hardly a misspelt given name.
        let given = if is_run_together || !exact && likeness(first) < 0.95 { 0.0 } else { likeness(first) } * if is_family_name_first { 0.97 } else { 0.9 };
        let junior = if forms[form].name.generation() == Some("jr") { 0.05 } else { 0.0 };
        surname.max(given) - junior
    };
    cluster.forms.iter().map(of_form).fold(0.0, f64::max)
}

fn options(used: &Use, forms: &[Form], clusters: &[Cluster], index: &SurfaceIndex, exact: bool) -> Options {
    let alone = &used.name.core[0];
    let found = if exact { index.words.get(&alone.text) } else { index.skeletons.get(&block::word_key(alone)) };
    let allowed = |cluster: &Cluster| {
        let generation = used.name.generation();
        let has = |generation: Option<&str>| cluster.forms.iter().any(|&form| forms[form].name.generation() == generation);
        let same_generation = has(generation) || generation.is_none() && !index.juniors.contains(&alone.text);
        let same_gender = used.name.gender.is_none() || cluster.gender.is_none() || used.name.gender == cluster.gender;
        same_generation && same_gender
    };
    let fits: Vec<(f64, usize)> =
        found.into_iter().flatten().filter(|&&number| allowed(&clusters[number])).map(|&number| (fit(used, forms, &clusters[number], exact), number)).collect();
    let best = |least: f64, here: bool| -> Vec<usize> {
        let near: Vec<(f64, usize)> =
            fits.iter().copied().filter(|&(fit, number)| fit >= least && (!here || clusters[number].articles.contains(&used.article))).collect();
        let most = near.iter().map(|&(fit, _)| fit).fold(0.0, f64::max);
        near.into_iter().filter(|&(fit, _)| fit >= most - 0.06).map(|(_, number)| number).collect()
    };
    let mut anywhere = best(if exact { 0.85 } else { 0.82 }, false);
    if !exact {
        // Two well-known surnames are two people's, however near.
        anywhere.retain(|&number| {
            let last = forms[clusters[number].forms[0]].name.core.last().expect("a full name has words");
            !(word::are_two_listed(alone, last) && word::cost(alone, last) > 0.35)
        });
    }
    Options { here: best(if exact { 0.85 } else { 0.9 }, true), anywhere }
}

/// Of several people of one surname whom an article names in full, the one it names before all others and before the bare surname: the others are
/// told apart from that one. `None` where it is not known who stands first.
fn introduced_first(bare: &Use, uses: &[Use], forms: &[Form], clusters: &[Cluster], here: &[usize]) -> Option<usize> {
    let first_in_full = |&number: &usize| {
        let of_form =
            |&form: &usize| forms[form].uses.iter().filter(|&&place| uses[place].article == bare.article).filter_map(|&place| uses[place].first).min();
        clusters[number].forms.iter().filter_map(of_form).min().map(|first| (first, number))
    };
    let is_junior = |number: usize| clusters[number].forms.iter().all(|&form| forms[form].name.generation() == Some("jr"));
    let places: Vec<(usize, usize)> = here.iter().filter_map(first_in_full).collect();
    let &(first, number) = places.iter().min().filter(|_| places.len() > 1 && places.len() == here.len())?;
    (bare.first? > first && !is_junior(number)).then_some(number)
}

/// The cluster a bare name stands for. `sure_only`: none where another one may be meant.
fn resolve(bare: &Use, uses: &[Use], forms: &[Form], clusters: &[Cluster], index: &SurfaceIndex, borne: &[usize], sure_only: bool) -> Option<usize> {
    let spread = |number: usize| clusters[number].articles.len();
    for exact in [true, false] {
        let Options { here, anywhere } = options(bare, forms, clusters, index, exact);
        let titled: BTreeSet<String> = roles(&bare.name).collect();
        let shares_title: Vec<usize> = anywhere.iter().copied().filter(|&number| !titled.is_disjoint(&clusters[number].titles)).collect();
        if let [only] = shares_title.as_slice() {
            return Some(*only);
        }
        if let (false, Some(&first)) = (sure_only, shares_title.first()) {
            return Some(first);
        }
        if let Some(introduced) = introduced_first(bare, uses, forms, clusters, &here) {
            return Some(introduced);
        }
        if let [only] = here.as_slice() {
            let others = || anywhere.iter().copied().filter(|number| number != only);
            // The son is rarely called by the bare surname.
            let is_junior = clusters[*only].forms.iter().all(|&form| forms[form].name.generation() == Some("jr"));
            let better_known = sure_only && others().any(|number| is_junior || spread(number) > spread(*only));
            let borne_by_another = !sure_only
                && (is_junior || !bare.name.titles.is_empty())
                && others().any(|number| borne[number] > (2 * borne[*only]).max(1) && (is_junior || spread(number) > spread(*only)));
            if !better_known && !borne_by_another {
                return Some(*only);
            }
        }
        if let ([], [only]) = (here.as_slice(), anywhere.as_slice()) {
            return Some(*only);
        }
        if !sure_only && !anywhere.is_empty() {
            let most_here = here.iter().map(|&number| borne[number]).max().unwrap_or(0);
            // An office that nobody here bears beside the full name brings somebody from another article.
            let from_elsewhere = |number: usize| borne[number] > most_here || !titled.is_empty();
            let pool: BTreeSet<usize> = here.iter().copied().chain(anywhere.iter().copied().filter(|&number| from_elsewhere(number))).collect();
            let pool: Vec<usize> = if pool.is_empty() { anywhere } else { pool.into_iter().collect() };
            // Who is written in full again and again is being told apart from the one who needs no given name.
            let in_full = |number: usize| std::cmp::Reverse(full_uses_here(bare.article, uses, forms, &clusters[number]));
            return pool.into_iter().max_by_key(|&number| (borne[number], spread(number), in_full(number), clusters[number].count, std::cmp::Reverse(number)));
        }
        if !here.is_empty() || !anywhere.is_empty() {
            return None;
        }
    }
    None
}

/// How often an article writes one of the cluster's full names.
fn full_uses_here(article: usize, uses: &[Use], forms: &[Form], cluster: &Cluster) -> usize {
    let places = cluster.forms.iter().flat_map(|&form| &forms[form].uses);
    places.map(|&place| &uses[place]).filter(|used| used.article == article).map(|used| used.count).sum()
}

/// From this score on two bare names that nobody's full name explains are one person's.
const SAME_BARE: f64 = 0.8;

/// Joins the bare names that are left among themselves.
fn join_rest(uses: &[Use], rest: &[usize], position: &[usize], groups: &mut Groups) {
    let mut forms: BTreeMap<String, Vec<usize>> = BTreeMap::new();
    for &place in rest {
        forms.entry(uses[place].name.text()).or_default().push(place);
    }
    let forms: Vec<Vec<usize>> = forms.into_values().collect();
    let genders = |form: &[usize]| -> BTreeSet<Gender> { form.iter().filter_map(|&place| uses[place].name.gender).collect() };
    for form in &forms {
        // "Mr Holt" and "Mrs Holt" of whom no more is known are two.
        let parted = genders(form).len() > 1;
        let mut form = form.clone();
        form.sort_by_key(|&place| (uses[place].name.gender, uses[place].article));
        for pair in form.windows(2).filter(|pair| !parted || uses[pair[0]].name.gender == uses[pair[1]].name.gender) {
            groups.join(position[pair[0]], position[pair[1]]);
        }
    }
    let keys: Vec<Vec<String>> = forms.iter().map(|form| block::person_keys(&uses[form[0]].name)).collect();
    for (a, b) in block::pairs(&keys) {
        let (left, right) = (&forms[a], &forms[b]);
        let genders: BTreeSet<Gender> = genders(left).union(&genders(right)).copied().collect();
        if genders.len() < 2 && same_person::judge(&uses[left[0]].name, &uses[right[0]].name).score >= SAME_BARE {
            groups.join(position[left[0]], position[right[0]]);
        }
    }
}
