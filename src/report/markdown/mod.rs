//! Findings for a ticket or a note: headings, lists and tables of `CommonMark` as GitHub and GitLab read it.
//!
//! Nothing of an article goes in but through [`escape`].

mod escape;

use std::fmt::Write;

use super::exhibit::{Exhibit, Place, of_evidence, of_loci};
use super::telling::{self, LEVELS, UNTITLED, confidence, dates, outlet, position, scope, stories, support};
use super::view::{ConflictView, Document, EntityView, FactView, LocusView, PassageView, QuoteView, ReuseView, StoryView, UniqueView, VariantView};
use super::wording::wordings;
use super::words::count;
use escape::{code, code_cell, link, sentence, table, text};

/// The findings for a ticket or a note: one part for each list of the document, with every place; the words a finding is about in bold.
pub fn markdown(document: &Document<'_>) -> String {
    let mut page = Markdown { document, several: stories(document) > 1, text: String::new() };
    if let Some(stories) = &document.stories {
        page.stories(stories);
    }
    if let Some(conflicts) = &document.conflicts {
        page.conflicts(conflicts);
    }
    if let Some(facts) = &document.facts {
        page.facts(facts);
    }
    if let Some(unique) = &document.unique {
        page.unique(unique);
    }
    if document.quotes.is_some() {
        page.quotes();
    }
    if let Some(entities) = &document.entities {
        page.entities(entities);
    }
    page.text
}

struct Markdown<'d, 'a> {
    document: &'d Document<'a>,
    /// Whether there are several stories, so that each has its heading.
    several: bool,
    text: String,
}

impl Markdown<'_, '_> {
    fn conflicts(&mut self, conflicts: &[ConflictView<'_>]) {
        self.part("Conflicts", conflicts.is_empty(), "conflicts", &telling::conflicts(self.document, conflicts));
        for (level, title) in LEVELS {
            let of_level: Vec<&ConflictView<'_>> = conflicts.iter().filter(|conflict| conflict.level == level).collect();
            if of_level.is_empty() {
                continue;
            }
            self.heading(2, &format!("{title} ({})", of_level.len()));
            for run in of_level.chunk_by(|a, b| a.story == b.story) {
                self.story(run.first().map(|conflict| conflict.story));
                for conflict in run {
                    self.conflict(conflict);
                }
            }
        }
    }

    fn conflict(&mut self, conflict: &ConflictView<'_>) {
        let about = format!("{}{}", scope(conflict.scope), confidence(conflict.confidence));
        self.heading(if self.several { 4 } else { 3 }, &telling::title(conflict));
        self.line(&format!("{about} · {}", code(conflict.id)));
        self.line("");
        for side in &conflict.values {
            let holders = telling::holders(self.document, conflict, side);
            self.line(&format!("- **{}**: {}", text(side.value), text(&holders)));
            for exhibit in of_evidence(&side.claims) {
                self.exhibit(&exhibit);
            }
        }
        self.line("");
        self.line(&format!("Why: {}", text(conflict.reason)));
    }

    fn facts(&mut self, facts: &[FactView<'_>]) {
        self.part("Shared facts", facts.is_empty(), "shared facts", &telling::facts(self.document, facts));
        for run in facts.chunk_by(|a, b| a.story == b.story) {
            self.story(run.first().map(|fact| fact.story));
            self.line("");
            for fact in run {
                let about = format!("{}{}", support(fact), confidence(fact.confidence));
                self.line(&format!("- **{}** · {about} · {}", text(fact.text), code(fact.id)));
                for exhibit in of_loci(self.document, &fact.claims) {
                    self.exhibit(&exhibit);
                }
            }
        }
    }

    fn unique(&mut self, unique: &[UniqueView<'_>]) {
        let nouns = "sentences told by one article alone";
        self.part("Told by one article alone", unique.is_empty(), nouns, &telling::unique(self.document, unique));
        for run in unique.chunk_by(|a, b| a.story == b.story) {
            self.story(run.first().map(|unique| unique.story));
            self.line("");
            for UniqueView { locus, .. } in run {
                let place = self.place(locus.article, locus.start);
                self.line(&format!("- {place}: {}", text(locus.text)));
            }
        }
    }

    fn quotes(&mut self) {
        let document = self.document;
        let (quotes, reuse) = (document.quotes.as_deref().unwrap_or_default(), document.reuse.as_deref().unwrap_or_default());
        let passages = document.passages.as_deref().unwrap_or_default();
        let is_empty = quotes.is_empty() && reuse.is_empty() && passages.is_empty();
        self.part("Quotations", is_empty, "quotations or copied passages", &telling::quotes(document));
        for run in quotes.chunk_by(|a, b| a.story == b.story) {
            self.story(run.first().map(|quote| quote.story));
            self.line("");
            for quote in run {
                self.quote(quote);
            }
        }
        if !reuse.is_empty() {
            self.heading(2, &format!("Quotations used again ({})", reuse.len()));
            self.line("");
        }
        let by_id = document.quotes_by_id();
        for pair in reuse {
            if let (Some(a), Some(b)) = (by_id.get(pair.a), by_id.get(pair.b)) {
                self.reuse(pair, a, b);
            }
        }
        if !passages.is_empty() {
            self.heading(2, &format!("Text that stands in several places ({})", passages.len()));
            self.line("");
        }
        for passage in passages {
            self.passage(passage);
        }
    }

    fn quote(&mut self, quote: &QuoteView<'_>) {
        let speaker = match &quote.speaker {
            Some(speaker) => format!("**{}**: ", text(speaker.name)),
            None if telling::speaker_unknown(quote) => "(speaker not known): ".to_owned(),
            None => String::new(),
        };
        let via = quote.via.map_or_else(String::new, |via| format!(" · via {}", text(via)));
        let place = self.place(quote.locus.article, quote.locus.start);
        let indent = if quote.parent.is_some() { "  " } else { "" };
        self.line(&format!("{indent}- {speaker}{} · {}{via} · {place} · {}", text(quote.locus.text), quote.kind, code(quote.id)));
    }

    fn reuse(&mut self, reuse: &ReuseView<'_>, a: &QuoteView<'_>, b: &QuoteView<'_>) {
        let flags = telling::flags(reuse);
        self.line(&format!("- **{}** · {}{flags}{} · {}", reuse.relation, scope(reuse.scope), confidence(reuse.confidence), code(&reuse.id)));
        for (quote, wording) in [a, b].into_iter().zip(wordings(reuse, a, b)) {
            let speaker = quote.speaker.as_ref().map_or_else(String::new, |speaker| format!(", {}", text(speaker.name)));
            let place = self.place(quote.locus.article, quote.locus.start);
            self.line(&format!("  - {place}{speaker}: {}", sentence(&wording)));
        }
    }

    fn passage(&mut self, passage: &PassageView<'_>) {
        let about = format!("{} · {}", passage.relation, scope(passage.scope));
        self.line(&format!("- **{}** · {about} · {}", count(passage.words, "word"), code(&passage.id)));
        for run in passage.spans.chunk_by(|a, b| a.text == b.text) {
            let places: Vec<String> = run.iter().map(|span: &LocusView<'_>| self.place(span.article, span.start)).collect();
            self.line(&format!("  - {}: {}", places.join("; "), text(run[0].text)));
        }
    }

    fn entities(&mut self, entities: &[EntityView<'_>]) {
        self.part("Entities", entities.is_empty(), "names", &telling::entities(self.document, entities));
        if entities.is_empty() {
            return;
        }
        let variants = |entity: &EntityView<'_>| {
            let variant = |variant: &VariantView<'_>| {
                let names = telling::names(self.document, &variant.articles);
                let place = if variant.articles.len() < entity.articles.len() { format!(" ({})", text(&names.join(", "))) } else { String::new() };
                format!("{} ×{}{place}", text(variant.text), variant.count)
            };
            entity.variants.iter().map(variant).collect::<Vec<_>>().join("; ")
        };
        let row = |entity: &EntityView<'_>| {
            [text(entity.name), entity.kind.to_owned(), entity.count.to_string(), entity.articles.len().to_string(), variants(entity), code_cell(entity.id)]
        };
        let table = table(["Name", "Kind", "Count", "Articles", "Variants", "Key"], entities.iter().map(row));
        self.block(&table);
    }

    fn stories(&mut self, stories: &[StoryView<'_>]) {
        self.part("Stories", stories.is_empty(), "stories", &telling::stories_found(self.document, stories));
        if stories.is_empty() {
            return;
        }
        let row = |story: &StoryView<'_>| {
            let article = |id: &&str| {
                let copy = self.document.article(id).and_then(|article| article.copy_of);
                let copy = copy.map_or_else(String::new, |original| format!(" (copy of {})", text(self.document.sources.label(original))));
                format!("{}{copy}", text(self.document.sources.label(id)))
            };
            let articles: Vec<String> = story.articles.iter().map(article).collect();
            [code_cell(story.id), text(story.title.unwrap_or_default()), articles.join(", "), dates(story), text(&story.entities.join(", "))]
        };
        let table = table(["Story", "Title", "Articles", "Dates", "Entities"], stories.iter().map(row));
        self.block(&table);
    }

    /// The heading of a list, then its sum, or that it is empty.
    fn part(&mut self, title: &str, is_empty: bool, nouns: &str, sum: &str) {
        self.heading(1, title);
        let line = if is_empty { telling::nothing(self.document, nouns) } else { format!("{sum}.") };
        self.line(&text(&line));
    }

    /// The title of a story, where there are several.
    fn story(&mut self, id: Option<&str>) {
        if let Some(id) = id.filter(|_| self.several) {
            let title = self.document.sources.story_title(id).unwrap_or(UNTITLED);
            self.heading(3, title);
        }
    }

    /// A sentence under the places where it stands.
    fn exhibit(&mut self, exhibit: &Exhibit<'_>) {
        let places: Vec<String> = exhibit.places.iter().map(|place| self.claim(place)).collect();
        self.line(&format!("  - {}: {}", places.join("; "), sentence(&exhibit.pieces)));
    }

    fn claim(&self, place: &Place<'_>) -> String {
        let block = place.block.map_or_else(String::new, |block| format!(", {block}"));
        let attribution = place.attribution.map_or_else(String::new, |who| format!(", according to {}", text(who)));
        format!("{}{block}{attribution}", self.place(place.article, place.start))
    }

    /// "Herald (`corpus/embrace/herald.txt:12:3`)", the outlet linked to the article where its address is known.
    fn place(&self, id: &str, start: usize) -> String {
        let place = code(&format!("{id}{}", position(self.document, id, start)));
        let Some(article) = self.document.article(id) else { return place };
        match outlet(article) {
            Some(outlet) => format!("{} ({place})", link(outlet, article.url)),
            None => place,
        }
    }

    fn heading(&mut self, level: usize, title: &str) {
        self.gap();
        self.line(&format!("{} {}", "#".repeat(level), text(title)));
        self.line("");
    }

    fn block(&mut self, block: &str) {
        self.gap();
        self.text.push_str(block);
    }

    fn gap(&mut self) {
        if !self.text.is_empty() && !self.text.ends_with("\n\n") {
            self.text.push('\n');
        }
    }

    /// A line; an empty one only after one that is not.
    fn line(&mut self, line: &str) {
        if line.is_empty() {
            self.gap();
        } else {
            writeln!(self.text, "{line}").expect("a string takes everything");
        }
    }
}
