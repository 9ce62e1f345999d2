//! Labelled data in columns (`token TAB tag`, BIO) as running text, so that the program's own tokens are learned from.

use std::path::Path;

use anyhow::Context;
use newsdiff::Span;
use newsdiff::annotate::tagger::{Class, Label};
use newsdiff::syntax::{self, Document};
use newsdiff::text::{Layout, segment};

/// A document as running text with the names that were marked in it.
pub(crate) struct Labelled {
    /// The text.
    pub(crate) text: String,
    /// In order.
    pub(crate) names: Vec<(Span, Class)>,
}

/// A sentence of a set: tokens with their tags.
type Sentence = Vec<(String, String)>;

/// Tokens that stand for a mark.
const WRITTEN: &[(&str, &str)] = &[("``", "\""), ("''", "\""), ("-LRB-", "("), ("-RRB-", ")"), ("-LSB-", "["), ("-RSB-", "]"), ("--", "—")];

/// Reads a set. Sets without documents are cut after every twenty sentences.
pub(crate) fn read(path: &Path) -> anyhow::Result<Vec<Labelled>> {
    let text = std::fs::read_to_string(path).with_context(|| format!("{} cannot be read", path.display()))?;
    let documents = documents(&text);
    let cuts_hyphens = cuts_hyphens(&documents);
    Ok(documents.iter().map(|document| running(document, cuts_hyphens)).collect())
}

fn documents(text: &str) -> Vec<Vec<Sentence>> {
    let mut documents: Vec<Vec<Sentence>> = vec![Vec::new()];
    let mut sentence = Sentence::new();
    let mut marks = 0;
    for line in text.lines().chain([""]) {
        if let Some((token, tag)) = line.split_once('\t').filter(|(token, _)| *token != "-DOCSTART-") {
            sentence.push((token.to_owned(), tag.to_owned()));
            continue;
        }
        if !sentence.is_empty() {
            documents.last_mut().expect("one at least").push(std::mem::take(&mut sentence));
        }
        if line.starts_with("-DOCSTART-") {
            marks += 1;
            documents.push(Vec::new());
        }
    }
    documents.retain(|document| !document.is_empty());
    if marks < 6 {
        let all: Vec<Sentence> = documents.into_iter().flatten().collect();
        return all.chunks(20).map(<[Sentence]>::to_vec).collect();
    }
    documents
}

/// Whether a set cuts words at hyphens: then hardly any token has one inside.
fn cuts_hyphens(documents: &[Vec<Sentence>]) -> bool {
    let tokens = || documents.iter().flatten().flatten().map(|(token, _)| token.as_str());
    let inside = tokens().filter(|token| token.split_once('-').is_some_and(|(a, b)| !a.is_empty() && !b.is_empty())).count();
    inside * 4 < tokens().filter(|token| *token == "-").count()
}

/// Puts tokens back into running text, a paragraph after every third sentence and after a line without a full stop.
fn running(document: &[Sentence], cuts_hyphens: bool) -> Labelled {
    let mut made = Labelled { text: String::new(), names: Vec::new() };
    let mut full = 0;
    for (number, sentence) in document.iter().enumerate() {
        append(&mut made, sentence, cuts_hyphens);
        let ends = made.text.trim_end_matches(['"', '\'', '”', '’', ')']).ends_with(['.', '!', '?', '…']);
        let goes_on = document.get(number + 1).is_some_and(|next| next[0].0.starts_with(char::is_lowercase));
        full = if ends {
            (full + 1) % 3
        } else if goes_on {
            full
        } else {
            0
        };
        made.text.push_str(if full != 0 && ends || goes_on { " " } else { "\n\n" });
    }
    made
}

fn append(made: &mut Labelled, sentence: &Sentence, cuts_hyphens: bool) {
    let mut joins = true;
    let mut in_quotes = false;
    let mut open: Option<(usize, Class)> = None;
    for (position, (token, tag)) in sentence.iter().enumerate() {
        let before = position.checked_sub(1).map_or("", |at| sentence[at].0.as_str());
        let after = sentence.get(position + 1).map_or("", |(token, _)| token.as_str());
        let (space, then_joins) = spacing(before, token, after, cuts_hyphens, &mut in_quotes);
        let begins = tag.strip_prefix("B-").or_else(|| tag.strip_prefix("I-").filter(|_| open.is_none())).and_then(class);
        if !tag.starts_with("I-") || begins.is_some() {
            close(made, &mut open);
        }
        if space && !joins {
            made.text.push(' ');
        }
        if let Some(class) = begins {
            open = Some((made.text.len(), class));
        }
        let written = WRITTEN.iter().find(|(stands, _)| stands == token).map_or(token.as_str(), |(_, mark)| mark);
        made.text.push_str(written);
        joins = then_joins;
    }
    close(made, &mut open);
}

fn close(made: &mut Labelled, open: &mut Option<(usize, Class)>) {
    if let Some((start, class)) = open.take() {
        made.names.push((Span::new(start, made.text.len()), class));
    }
}

fn class(tag: &str) -> Option<Class> {
    match tag {
        "PER" => Some(Class::Person),
        "ORG" => Some(Class::Organization),
        "LOC" => Some(Class::Location),
        "MISC" => Some(Class::Miscellany),
        _ => None,
    }
}

/// Whether a space stands before a token, and whether the next one joins it.
fn spacing(before: &str, token: &str, after: &str, cuts_hyphens: bool, in_quotes: &mut bool) -> (bool, bool) {
    const CLOSING: &str = ".,;:?!%)]}”»…°";
    const OPENING: &str = "([{$£€“«‘#@";
    let clitic =
        matches!(token.to_lowercase().as_str(), "'s" | "’s" | "'t" | "'re" | "'ve" | "'ll" | "'d" | "'m" | "n't" | "n’t" | "’re" | "’ve" | "’ll" | "’d" | "’m");
    match token {
        "``" => (true, true),
        "''" => (false, false),
        "\"" => {
            *in_quotes = !*in_quotes;
            (*in_quotes, *in_quotes)
        }
        "'" | "’" => (false, matches!(after, "s" | "t" | "re" | "ve" | "ll" | "d" | "m")),
        _ if clitic => (false, false),
        "-" | "–" | "/" if cuts_hyphens && before.ends_with(char::is_alphanumeric) && after.starts_with(char::is_alphanumeric) => (false, true),
        _ if token.chars().all(|mark| CLOSING.contains(mark)) => (false, false),
        _ if token.chars().all(|mark| OPENING.contains(mark)) || matches!(token, "US$" | "-LRB-") => (true, true),
        _ => (true, false),
    }
}

impl Labelled {
    /// The shape of the text.
    pub(crate) fn layout(&self) -> Layout {
        segment(&self.text, None)
    }

    /// The label of every word: a word belongs to a name if its first letter does.
    pub(crate) fn labels(&self, document: &Document<'_>) -> Vec<Vec<Label>> {
        let of_sentence = |sentence: &syntax::Sentence| {
            let mut labels = vec![Label::OUTSIDE; sentence.words.len()];
            let (Some(first), Some(last)) = (sentence.words.first(), sentence.words.last()) else { return labels };
            let from = self.names.partition_point(|(span, _)| span.end() <= first.span.start());
            for &(name, class) in self.names[from..].iter().take_while(|(span, _)| span.start() < last.span.end()) {
                let start = sentence.words.partition_point(|word| word.span.start() < name.start());
                let end = sentence.words.partition_point(|word| word.span.start() < name.end());
                for (label, of_name) in labels[start..end].iter_mut().zip(Label::of_name(class, end - start)) {
                    *label = of_name;
                }
            }
            labels
        };
        document.sentences.iter().map(of_sentence).collect()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn columns_become_running_text_with_their_names() {
        let columns = "Mayor\tO\nIda\tB-PER\nHolm\tI-PER\n's\tO\n\"\tO\nyes\tO\n\"\tO\n,\tO\nHarn\tB-LOC\nsaid\tO\n.\tO\n\n";
        let made = running(&documents(columns)[0], false);
        assert_eq!(made.text, "Mayor Ida Holm's \"yes\", Harn said. ");
        let names: Vec<&str> = made.names.iter().map(|(span, _)| span.of(&made.text)).collect();
        assert_eq!(names, ["Ida Holm", "Harn"]);
        let layout = made.layout();
        let document = Document::new(&made.text, &layout, &mut newsdiff::syntax::Vocabulary::default());
        let spans = newsdiff::annotate::tagger::spans(&made.labels(&document)[0]);
        assert_eq!(spans, [(1..3, Class::Person), (8..9, Class::Location)]);
    }
}
