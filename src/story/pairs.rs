//! Which articles are alike and near in time, by an inverted index: no article is held against all others.

use std::collections::{BTreeMap, HashMap};

use jiff::civil::Date;

use super::profile::Profile;

/// An article as far as grouping looks at it.
#[derive(Debug)]
pub(super) struct Item<'a> {
    /// What it is about.
    pub(super) profile: Profile,
    /// When it was published.
    pub(super) day: Option<Date>,
    /// The folder it was filed in.
    pub(super) folder: Option<&'a str>,
}

/// Two articles and how alike they are.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) struct Pair {
    /// The one that comes first.
    pub(super) a: usize,
    /// The other.
    pub(super) b: usize,
    /// Cosine of their profiles times how near they are, in `0.0..=1.0`.
    pub(super) similarity: f32,
}

/// Pairs less alike than this count as not alike at all: .05 to .15 change B³ F1 by a thousandth.
const LEAST: f32 = 0.1;

/// After this many days beyond the first, similarity falls to .61: B³ F1 .913 for 1, .910 for 1.5, .908 for 2; articles of one
/// round-up share a day, others follow for a week, hence not the smallest.
const SIGMA: f32 = 1.5;

/// Days beyond which nearness is nil: three sigma and the free first day.
const REACH: i32 = 5;

/// Nearness of two articles one of which has no date.
const UNDATED: f32 = 0.8;

/// A word that more articles hold than this finds no candidates; it still counts for those that rarer words found.
const COMMON: usize = 2000;

/// Finds the pairs that are alike, in order. Articles must be sorted by day, those without one first.
///
/// Articles that somebody filed in one folder were put together on purpose, so days do not part them.
pub(super) fn find(articles: &[Item<'_>]) -> Vec<Pair> {
    let days: Vec<Option<i32>> = articles.iter().map(|article| article.day.map(number)).collect();
    let all: Vec<usize> = (0..articles.len()).collect();
    let same_folder = |a: usize, b: usize| articles[a].folder.is_some() && articles[a].folder == articles[b].folder;
    let mut pairs = search(articles, &all, &days, |a, b| if same_folder(a, b) { 0.0 } else { nearness(days[a], days[b]) });
    let mut folders: BTreeMap<&str, Vec<usize>> = BTreeMap::new();
    for (place, folder) in articles.iter().enumerate().filter_map(|(place, article)| Some((place, article.folder?))) {
        folders.entry(folder).or_default().push(place);
    }
    let timeless = vec![None; articles.len()];
    pairs.extend(folders.values().filter(|members| members.len() > 1).flat_map(|members| search(articles, members, &timeless, |_, _| 1.0)));
    pairs.sort_unstable_by_key(|pair| (pair.a, pair.b));
    pairs
}

/// Finds the pairs among `members`, each cosine times `nearness`; days further apart than [`REACH`] are not looked at.
fn search(articles: &[Item<'_>], members: &[usize], days: &[Option<i32>], nearness: impl Fn(usize, usize) -> f32) -> Vec<Pair> {
    let mut holders: HashMap<u32, Vec<(usize, f32)>> = HashMap::new();
    let mut sums = vec![0.0_f32; members.last().map_or(0, |last| last + 1)];
    let mut candidates: Vec<usize> = Vec::new();
    let mut pairs = Vec::new();
    for &b in members {
        let mut common: Profile = Vec::new();
        for &(term, weight) in &articles[b].profile {
            let Some(holders) = holders.get(&term) else { continue };
            let undated = holders.partition_point(|&(a, _)| days[a].is_none());
            let first = days[b].map_or(undated, |day| holders.partition_point(|&(a, _)| days[a].is_none_or(|earlier| earlier < day - REACH)));
            let near = holders[..undated].iter().chain(&holders[first..]);
            if undated + holders.len() - first > COMMON {
                common.push((term, weight));
                continue;
            }
            for &(a, theirs) in near {
                if sums[a] == 0.0 {
                    candidates.push(a);
                }
                sums[a] += weight * theirs;
            }
        }
        for a in candidates.drain(..) {
            let similarity = (std::mem::take(&mut sums[a]) + cosine(&common, &articles[a].profile)) * nearness(a, b);
            if similarity >= LEAST {
                pairs.push(Pair { a, b, similarity });
            }
        }
        for &(term, weight) in &articles[b].profile {
            holders.entry(term).or_default().push((b, weight));
        }
    }
    pairs
}

/// Sum of products over the terms that both hold.
fn cosine(a: &[(u32, f32)], b: &[(u32, f32)]) -> f32 {
    let product = |&(term, weight): &(u32, f32)| b.binary_search_by_key(&term, |&(term, _)| term).map_or(0.0, |at| weight * b[at].1);
    a.iter().map(product).sum()
}

/// How near two days are, in `0.0..=1.0`: 1 up to a day apart, then falling like a bell.
fn nearness(a: Option<i32>, b: Option<i32>) -> f32 {
    let (Some(a), Some(b)) = (a, b) else { return UNDATED };
    let beyond = ((a - b).abs() - 1).max(0) as f32;
    if beyond >= REACH as f32 { 0.0 } else { (-beyond * beyond / (2.0 * SIGMA * SIGMA)).exp() }
}

/// Days since 1970-01-01.
fn number(day: Date) -> i32 {
    day.since(jiff::civil::date(1970, 1, 1)).map_or(0, |span| span.get_days())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn item(terms: &[u32], day: Option<&str>) -> Item<'static> {
        let weight = (terms.len() as f32).sqrt().recip();
        Item { profile: terms.iter().map(|&term| (term, weight)).collect(), day: day.map(|day| day.parse().unwrap()), folder: None }
    }

    #[test]
    fn likeness_falls_with_the_days_between() {
        let days = [None, Some("2024-03-01"), Some("2024-03-02"), Some("2024-03-05"), Some("2024-03-05"), Some("2024-05-01")];
        let articles: Vec<Item<'_>> = days.iter().map(|day| item(&[1, 2, 3, 4], *day)).collect();
        let pairs = find(&articles);
        let of = |a, b| pairs.iter().find(|pair| (pair.a, pair.b) == (a, b)).map_or(0.0, |pair| pair.similarity);
        assert!((of(0, 1) - UNDATED).abs() < 1e-5 && (of(1, 2) - 1.0).abs() < 1e-5 && (of(3, 4) - 1.0).abs() < 1e-5);
        assert!(of(2, 3) < of(1, 2) && of(1, 3) < of(2, 3) && of(4, 5) == 0.0);
    }

    #[test]
    fn what_every_article_holds_counts_but_finds_nothing() {
        let mut articles: Vec<Item<'_>> = (0..=COMMON as u32).map(|n| item(&[0, n * 2 + 1, n * 2 + 2], None)).collect();
        articles.push(item(&[0, 1, 2], None));
        let pairs = find(&articles);
        let last: Vec<&Pair> = pairs.iter().filter(|pair| pair.b == COMMON + 1).collect();
        assert_eq!(last.len(), 1);
        assert!((last[0].similarity - UNDATED).abs() < 1e-5);
    }
}
