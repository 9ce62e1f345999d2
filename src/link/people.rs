//! Which names of people in a story's articles are one person: full names first, then bare surnames by their article.

use std::cmp::Reverse;
use std::collections::{BTreeMap, BTreeSet};

use super::block;
use super::form;
use super::groups::Groups;
use super::person::{Gender, Person};
use super::rules::{Party, Rules};
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
    let (rest, compared_bare) = bare_names(uses, &forms, &mut clusters, position, rules, groups);
    compared + compared_bare + join_rest(uses, &rest, position, groups)
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
        let contradict =
            |x: usize, y: usize| rules.are_apart(forms[x].party, forms[y].party) || same_person::judge(forms[x].name, forms[y].name).score < CANNOT_LINK;
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

/// Which clusters a bare name can stand for, ascending.
struct Options<'a> {
    /// Those named in full in the same article.
    here: Vec<usize>,
    /// All.
    anywhere: &'a [usize],
}

/// Which clusters a bare name can stand for wherever it stands: worked out once for all its uses.
struct Reach {
    /// How well the name fits, with the cluster, ascending; clusters that it fits too badly are left out.
    fits: Vec<(f64, usize)>,
    /// The clusters that fit best.
    anywhere: Vec<usize>,
}

/// What of a bare name decides which clusters it can stand for, and whether it is taken letter by letter.
type Signature = (String, Option<Gender>, Option<String>, bool, Option<Party>, bool);

fn signature(name: &Person, party: Option<Party>, exact: bool) -> Signature {
    (name.core[0].text.clone(), name.gender, name.generation.clone(), name.is_royal(), party, exact)
}

/// Resolves bare names: first where one person only can be meant, then by who bears the name elsewhere in the story. Gives
/// back the uses that nobody's full name explains, and how many names were compared.
fn bare_names(uses: &[Use], forms: &[Form], clusters: &mut [Cluster], position: &[usize], rules: &Rules, groups: &mut Groups) -> (Vec<usize>, usize) {
    let mut bare: Vec<usize> = (0..uses.len()).filter(|&place| uses[place].name.core.len() == 1).collect();
    bare.sort_by_cached_key(|&place| {
        let Use { name, article, count, .. } = &uses[place];
        (Reverse(roles(name).next().is_some()), Reverse(*count), name.text(), *article, name.titles.clone())
    });
    let mut index = SurfaceIndex::new(uses, forms, clusters, rules);
    let mut borne: Vec<usize> = vec![0; clusters.len()];
    for sure_only in [true, false] {
        let mut left = Vec::new();
        for place in bare {
            let used = &uses[place];
            let scene = Scene { uses, forms, clusters, borne: &borne, sure_only };
            let Some(cluster) = scene.resolve(used, &mut index) else {
                left.push(place);
                continue;
            };
            // "President Holt" brings the president into an article that names her sister in full.
            if roles(&used.name).next().is_some() {
                clusters[cluster].articles.insert(used.article);
                index.articles.entry(used.article).or_default().insert(cluster);
            }
            groups.join(position[place], position[forms[clusters[cluster].forms[0]].uses[0]]);
            if is_surname_of(&used.name, forms, &clusters[cluster]) {
                borne[cluster] += used.count;
            }
        }
        bare = left;
    }
    (bare, index.compared)
}

/// Whether a bare name is a cluster's surname, be it written last or first.
fn is_surname_of(bare: &Person, forms: &[Form], cluster: &Cluster) -> bool {
    let alone = &bare.core[0];
    let bears = |core: &[word::Word]| core.last() == Some(alone) || core.first() == Some(alone) && alone.is_surname() && !alone.is_given_name();
    cluster.forms.iter().any(|&form| bears(&forms[form].name.core))
}

/// Clusters by the words of their full names, and these words by skeleton for spellings.
struct SurfaceIndex<'a> {
    words: BTreeMap<&'a str, Vec<usize>>,
    skeletons: BTreeMap<block::Key, Vec<&'a word::Word>>,
    /// Clusters by the articles that name them in full.
    articles: BTreeMap<usize, BTreeSet<usize>>,
    /// What is known of bare names.
    reaches: BTreeMap<Signature, Reach>,
    /// How many names were compared for that.
    compared: usize,
    /// Surnames that the story writes with "Jr": without it they are somebody else's.
    juniors: BTreeSet<String>,
    rules: &'a Rules,
}

impl<'a> SurfaceIndex<'a> {
    fn new(uses: &[Use], forms: &[Form<'a>], clusters: &[Cluster], rules: &'a Rules) -> Self {
        let juniors = uses.iter().map(|used| &used.name).filter(|name| !name.is_full() && name.is_junior());
        let juniors = juniors.filter_map(|name| name.core.first()).map(|word| word.text.clone()).collect();
        let mut index =
            Self { words: BTreeMap::new(), skeletons: BTreeMap::new(), articles: BTreeMap::new(), reaches: BTreeMap::new(), compared: 0, juniors, rules };
        for (number, cluster) in clusters.iter().enumerate() {
            for &article in &cluster.articles {
                index.articles.entry(article).or_default().insert(number);
            }
            for word in cluster.forms.iter().flat_map(|&form| &forms[form].name.core) {
                let entry = index.words.entry(&word.text).or_default();
                if entry.is_empty() {
                    index.skeletons.entry(block::word_key(word)).or_default().push(word);
                }
                if entry.last() != Some(&number) {
                    entry.push(number);
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
        let junior = if forms[form].name.is_junior() { 0.05 } else { 0.0 };
        surname.max(given) - junior
    };
    cluster.forms.iter().map(of_form).fold(0.0, f64::max)
}

/// The least fit of a bare name anywhere, and in the article: letter by letter, or in another spelling.
const LEAST_FIT: [(f64, f64); 2] = [(0.82, 0.9), (0.85, 0.85)];

/// Fits that differ by no more than this are as good.
const SAME_FIT: f64 = 0.06;

fn options<'a>(used: &Use, forms: &[Form], clusters: &[Cluster], index: &'a mut SurfaceIndex, exact: bool) -> Options<'a> {
    let signature = signature(&used.name, used.party, exact);
    if !index.reaches.contains_key(&signature) {
        let reach = reach(used, forms, clusters, index, exact);
        index.reaches.insert(signature.clone(), reach);
    }
    let reach = &index.reaches[&signature];
    let fit_here = |number: &usize| reach.fits.binary_search_by_key(number, |&(_, number)| number).ok().map(|place| reach.fits[place]);
    let here: Vec<(f64, usize)> = index.articles.get(&used.article).into_iter().flatten().filter_map(fit_here).collect();
    Options { here: best(&here, LEAST_FIT[usize::from(exact)].1), anywhere: &reach.anywhere }
}

/// The clusters that fit at least so well, and about as well as the best.
fn best(fits: &[(f64, usize)], least: f64) -> Vec<usize> {
    let near = || fits.iter().filter(|&&(fit, _)| fit >= least);
    let most = near().map(|&(fit, _)| fit).fold(0.0, f64::max);
    near().filter(|&&(fit, _)| fit >= most - SAME_FIT).map(|&(_, number)| number).collect()
}

/// Finds the clusters that a bare name can stand for.
fn reach(used: &Use, forms: &[Form], clusters: &[Cluster], index: &mut SurfaceIndex, exact: bool) -> Reach {
    let alone = &used.name.core[0];
    let least = LEAST_FIT[usize::from(exact)].0;
    let found: BTreeSet<usize> = if exact {
        index.words.get(alone.text.as_str()).into_iter().flatten().copied().collect()
    } else {
        // No cluster fits better than its word that is most alike.
        let words = index.skeletons.get(&block::word_key(alone)).map_or(&[][..], Vec::as_slice);
        index.compared += words.len();
        words.iter().filter(|word| word::likeness(alone, word) >= least).flat_map(|word| &index.words[word.text.as_str()]).copied().collect()
    };
    index.compared += found.len();
    let allowed = |cluster: &Cluster| {
        let generation = &used.name.generation;
        let is_borne = cluster.forms.iter().any(|&form| forms[form].name.generation == *generation);
        let same_generation = is_borne || generation.is_none() && !index.juniors.contains(&alone.text);
        let same_gender = used.name.gender.is_none() || cluster.gender.is_none() || used.name.gender == cluster.gender;
        same_generation && same_gender && index.rules.admits(used.party, cluster.forms.iter().map(|&form| forms[form].party))
    };
    let candidates = found.into_iter().filter(|&number| allowed(&clusters[number]));
    let fits: Vec<(f64, usize)> = candidates.map(|number| (fit(used, forms, &clusters[number], exact), number)).filter(|&(fit, _)| fit >= least).collect();
    let mut anywhere = best(&fits, least);
    if !exact {
        // Two well-known surnames are two people's, however near.
        anywhere.retain(|&number| {
            let surname = forms[clusters[number].forms[0]].name.core.last().expect("a full name has words");
            !(word::are_two_listed(alone, surname) && word::cost(alone, surname) > 0.35)
        });
    }
    Reach { fits, anywhere }
}

/// Of several people of one surname whom an article names in full, the one it names before all others and before the bare surname: the others are
/// told apart from that one. `None` where it is not known who stands first.
fn introduced_first(bare: &Use, uses: &[Use], forms: &[Form], clusters: &[Cluster], here: &[usize]) -> Option<usize> {
    let first_in_full = |&number: &usize| {
        let of_form =
            |&form: &usize| forms[form].uses.iter().filter(|&&place| uses[place].article == bare.article).filter_map(|&place| uses[place].first).min();
        clusters[number].forms.iter().filter_map(of_form).min().map(|first| (first, number))
    };
    let places: Vec<(usize, usize)> = here.iter().filter_map(first_in_full).collect();
    let &(first, number) = places.iter().min().filter(|_| places.len() > 1 && places.len() == here.len())?;
    (bare.first? > first && !is_junior(&clusters[number], forms)).then_some(number)
}

/// Whether every full name of a cluster is a son's.
fn is_junior(cluster: &Cluster, forms: &[Form]) -> bool {
    cluster.forms.iter().all(|&form| forms[form].name.is_junior())
}

/// What is known where a bare name is resolved.
struct Scene<'a> {
    uses: &'a [Use],
    forms: &'a [Form<'a>],
    clusters: &'a [Cluster],
    /// How often the story calls each cluster by its surname alone, as far as it is resolved.
    borne: &'a [usize],
    /// Whether a name is left for later where another cluster may be meant.
    sure_only: bool,
}

/// What the bare name of a use comes to at one exactness.
enum Found {
    Cluster(usize),
    /// It may stand for some, and which of them is not told.
    Open,
    Nobody,
}

impl Scene<'_> {
    /// The cluster a bare name stands for, letter by letter or else in another spelling.
    fn resolve(&self, bare: &Use, index: &mut SurfaceIndex) -> Option<usize> {
        for exact in [true, false] {
            match self.among(bare, &options(bare, self.forms, self.clusters, index, exact)) {
                Found::Cluster(number) => return Some(number),
                Found::Open => return None,
                Found::Nobody => {}
            }
        }
        None
    }

    fn among(&self, bare: &Use, options: &Options) -> Found {
        let Options { here, anywhere } = options;
        let titled: BTreeSet<String> = roles(&bare.name).collect();
        // Without a title there is nothing to share: a common surname has thousands of bearers.
        let bearers = if titled.is_empty() { &[] } else { *anywhere };
        let shares_title: Vec<usize> = bearers.iter().copied().filter(|&number| !titled.is_disjoint(&self.clusters[number].titles)).collect();
        if let [only] = shares_title.as_slice() {
            return Found::Cluster(*only);
        }
        if let (false, Some(&first)) = (self.sure_only, shares_title.first()) {
            return Found::Cluster(first);
        }
        if let Some(introduced) = introduced_first(bare, self.uses, self.forms, self.clusters, here) {
            return Found::Cluster(introduced);
        }
        if let [only] = here.as_slice()
            && self.is_meant_here(bare, *only, anywhere)
        {
            return Found::Cluster(*only);
        }
        match (here.as_slice(), *anywhere) {
            ([], [only]) => Found::Cluster(*only),
            (_, [_, ..]) if !self.sure_only => self.best_known(bare, options, !titled.is_empty()).map_or(Found::Open, Found::Cluster),
            ([], []) => Found::Nobody,
            _ => Found::Open,
        }
    }

    fn spread(&self, number: usize) -> usize {
        self.clusters[number].articles.len()
    }

    /// Whether the only cluster that the article names in full is meant, and none of the others that bear the name.
    fn is_meant_here(&self, bare: &Use, only: usize, anywhere: &[usize]) -> bool {
        let others = || anywhere.iter().copied().filter(|&number| number != only);
        // The son is rarely called by the bare surname.
        let is_junior = is_junior(&self.clusters[only], self.forms);
        let is_wider = |number: usize| is_junior || self.spread(number) > self.spread(only);
        if self.sure_only {
            return !others().any(is_wider);
        }
        let may_be_another = is_junior || !bare.name.titles.is_empty();
        !(may_be_another && others().any(|number| self.borne[number] > (2 * self.borne[only]).max(1) && is_wider(number)))
    }

    /// The cluster that the story calls by its surname most, of those that may be meant.
    fn best_known(&self, bare: &Use, Options { here, anywhere }: &Options, has_office: bool) -> Option<usize> {
        let most_here = here.iter().map(|&number| self.borne[number]).max().unwrap_or(0);
        // An office that nobody here bears beside the full name brings somebody from another article.
        let from_elsewhere = |&number: &usize| self.borne[number] > most_here || has_office;
        let mut pool: Vec<usize> = here.iter().copied().chain(anywhere.iter().copied().filter(from_elsewhere)).collect();
        if pool.is_empty() {
            pool.extend(*anywhere);
        }
        // Most names are decided by the first two, which cost least.
        let known = |number: usize| (self.borne[number], self.spread(number));
        let most = pool.iter().map(|&number| known(number)).max();
        pool.retain(|&number| Some(known(number)) == most);
        // Who is written in full again and again is being told apart from the one who needs no given name.
        let in_full = |number: usize| Reverse(full_uses_here(bare.article, self.uses, self.forms, &self.clusters[number]));
        pool.into_iter().max_by_key(|&number| (in_full(number), self.clusters[number].count, Reverse(number)))
    }
}

/// How often an article writes one of the cluster's full names.
fn full_uses_here(article: usize, uses: &[Use], forms: &[Form], cluster: &Cluster) -> usize {
    let places = cluster.forms.iter().flat_map(|&form| &forms[form].uses);
    places.map(|&place| &uses[place]).filter(|used| used.article == article).map(|used| used.count).sum()
}

/// From this score on two bare names that nobody's full name explains are one person's.
const SAME_BARE: f64 = 0.8;

/// Joins the bare names that are left among themselves. Gives back how many pairs were compared.
fn join_rest(uses: &[Use], rest: &[usize], position: &[usize], groups: &mut Groups) -> usize {
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
    let keys: Vec<_> = forms.iter().map(|form| block::person_keys(&uses[form[0]].name)).collect();
    let pairs = block::pairs(&keys);
    for &(a, b) in &pairs {
        let (left, right) = (&forms[a], &forms[b]);
        let genders: BTreeSet<Gender> = genders(left).union(&genders(right)).copied().collect();
        if genders.len() < 2 && same_person::judge(&uses[left[0]].name, &uses[right[0]].name).score >= SAME_BARE {
            groups.join(position[left[0]], position[right[0]]);
        }
    }
    pairs.len()
}
