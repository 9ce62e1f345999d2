//! Which person a bare surname or given name stands for: whom its article names in full, else who bears the name elsewhere in the story.

use std::borrow::Cow;
use std::cmp::Reverse;
use std::collections::{BTreeMap, BTreeSet};

use super::block;
use super::groups::Groups;
use super::people::{Cluster, Form, Use, roles};
use super::person::{Gender, Person, is_royal_title};
use super::rules::{Party, Rules};
use super::same_person;
use super::word;

/// Which clusters a bare name can stand for, ascending.
struct Options<'a> {
    /// Those named in full in the same article.
    here: Vec<usize>,
    /// All.
    anywhere: Cow<'a, [usize]>,
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
pub(super) fn resolve(uses: &[Use], forms: &[Form], clusters: &mut [Cluster], position: &[usize], rules: &Rules, groups: &mut Groups) -> (Vec<usize>, usize) {
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
            let alone = &uses[place];
            let scene = Scene { uses, forms, clusters, borne: &borne, sure_only };
            let Some(cluster) = scene.resolve(alone, &mut index) else {
                left.push(place);
                continue;
            };
            // "President Holt" brings the president into an article that names her sister in full.
            if roles(&alone.name).next().is_some() {
                clusters[cluster].articles.insert(alone.article);
                index.articles.entry(alone.article).or_default().insert(cluster);
            }
            groups.join(position[place], position[forms[clusters[cluster].forms[0]].uses[0]]);
            if is_surname_of(&alone.name, forms, &clusters[cluster]) {
                borne[cluster] += alone.count;
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
    Options { here: best(&here, LEAST_FIT[usize::from(exact)].1), anywhere: Cow::from(&reach.anywhere) }
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
    let first_of = |&number: &usize| first_in_full(bare.article, uses, forms, &clusters[number]).map(|first| (first, number));
    let places: Vec<(usize, usize)> = here.iter().filter_map(first_of).collect();
    let &(first, number) = places.iter().min().filter(|_| places.len() > 1 && places.len() == here.len())?;
    (bare.first? > first && !is_junior(&clusters[number], forms)).then_some(number)
}

/// Where an article first writes one of the cluster's full names.
fn first_in_full(article: usize, uses: &[Use], forms: &[Form], cluster: &Cluster) -> Option<usize> {
    let places = cluster.forms.iter().flat_map(|&form| &forms[form].uses);
    places.map(|&place| &uses[place]).filter(|used| used.article == article).filter_map(|used| used.first).min()
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
            let mut options = options(bare, self.forms, self.clusters, index, exact);
            if bare.name.is_royal() {
                options.here.retain(|&number| !self.is_commoner(bare, number));
                options.anywhere.to_mut().retain(|&number| !self.is_commoner(bare, number));
            }
            match self.among(bare, &options) {
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
        let bearers = if titled.is_empty() { &[] } else { &anywhere[..] };
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
        match (here.as_slice(), &anywhere[..]) {
            ([], [only]) => Found::Cluster(*only),
            (_, [_, ..]) if !self.sure_only => self.best_known(bare, options, !titled.is_empty()).map_or(Found::Open, Found::Cluster),
            ([], []) => Found::Nobody,
            _ => Found::Open,
        }
    }

    /// Whether the article writes the cluster's full name only after it has spoken of a prince of this given name, and nobody gives it his title:
    /// "Prince Orin" is not the "Orin Holt" who waits for him.
    fn is_commoner(&self, royal: &Use, number: usize) -> bool {
        let cluster = &self.clusters[number];
        let first = first_in_full(royal.article, self.uses, self.forms, cluster).zip(royal.first);
        first.is_some_and(|(full, bare)| bare < full) && !cluster.titles.iter().any(|title| is_royal_title(title))
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
            pool.extend(anywhere.iter());
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
pub(super) fn join_rest(uses: &[Use], rest: &[usize], position: &[usize], groups: &mut Groups) -> usize {
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
