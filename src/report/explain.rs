//! Why a finding was made, step by step.

use std::collections::HashMap;

use super::Look;
use super::exhibit::{Exhibit, Place, of_evidence, of_loci};
use super::ink::{Page, Role, Text};
use super::telling::{self, UNTITLED, dates, labels, names, position, scope, support};
use super::view::{ConflictView, Document, EntityView, FactView, LocusView, PassageView, QuoteView, ReuseView, StoryView};
use super::wording::wordings;
use super::words::{count, list};

/// Why each finding of the document was made, or the one with that key; `None` if no finding has it.
pub fn explain(document: &Document<'_>, key: Option<&str>, look: Look) -> Option<String> {
    let wanted = |id: &str| key.is_none_or(|key| key == id);
    let mut pairs: HashMap<&str, Vec<&str>> = HashMap::new();
    for reuse in document.reuse.iter().flatten() {
        for quote in [reuse.a, reuse.b] {
            pairs.entry(quote).or_default().push(&reuse.id);
        }
    }
    let mut reason = Reason { document, pairs, page: Page::new(look) };
    let stories = document.stories.iter().flatten().filter(|story| wanted(story.id));
    let conflicts = document.conflicts.iter().flatten().filter(|conflict| wanted(conflict.id));
    let entities = document.entities.iter().flatten().filter(|entity| wanted(entity.id));
    let facts = document.facts.iter().flatten().filter(|fact| wanted(fact.id));
    let quotes = document.quotes.iter().flatten().filter(|quote| wanted(quote.id));
    let reuse = document.reuse.iter().flatten().filter(|reuse| wanted(&reuse.id));
    let passages = document.passages.iter().flatten().filter(|passage| wanted(&passage.id));
    let by_id = document.quotes_by_id();
    stories.for_each(|story| reason.story(story));
    conflicts.for_each(|conflict| reason.conflict(conflict));
    entities.for_each(|entity| reason.entity(entity));
    facts.for_each(|fact| reason.fact(fact));
    quotes.for_each(|quote| reason.quote(quote));
    reuse.for_each(|reuse| reason.reuse(reuse, &by_id));
    passages.for_each(|passage| reason.passage(passage));
    let text = reason.page.finish();
    match key {
        _ if !text.is_empty() => Some(text),
        Some(_) => None,
        None => {
            let mut page = Page::new(look);
            page.write(0, 2, &Text::new(Role::Name, &telling::nothing(document, "findings with a key")));
            Some(page.finish())
        }
    }
}

struct Reason<'d, 'a> {
    document: &'d Document<'a>,
    /// For each quotation, the pairs it is part of.
    pairs: HashMap<&'d str, Vec<&'d str>>,
    page: Page,
}

impl Reason<'_, '_> {
    fn conflict(&mut self, conflict: &ConflictView<'_>) {
        self.title("Conflict", conflict.id, &telling::title(conflict));
        self.story_line(conflict.story);
        self.step("taken as the same thing", conflict.reason);
        self.step("what differs", &format!("{}, {}", conflict.kind, scope(conflict.scope)));
        for side in &conflict.values {
            let holders = telling::holders(self.document, conflict, side);
            let value = Text::new(Role::Name, side.value).with(Role::Plain, &format!(" (compared as {}): {holders}", side.normalized));
            self.page.write(4, 6, &value);
            for exhibit in of_evidence(&side.claims) {
                self.exhibit(6, &exhibit);
            }
        }
        let forms: Vec<&str> = conflict.values.iter().map(|side| side.normalized).collect();
        self.step("why they cannot all be true", &exclusion(conflict.kind, &list(&forms)));
        self.step("level", &format!("{}: {}", conflict.level, level(conflict.level)));
        self.measured(conflict.confidence);
        self.step("to silence it", &format!("newsdiff ignore {} --reason \"...\"", conflict.id));
    }

    fn entity(&mut self, entity: &EntityView<'_>) {
        self.title("Entity", entity.id, entity.name);
        self.step("kind", &format!("{}, by most of its mentions", entity.kind));
        let named = format!("{} in {}", times(entity.count), list(&names(self.document, &entity.articles)));
        self.step("named", &named);
        self.step("taken as the same name", "");
        let mut first: HashMap<&str, usize> = HashMap::new();
        for (position, mention) in entity.mentions.iter().enumerate() {
            first.entry(mention.text).or_insert(position);
        }
        for variant in &entity.variants {
            let place = list(&names(self.document, &variant.articles));
            let line = Text::new(Role::Name, variant.text).with(Role::Plain, &format!(" ×{} in {place}: {}", variant.count, variant.reason));
            self.page.write(4, 6, &line);
            if let Some(&first) = first.get(variant.text) {
                for exhibit in of_loci(self.document, &entity.mentions[first..=first]) {
                    self.exhibit(6, &exhibit);
                }
            }
        }
    }

    fn fact(&mut self, fact: &FactView<'_>) {
        self.title("Fact", fact.id, fact.text);
        self.story_line(fact.story);
        self.step("told by", &format!("{}: {}", support(fact), list(&labels(self.document, fact.articles.iter().copied()))));
        for id in &fact.articles {
            if let Some(original) = self.document.article(id).and_then(|article| article.copy_of) {
                let (copy, original) = (self.document.sources.label(id), self.document.sources.label(original));
                self.step("no source of its own", &format!("{copy} is a copy of {original}"));
            }
        }
        self.step("where it is stated", "");
        for exhibit in of_loci(self.document, &fact.claims) {
            self.exhibit(4, &exhibit);
        }
        self.measured(fact.confidence);
    }

    fn quote(&mut self, quote: &QuoteView<'_>) {
        self.title("Quotation", quote.id, quote.locus.text);
        self.page.write(2, 4, &Text::new(Role::Name, "where: ").and(self.place(&quote.locus)));
        self.step("kind", quote.kind);
        if let Some(parent) = quote.parent {
            self.step("stands inside", parent);
        }
        match (&quote.speaker, &quote.cue) {
            (None, _) => self.step("speaker", "none was found"),
            (Some(speaker), cue) => {
                let known = speaker.entity.map_or_else(String::new, |entity| format!(", entity {entity}"));
                let told = format!("named at {}", position(self.document, quote.locus.article, speaker.start).trim_start_matches(':'));
                let cue = cue.map_or_else(String::new, |cue| format!(", by the word “{}”", cue.text));
                self.step("speaker", &format!("{}{known}, {told}{cue}", speaker.name));
            }
        }
        if let Some(via) = quote.via {
            self.step("got first by", via);
        }
        if let Some(pairs) = self.pairs.get(quote.id) {
            let pairs = list(pairs);
            self.step("used again", &pairs);
        }
    }

    fn reuse(&mut self, reuse: &ReuseView<'_>, quotes: &HashMap<&str, &QuoteView<'_>>) {
        self.title("Reuse", &reuse.id, &format!("{}, {}", reuse.relation, scope(reuse.scope)));
        self.step("what became of the words", relation(reuse.relation));
        if !reuse.flags.is_empty() {
            self.step("also seen", &reuse.flags.join(", "));
        }
        let (Some(a), Some(b)) = (quotes.get(reuse.a), quotes.get(reuse.b)) else { return };
        self.step("the wordings", "what the other does not have is marked");
        for (quote, wording) in [a, b].into_iter().zip(wordings(reuse, a, b)) {
            let speaker = quote.speaker.as_ref().map_or("speaker not known", |speaker| speaker.name);
            let place = Text::new(Role::Faint, " · ").and(self.place(&quote.locus)).with(Role::Faint, &format!(" · {}", quote.id));
            self.page.write(4, 6, &Text::new(Role::Name, speaker).and(place));
            self.page.write(6, 6, &Text::sentence(&wording));
        }
        self.measured(reuse.confidence);
    }

    fn passage(&mut self, passage: &PassageView<'_>) {
        let title = format!("{} that stand in {}, {}", count(passage.words, "word"), count(passage.spans.len(), "place"), passage.relation);
        self.title("Passage", &passage.id, &title);
        self.step("what became of the words", relation(passage.relation));
        for (position, span) in passage.spans.iter().enumerate() {
            self.page.write(4, 6, &self.place(span));
            if passage.spans.get(position + 1).is_none_or(|next| next.text != span.text) {
                self.page.write(6, 6, &Text::new(Role::Plain, span.text));
            }
        }
    }

    fn story(&mut self, story: &StoryView<'_>) {
        self.title("Story", story.id, story.title.unwrap_or(UNTITLED));
        self.step("articles", &list(&story.articles));
        let dates = dates(story);
        self.step("published", if dates.is_empty() { "no date is known" } else { &dates });
        let entities = if story.entities.is_empty() { "none was found".to_owned() } else { list(&story.entities) };
        self.step("who and what most of them name", &entities);
    }

    fn title(&mut self, kind: &str, id: &str, words: &str) {
        self.page.gap();
        self.page.write(0, 2, &Text::new(Role::Heading, &format!("{kind} {id}")).with(Role::Name, &format!(" {words}")));
    }

    fn story_line(&mut self, id: &str) {
        let title = self.document.sources.story_title(id).unwrap_or(UNTITLED);
        self.step("story", &format!("{title} ({id}, {})", count(self.document.sources.story_size(id), "article")));
    }

    fn step(&mut self, name: &str, words: &str) {
        self.page.write(2, 4, &Text::new(Role::Name, &format!("{name}: ")).with(Role::Plain, words));
    }

    fn measured(&mut self, confidence: Option<f64>) {
        self.step("measured", &measured(confidence));
    }

    fn exhibit(&mut self, indent: usize, exhibit: &Exhibit<'_>) {
        for Place { article, start, block, attribution } in &exhibit.places {
            let block = block.map_or_else(String::new, |block| format!(" · {block}"));
            let attribution = attribution.map_or_else(String::new, |who| format!(" · according to {who}"));
            let place = self.position(article, *start).with(Role::Faint, &format!("{block}{attribution}"));
            self.page.write(indent, indent + 2, &place);
        }
        self.page.write(indent + 2, indent + 2, &Text::sentence(&exhibit.pieces));
    }

    fn place(&self, locus: &LocusView<'_>) -> Text {
        self.position(locus.article, locus.start)
    }

    fn position(&self, article: &str, start: usize) -> Text {
        let place = format!("{article}{}", position(self.document, article, start));
        Text::default().linked(Role::Faint, &place, self.document.sources.address(article))
    }
}

fn times(number: usize) -> String {
    if number == 1 { "once".to_owned() } else { format!("{number} times") }
}

/// Why values of a kind exclude each other.
fn exclusion(kind: &str, forms: &str) -> String {
    match kind {
        "spelling" => format!("{forms} are written for one name"),
        "polarity" => "one says that it is so, another that it is not".to_owned(),
        _ => format!("{forms} are not the same {kind}"),
    }
}

/// How often findings like this were right.
pub(super) fn measured(confidence: Option<f64>) -> String {
    match confidence {
        Some(share) => format!("{:.0} of 100 findings like this were right on labelled articles", share * 100.0),
        None => "not for findings like this".to_owned(),
    }
}

/// What a level means.
pub(super) fn level(name: &str) -> &'static str {
    match name {
        "likely" => "a reader would very likely call it a contradiction",
        "possible" => "worth a look, it may be explained",
        "update" => "the figure moved between the days of publication",
        "disputed" => "each side is somebody's word, the articles take none for their own",
        _ => "not one this program knows",
    }
}

/// What a relation means.
pub(super) fn relation(name: &str) -> &'static str {
    match name {
        "exact" => "the same words",
        "truncated" => "cut at the beginning or the end",
        "spliced" => "parts that stand apart in one are put together in the other",
        "altered" => "some words are changed",
        "reattributed" => "the same words in another mouth",
        _ => "not one this program knows",
    }
}
