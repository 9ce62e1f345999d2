//! What every format for readers says in the same words: counts, levels, standings.

use std::collections::HashSet;

use super::view::{ArticleView, ConflictView, Document, EntityView, FactView, QuoteView, ReuseView, SideView, StoryView, UniqueView};
use super::words::{count, list, tally};

/// The levels of conflicts in the order they are shown, each with its heading.
pub(super) const LEVELS: [(&str, &str); 4] = [
    ("likely", "Likely conflicts"),
    ("possible", "Possible conflicts, worth a look"),
    ("update", "Updates: figures that moved with the dates"),
    ("disputed", "Disputed: each side is somebody's word"),
];

/// What a story without a title is called.
pub(super) const UNTITLED: &str = "Story without a title";

/// What was compared: "13 articles, 3 stories".
pub(super) fn compared(document: &Document<'_>) -> String {
    format!("{}, {}", count(document.articles.len(), "article"), count(stories(document), "story"))
}

/// How many stories the document's articles belong to.
pub(super) fn stories(document: &Document<'_>) -> usize {
    document.articles.iter().map(|article| article.story).collect::<HashSet<_>>().len()
}

/// That nothing of `nouns` was found, where, and what the reader can do if that is no wonder.
pub(super) fn nothing(document: &Document<'_>, nouns: &str) -> String {
    let articles = document.articles.len();
    let originals = document.articles.iter().filter(|article| article.copy_of.is_none()).count();
    let hint = match articles {
        _ if !document.left_out.is_empty() => return format!("No {nouns} to show in {}{}.", compared(document), left_out(document)),
        1 => "; give two or more articles on one event to compare them",
        _ if articles > 1 && stories(document) == articles => "; no two of them are about one event (--group one compares them all the same)",
        _ if articles > 1 && originals == stories(document) => "; they are copies of one another",
        _ if nouns == "conflicts" => "; told apart are figures, days, places, names and the like, not what is put in other words",
        _ => "",
    };
    format!("No {nouns} found in {}{hint}.", compared(document))
}

/// "; left out: 12 of other types, 1 ignored by newsdiff.toml", nothing where all is shown.
fn left_out(document: &Document<'_>) -> String {
    let told: Vec<String> = document.left_out.iter().map(|left| format!("{} {}", left.count, left.why)).collect();
    if told.is_empty() { String::new() } else { format!("; left out: {}", told.join(", ")) }
}

/// The end of a line that sums up: " in 13 articles, 3 stories; left out: 12 of other types".
fn sum(document: &Document<'_>) -> String {
    format!(" in {}{}", compared(document), left_out(document))
}

/// "3 likely and 2 possible conflicts in 13 articles, 3 stories".
pub(super) fn conflicts(document: &Document<'_>, conflicts: &[ConflictView<'_>]) -> String {
    by_level(conflicts.iter().map(|conflict| conflict.level)) + &sum(document)
}

/// "3 likely and 2 possible conflicts", of their levels.
pub(super) fn by_level<'b>(levels: impl Iterator<Item = &'b str>) -> String {
    let mut counts = LEVELS.map(|(level, _)| (0, level));
    for level in levels {
        if let Some((count, _)) = counts.iter_mut().find(|(_, known)| *known == level) {
            *count += 1;
        }
    }
    tally(&counts, "conflict")
}

/// "12 entities, 3 with variants, in 13 articles, 3 stories".
pub(super) fn entities(document: &Document<'_>, entities: &[EntityView<'_>]) -> String {
    let several = entities.iter().filter(|entity| entity.variants.len() > 1).count();
    let several = if several == 0 { String::new() } else { format!(", {several} with variants,") };
    format!("{}{several}{}", count(entities.len(), "entity"), sum(document))
}

/// "4 stories in 13 articles".
pub(super) fn stories_found(document: &Document<'_>, stories: &[StoryView<'_>]) -> String {
    format!("{} in {}{}", count(stories.len(), "story"), count(document.articles.len(), "article"), left_out(document))
}

/// "12 shared facts in 13 articles, 3 stories".
pub(super) fn facts(document: &Document<'_>, facts: &[FactView<'_>]) -> String {
    count(facts.len(), "shared fact") + &sum(document)
}

/// "9 sentences told by one article alone in 13 articles, 3 stories".
pub(super) fn unique(document: &Document<'_>, unique: &[UniqueView<'_>]) -> String {
    format!("{} told by one article alone{}", count(unique.len(), "sentence"), sum(document))
}

/// "9 quotations, 2 reused pairs and 1 copied passage in 13 articles, 3 stories".
pub(super) fn quotes(document: &Document<'_>) -> String {
    let counts = [
        count(document.quotes.as_ref().map_or(0, Vec::len), "quotation"),
        count(document.reuse.as_ref().map_or(0, Vec::len), "reused pair"),
        count(document.passages.as_ref().map_or(0, Vec::len), "copied passage"),
    ];
    list(&counts) + &sum(document)
}

/// "number: people aboard, count"; the attribute only where it says more than the type.
pub(super) fn title(conflict: &ConflictView<'_>) -> String {
    let says_more = !conflict.attribute.is_empty() && conflict.attribute != conflict.kind;
    let attribute = if says_more { format!(", {}", conflict.attribute) } else { String::new() };
    format!("{}: {}{attribute}", conflict.kind, conflict.subject)
}

/// The scope in words.
pub(super) fn scope(name: &str) -> &str {
    match name {
        "across" => "across articles",
        "within" => "within one article",
        "both" => "across and within articles",
        other => other,
    }
}

/// " · confidence 0.90", nothing where none was measured.
pub(super) fn confidence(share: Option<f64>) -> String {
    share.map_or_else(String::new, |share| format!(" · confidence {share:.2}"))
}

/// " · bracketed · ellipsis", nothing where nothing else was seen.
pub(super) fn flags(reuse: &ReuseView<'_>) -> String {
    if reuse.flags.is_empty() { String::new() } else { format!(" · {}", reuse.flags.join(" · ")) }
}

/// "3 articles, 2 independent".
pub(super) fn support(fact: &FactView<'_>) -> String {
    let sources = if fact.independent < fact.articles.len() { format!(", {} independent", fact.independent) } else { String::new() };
    format!("{}{sources}", count(fact.articles.len(), "article"))
}

/// Who holds a value: "Herald and Courier · 3 places", an article that holds another value as well said so.
pub(super) fn holders(document: &Document<'_>, conflict: &ConflictView<'_>, side: &SideView<'_>) -> String {
    let others: HashSet<&str> = others(conflict, side).flat_map(|other| other.claims.iter().map(|claim| claim.locus.article)).collect();
    let ids = distinct(side.claims.iter().map(|claim| claim.locus.article));
    let name = |id: &&str| {
        let label = document.sources.label(id);
        if ids.len() > 1 && others.contains(id) { format!("{label} (also otherwise)") } else { label.to_owned() }
    };
    let names: Vec<String> = ids.iter().map(name).collect();
    let places = if side.claims.len() > ids.len() { format!(" · {}", count(side.claims.len(), "place")) } else { String::new() };
    format!("{}{places}{}", list(&names), standing(document, conflict, side))
}

/// " · stands alone": one source against two or more with one other value; " · says otherwise too": the only article with this value has another as well.
pub(super) fn standing(document: &Document<'_>, conflict: &ConflictView<'_>, side: &SideView<'_>) -> String {
    // A copy is no second source.
    let original = |id| document.article(id).and_then(|article| article.copy_of).unwrap_or(id);
    let holders: HashSet<&str> = side.claims.iter().map(|claim| original(claim.locus.article)).collect();
    let others = others(conflict, side).map(|other| other.claims.iter().map(|claim| original(claim.locus.article)).collect::<HashSet<&str>>());
    let others: Vec<HashSet<&str>> = others.collect();
    let is_alone = holders.len() == 1 && others.iter().any(|other| other.len() > 1 && other.is_disjoint(&holders));
    let says_both = holders.len() == 1 && conflict.scope != "within" && others.iter().any(|other| !other.is_disjoint(&holders));
    let alone = if is_alone { " · stands alone" } else { "" };
    let both = if says_both { " · says otherwise too" } else { "" };
    format!("{alone}{both}")
}

/// The other values of a conflict.
pub(super) fn others<'b, 'a>(conflict: &'b ConflictView<'a>, side: &SideView<'_>) -> impl Iterator<Item = &'b SideView<'a>> {
    conflict.values.iter().filter(|other| other.normalized != side.normalized)
}

/// "2022-11-30 to 2022-12-02", one day alone, or nothing.
pub(super) fn dates(story: &StoryView<'_>) -> String {
    match (&story.first, &story.last) {
        (Some(first), Some(last)) if first != last => format!("{first} to {last}"),
        (Some(day), _) | (_, Some(day)) => day.clone(),
        (None, None) => String::new(),
    }
}

/// Who is quoted, where that should be known and is not.
pub(super) fn speaker_unknown(quote: &QuoteView<'_>) -> bool {
    quote.speaker.is_none() && matches!(quote.kind, "direct" | "mixed" | "post")
}

/// Who published an article, where it tells.
pub(super) fn outlet<'b>(article: &ArticleView<'b>) -> Option<&'b str> {
    article.outlet.map(str::trim).filter(|outlet| !outlet.is_empty())
}

/// ":12:3", line and column of a place in its article.
pub(super) fn position(document: &Document<'_>, article: &str, start: usize) -> String {
    let (line, column) = document.sources.line_column(article, start);
    format!(":{line}:{column}")
}

/// The short names of articles, each once, in the order they come.
pub(super) fn labels<'b>(document: &'b Document<'_>, ids: impl Iterator<Item = &'b str>) -> Vec<&'b str> {
    distinct(ids).into_iter().map(|id| document.sources.label(id)).collect()
}

/// The names of an entity's articles: short as inside a story, unless they come from several.
pub(super) fn names<'b>(document: &'b Document<'_>, ids: &'b [&'b str]) -> Vec<&'b str> {
    let mut stories = ids.iter().filter_map(|id| document.article(id)).map(|article| article.story);
    let first = stories.next();
    let one_story = stories.all(|story| Some(story) == first);
    ids.iter().map(|id| if one_story { document.sources.label(id) } else { document.sources.label_in_run(id) }).collect()
}

fn distinct<'b>(ids: impl Iterator<Item = &'b str>) -> Vec<&'b str> {
    let mut seen = HashSet::new();
    ids.filter(|id| seen.insert(*id)).collect()
}
