//! Findings for a spreadsheet: one row a place, one fixed header for each command.
//!
//! Every row ends in the same columns:
//!
//! | column | what it holds |
//! |---|---|
//! | `article` | the article's id |
//! | `outlet`, `published`, `url` | as the article gives them, else empty |
//! | `start`, `end` | code points in the article's `text`, half open |
//! | `text` | exactly that slice |
//! | `sentence_start`, `sentence_end`, `sentence` | the sentence around it, exactly |
//!
//! Cells hold what the articles hold, letter by letter, so that they can be joined with other data: one may begin with `=` or `@`.
//! A spreadsheet that opens the file takes such a cell for a formula; **import it with every column as text**. Only controls that a
//! terminal would act on (all but tab and line end) are written as `\u{1b}`.

use std::borrow::Cow;
use std::collections::HashMap;

use super::view::{Document, EvidenceView, LocusView, PlaceView, QuoteView};

/// The columns that every command but `stories` ends with.
const PLACE: [&str; 10] = ["article", "outlet", "published", "url", "start", "end", "text", "sentence_start", "sentence_end", "sentence"];

/// A row per mention: the entity, and the variant it is spelled as with its reason.
const ENTITIES: [&str; 7] = ["story", "id", "kind", "name", "count", "variant", "reason"];

/// A row per claim of a fact; a sentence that one article alone reports has no `id`, `fact` and `confidence`.
const FACTS: [&str; 5] = ["story", "id", "fact", "independent", "confidence"];

/// A row per claim: rows of one conflict share `id`, those of one value also `value` and `normalized`.
const CONFLICTS: [&str; 13] =
    ["story", "id", "type", "level", "scope", "confidence", "subject", "attribute", "reason", "value", "normalized", "block", "attribution"];

/// `is`: "quote", a row each; "reuse", two rows with one `id`, each with its `quote`; "passage", a row per span.
/// `kind` is the kind of a quote, the relation of the others.
const QUOTES: [&str; 12] = ["story", "is", "id", "kind", "scope", "confidence", "flags", "quote", "speaker", "entity", "via", "parent"];

/// A row per article of a story.
const STORIES: [&str; 12] = ["story", "title", "first", "last", "entities", "article", "article_title", "outlet", "published", "url", "words", "copy_of"];

/// `is`: entity, fact, conflict, quote, reuse or passage. `kind` is an entity's or quote's kind, a conflict's type, the others' relation; `level` a conflict's;
/// `about` an entity's name, a conflict's subject, a quote's speaker; `value` a variant, a fact's text, a conflict's value.
const REPORT: [&str; 7] = ["story", "is", "id", "kind", "level", "about", "value"];

/// The findings for a spreadsheet: one row a place, under the header of the command.
///
/// The command decides the header, so that a run without findings has one too. Fields are separated by commas and quoted where they need it, rows end
/// in a line feed. Cells are exact, see the module; a cell can begin with `=`: import as text.
pub fn csv(document: &Document<'_>) -> String {
    let mut sheet = Sheet { document, writer: csv::Writer::from_writer(Vec::new()) };
    match document.command {
        "entities" => sheet.entities(),
        "facts" => sheet.facts(),
        "conflicts" => sheet.conflicts(),
        "quotes" => sheet.quotes(),
        "stories" => sheet.stories(),
        _ => sheet.report(),
    }
    let bytes = sheet.writer.into_inner().expect("memory takes everything");
    String::from_utf8(bytes).expect("cells are text")
}

struct Sheet<'d, 'a> {
    document: &'d Document<'a>,
    writer: csv::Writer<Vec<u8>>,
}

impl<'a> Sheet<'_, 'a> {
    fn entities(&mut self) {
        self.header(&ENTITIES);
        for entity in self.document.entities.iter().flatten() {
            let reasons: HashMap<&str, &str> = entity.variants.iter().map(|variant| (variant.text, variant.reason)).collect();
            for mention in &entity.mentions {
                let reason = reasons.get(mention.text).copied().unwrap_or_default();
                let story = self.story_of(mention);
                self.place(&[story, entity.id, entity.kind, entity.name, &entity.count.to_string(), mention.text, reason], mention, None);
            }
        }
    }

    fn facts(&mut self) {
        self.header(&FACTS);
        for fact in self.document.facts.iter().flatten() {
            for claim in &fact.claims {
                self.place(&[fact.story, fact.id, fact.text, &fact.independent.to_string(), &confidence(fact.confidence)], claim, None);
            }
        }
        for unique in self.document.unique.iter().flatten() {
            self.place(&[unique.story, "", "", "1", ""], &unique.locus, None);
        }
    }

    fn conflicts(&mut self) {
        self.header(&CONFLICTS);
        for conflict in self.document.conflicts.iter().flatten() {
            let confidence = confidence(conflict.confidence);
            let about = [
                conflict.story,
                conflict.id,
                conflict.kind,
                conflict.level,
                conflict.scope,
                &confidence,
                conflict.subject,
                conflict.attribute,
                conflict.reason,
            ];
            for side in &conflict.values {
                for EvidenceView { locus, block, attribution, sentence } in &side.claims {
                    let claim = [side.value, side.normalized, block, attribution.unwrap_or_default()];
                    self.place(&[&about[..], &claim[..]].concat(), locus, Some(sentence));
                }
            }
        }
    }

    fn quotes(&mut self) {
        self.header(&QUOTES);
        for quote in self.document.quotes.iter().flatten() {
            let (name, entity) = speaker(quote);
            let (via, parent) = (quote.via.unwrap_or_default(), quote.parent.unwrap_or_default());
            self.place(&[quote.story, "quote", quote.id, quote.kind, "", "", "", "", name, entity, via, parent], &quote.locus, None);
        }
        let quotes = self.document.quotes_by_id();
        for reuse in self.document.reuse.iter().flatten() {
            let (confidence, flags) = (confidence(reuse.confidence), reuse.flags.join(" "));
            for quote in [reuse.a, reuse.b].iter().filter_map(|id| quotes.get(id)) {
                let (name, entity) = speaker(quote);
                let cells = [reuse.story, "reuse", &reuse.id, reuse.relation, reuse.scope, &confidence, &flags, quote.id, name, entity, "", ""];
                self.place(&cells, &quote.locus, None);
            }
        }
        for passage in self.document.passages.iter().flatten() {
            for span in &passage.spans {
                self.place(&[passage.story, "passage", &passage.id, passage.relation, passage.scope, "", "", "", "", "", "", ""], span, None);
            }
        }
    }

    fn stories(&mut self) {
        self.row(STORIES);
        for story in self.document.stories.iter().flatten() {
            for id in &story.articles {
                let Some(article) = self.document.article(id) else { continue };
                self.row([
                    story.id,
                    story.title.unwrap_or_default(),
                    story.first.as_deref().unwrap_or_default(),
                    story.last.as_deref().unwrap_or_default(),
                    &story.entities.join("; "),
                    id,
                    article.title.unwrap_or_default(),
                    article.outlet.unwrap_or_default(),
                    article.published.unwrap_or_default(),
                    article.url.unwrap_or_default(),
                    &article.words.to_string(),
                    article.copy_of.unwrap_or_default(),
                ]);
            }
        }
    }

    fn report(&mut self) {
        self.header(&REPORT);
        for entity in self.document.entities.iter().flatten() {
            for mention in &entity.mentions {
                let story = self.story_of(mention);
                self.place(&[story, "entity", entity.id, entity.kind, "", entity.name, mention.text], mention, None);
            }
        }
        for fact in self.document.facts.iter().flatten() {
            for claim in &fact.claims {
                self.place(&[fact.story, "fact", fact.id, "", "", "", fact.text], claim, None);
            }
        }
        for unique in self.document.unique.iter().flatten() {
            self.place(&[unique.story, "unique", "", "", "", "", ""], &unique.locus, None);
        }
        for conflict in self.document.conflicts.iter().flatten() {
            for side in &conflict.values {
                for claim in &side.claims {
                    let cells = [conflict.story, "conflict", conflict.id, conflict.kind, conflict.level, conflict.subject, side.value];
                    self.place(&cells, &claim.locus, Some(&claim.sentence));
                }
            }
        }
        for quote in self.document.quotes.iter().flatten() {
            self.place(&[quote.story, "quote", quote.id, quote.kind, "", speaker(quote).0, ""], &quote.locus, None);
        }
        let quotes = self.document.quotes_by_id();
        for reuse in self.document.reuse.iter().flatten() {
            for quote in [reuse.a, reuse.b].iter().filter_map(|id| quotes.get(id)) {
                self.place(&[reuse.story, "reuse", &reuse.id, reuse.relation, "", speaker(quote).0, ""], &quote.locus, None);
            }
        }
        for passage in self.document.passages.iter().flatten() {
            for span in &passage.spans {
                self.place(&[passage.story, "passage", &passage.id, passage.relation, "", "", ""], span, None);
            }
        }
    }

    fn story_of(&self, locus: &LocusView<'_>) -> &'a str {
        self.document.article(locus.article).map_or("", |article| article.story)
    }

    fn header(&mut self, columns: &[&str]) {
        self.row(columns.iter().chain(&PLACE).copied());
    }

    /// A row that ends in a place; `sentence` is looked up where it is not known.
    fn place(&mut self, cells: &[&str], locus: &LocusView<'_>, sentence: Option<&PlaceView<'_>>) {
        let around = sentence.copied().unwrap_or_else(|| self.document.sources.sentence(locus));
        let article = self.document.article(locus.article);
        let [start, end, from, to] = [locus.start, locus.end, around.start, around.end].map(|number| number.to_string());
        let [outlet, published, url] = article.map_or([None; 3], |article| [article.outlet, article.published, article.url]).map(Option::unwrap_or_default);
        let place = [locus.article, outlet, published, url, &start, &end, locus.text, &from, &to, around.text];
        self.row(cells.iter().chain(&place).copied());
    }

    fn row<'b>(&mut self, cells: impl IntoIterator<Item = &'b str>) {
        let cells: Vec<Cow<'_, str>> = cells.into_iter().map(quiet).collect();
        self.writer.write_record(cells.iter().map(|cell| cell.as_bytes())).expect("memory takes everything, and every row has all columns");
    }
}

fn speaker<'b>(quote: &'b QuoteView<'_>) -> (&'b str, &'b str) {
    quote.speaker.as_ref().map_or(("", ""), |speaker| (speaker.name, speaker.entity.unwrap_or_default()))
}

fn confidence(confidence: Option<f64>) -> String {
    confidence.map(|share| share.to_string()).unwrap_or_default()
}

/// The cell, what a terminal would act on written out.
fn quiet(cell: &str) -> Cow<'_, str> {
    let acts = |character: char| character.is_control() && !matches!(character, '\t' | '\n');
    if !cell.contains(acts) {
        return Cow::Borrowed(cell);
    }
    let mut quiet = String::with_capacity(cell.len());
    for character in cell.chars() {
        if acts(character) { quiet.extend(character.escape_unicode()) } else { quiet.push(character) }
    }
    Cow::Owned(quiet)
}
