//! Text to blocks: paragraphs, and what each is for.
//!
//! Markup is believed where there is some. Plain text has none, so each kind is told by its shape: a caption is a short paragraph without a full stop, often
//! printed twice; a post ends in "— Name (@account) date"; the article ends where "Read more at" or "***" begins.

use std::sync::LazyLock;

use foldhash::{HashMap, HashMapExt};
use regex::Regex;

use super::{Block, BlockKind, fold_words};
use crate::article::{Part, Role, Span};

/// The line under a post: a dash, a name, an account in brackets, a date.
static SIGNATURE: LazyLock<Regex> = LazyLock::new(|| {
    Regex::new(r"\s+(?:—|–|--?|&mdash;)\s*[^—–\n]{1,80}\(@[\p{L}\p{N}_]+\)\s*(?:[\p{L}.]+ \d{1,2},? \d{4}|\d{1,2} [\p{L}.]+,? \d{4})?\s*$")
        .expect("a fixed pattern")
});

/// How an article's furniture begins, at the start of a paragraph, lower case.
const FURNITURE: &[&str] = &[
    "read more",
    "read also",
    "read next",
    "read the full",
    "also read",
    "more on this story",
    "related articles",
    "related stories",
    "related topics",
    "related content",
    "share this",
    "share on",
    "follow us on",
    "sign up for",
    "sign up to",
    "subscribe to",
    "subscribe now",
    "click here to",
    "click here for",
    "all rights reserved",
    "copyright ©",
    "© ",
    "(c) ",
    "this article was originally published",
    "this story was originally published",
    "advertisement",
    "story continues below",
    "have you got a story",
    "download the",
    "get the latest",
    "our standards:",
    "most read",
    "newsletter",
    "image source",
    "image copyright",
    "getty images",
    "media playback is",
    "watch:",
    "video:",
];

/// Whether a paragraph is a line across the page: three marks of ASCII, or a dash. Near its end it ends an article.
fn is_rule(paragraph: &str) -> bool {
    let visible = || paragraph.chars().filter(|c| !c.is_whitespace());
    visible().all(|c| matches!(c, '*' | '_' | '-' | '=' | '#' | '~' | '—')) && visible().map(char::len_utf8).sum::<usize>() >= 3
}

/// Splits a text into blocks and says what each is for.
pub(super) fn blocks(text: &str, title: Option<&str>, parts: &[Part]) -> Vec<Block> {
    let paragraphs = paragraphs(text);
    let meta = front_matter(text, &paragraphs);
    let roles: Vec<Option<Role>> = paragraphs.iter().map(|span| role(*span, parts)).collect();
    let mut blocks: Vec<Block> = Vec::with_capacity(paragraphs.len());
    let mut ended = false;
    let mut headline_seen = false;
    let title = title.map(fold_words).filter(|title| !title.is_empty());
    let folded: Vec<String> = paragraphs.iter().map(|span| fold_words(span.of(text))).collect();
    for (position, &span) in paragraphs.iter().enumerate() {
        let words = span.of(text);
        let in_last_third = position * 3 >= paragraphs.len() * 2;
        let kind = if position < meta || matches!(roles[position], Some(Role::Time | Role::About)) {
            BlockKind::Meta
        } else if ended {
            BlockKind::Furniture
        } else if is_rule(words) {
            // Between two halves of an article a rule is only a pause.
            ended = in_last_third;
            BlockKind::Furniture
        } else if is_furniture(words) {
            BlockKind::Furniture
        } else {
            let is_title = title.as_ref() == Some(&folded[position]);
            let kind = roles[position].map_or_else(|| classify(words, !headline_seen, is_title), |role| told(role, words));
            headline_seen = true;
            kind
        };
        blocks.push(Block { span, kind, repeats: None });
    }
    settle_short(text, &folded, &mut blocks, &roles);
    mark_repeats(&folded, &mut blocks);
    blocks
}

/// What markup says of a paragraph.
fn role(paragraph: Span, parts: &[Part]) -> Option<Role> {
    let after = parts.partition_point(|part| part.span.start() <= paragraph.start());
    let part = parts[..after].last()?;
    part.span.contains(paragraph).then_some(part.role)
}

/// What a paragraph with that role is for.
fn told(role: Role, words: &str) -> BlockKind {
    match role {
        Role::Heading => BlockKind::Headline,
        Role::Caption => BlockKind::Caption,
        Role::Item => BlockKind::List,
        // Posts of social networks are embedded as quotations.
        Role::Quotation if signature(words).is_some() => BlockKind::Post,
        Role::Quotation => BlockKind::Body,
        Role::Time | Role::About => BlockKind::Meta,
    }
}

/// Paragraphs: parted by empty lines, or by every line end where the lines are not wrapped at a margin.
fn paragraphs(text: &str) -> Vec<Span> {
    let mut found = Vec::new();
    let mut lines: Vec<Span> = Vec::new();
    let mut at = 0;
    for line in text.split('\n').chain([""]) {
        let span = Span::new(at.min(text.len()), (at + line.len()).min(text.len())).trim(text);
        at += line.len() + 1;
        if span.is_empty() {
            join_wrapped(text, &lines, &mut found);
            lines.clear();
        } else {
            lines.push(span);
        }
    }
    found
}

/// Lines wrapped at a margin are one paragraph; else each line is one.
fn join_wrapped(text: &str, lines: &[Span], found: &mut Vec<Span>) {
    let longest = lines.iter().map(|line| line.len()).max().unwrap_or(0);
    let is_full = |line: &Span| line.len() * 10 >= longest * 6 && !is_item(line.of(text)) && !is_meta_line(line.of(text));
    let wrapped = lines.len() > 1 && (40..=110).contains(&longest) && lines[..lines.len() - 1].iter().all(is_full);
    if wrapped {
        found.push(Span::new(lines[0].start(), lines[lines.len() - 1].end()));
    } else {
        found.extend_from_slice(lines);
    }
}

/// `Title: ...`, `Outlet: ...`, `Date: ...`, `Url: ...`.
fn is_meta_line(line: &str) -> bool {
    line.split_once(':').is_some_and(|(name, _)| ["title", "outlet", "date", "url"].iter().any(|key| name.eq_ignore_ascii_case(key)))
}

/// How many of the first paragraphs are front matter.
fn front_matter(text: &str, paragraphs: &[Span]) -> usize {
    paragraphs.iter().take_while(|span| is_meta_line(span.of(text))).count()
}

/// "- item", "• item", "3. item".
fn is_item(line: &str) -> bool {
    let rest = line.trim_start_matches(|c: char| c.is_ascii_digit());
    if rest.len() < line.len() {
        return line.len() - rest.len() <= 2 && (rest.starts_with(". ") || rest.starts_with(") "));
    }
    ["- ", "* ", "• ", "· ", "– ", "▪ ", "● "].iter().any(|mark| line.starts_with(mark))
}

/// Whether a paragraph is no part of the article.
fn is_furniture(words: &str) -> bool {
    if words.chars().nth(160).is_some() {
        return false;
    }
    let lower: String = words.chars().take(60).collect::<String>().to_lowercase();
    FURNITURE.iter().any(|opening| lower.starts_with(opening))
}

/// Where the signature of a post begins, if the paragraph is a post.
pub(super) fn signature(paragraph: &str) -> Option<usize> {
    // The account in brackets tells most paragraphs apart at once.
    paragraph.contains("(@").then(|| SIGNATURE.find(paragraph)).flatten().map(|found| found.start()).filter(|&at| at > 0)
}

/// What a paragraph is for, by itself.
fn classify(words: &str, is_first: bool, is_title: bool) -> BlockKind {
    if signature(words).is_some() {
        return BlockKind::Post;
    }
    if is_title || words.strip_prefix('#').is_some_and(|heading| heading.trim_start_matches('#').starts_with(' ')) {
        return BlockKind::Headline;
    }
    if is_first && !ends_like_a_sentence(words) && words.split_whitespace().count() <= 25 {
        return BlockKind::Headline;
    }
    if is_item(words) {
        return BlockKind::List;
    }
    BlockKind::Body
}

/// Short paragraphs without a full stop are captions, unless they are headings or bullet points in a row.
///
/// A caption tells a scene in a full clause (five words or more); a heading is shorter. Directly under the headline, such lines sum the article up.
fn settle_short(text: &str, folded: &[String], blocks: &mut [Block], roles: &[Option<Role>]) {
    let mut seen: HashMap<&str, usize> = HashMap::new();
    for words in folded {
        *seen.entry(words).or_default() += 1;
    }
    let mut after_headline = false;
    for ((block, role), folded) in blocks.iter_mut().zip(roles).zip(folded) {
        let words = block.span.of(text);
        let count = || words.split_whitespace().count();
        if block.kind == BlockKind::Body
            && role.is_none()
            && !ends_like_a_sentence(words)
            && count() <= 45
            && !words.ends_with([':', ',', ';'])
            && !quoted(words)
        {
            block.kind = if seen[folded.as_str()] > 1 {
                BlockKind::Caption
            } else if after_headline {
                BlockKind::Summary
            } else if count() < 5 {
                BlockKind::Headline
            } else {
                BlockKind::Caption
            };
        }
        after_headline = matches!(block.kind, BlockKind::Headline | BlockKind::Summary);
    }
}

/// Whether the last visible mark is one that ends a sentence, behind any closing marks.
fn ends_like_a_sentence(words: &str) -> bool {
    words.trim_end_matches(['"', '\'', '”', '’', ')', ']', '»', ' ', '\u{a0}']).ends_with(['.', '!', '?', '…'])
}

/// Whether a paragraph begins with a quotation mark: a quotation that goes on, no caption.
fn quoted(words: &str) -> bool {
    words.starts_with(['"', '“', '‘', '„', '«']) || words.starts_with("''") || words.starts_with("``")
}

/// Notes for each block which earlier one has the same words: five or more, so that "Iran" twice is no repetition.
fn mark_repeats(folded: &[String], blocks: &mut [Block]) {
    let mut first: HashMap<&str, usize> = HashMap::new();
    for (position, (block, words)) in blocks.iter_mut().zip(folded).enumerate().filter(|(_, (block, _))| block.kind.is_read()) {
        if words.split(' ').nth(4).is_none() {
            continue;
        }
        let earlier = *first.entry(words).or_insert(position);
        block.repeats = (earlier != position).then_some(earlier);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn kinds(text: &str) -> Vec<BlockKind> {
        blocks(text, None, &[]).iter().map(|block| block.kind).collect()
    }

    #[test]
    fn front_matter_headline_body_and_furniture_are_told_apart() {
        use BlockKind::{Body, Furniture, Headline, Meta};
        let text = "Title: A\nOutlet: B\n\nFlood cuts off village\n\nThe road was closed at noon.\n\nIt stayed closed.\n\n***\nRead more at example.org";
        assert_eq!(kinds(text), [Meta, Meta, Headline, Body, Body, Furniture, Furniture]);
    }

    #[test]
    fn a_caption_printed_twice_is_one_source() {
        let text = "Flood cuts off village\n\nThe road was closed at noon.\n\nA boat lies on the main road of Harn\n\nA boat lies on the main road of Harn\n\nIt rained.";
        let blocks = blocks(text, None, &[]);
        assert_eq!(blocks[2].kind, BlockKind::Caption);
        assert_eq!((blocks[2].repeats, blocks[3].repeats), (None, Some(2)));
    }

    #[test]
    fn an_embedded_post_is_known_by_its_signature() {
        let text = "Storm over Harn\n\nWe are safe, all of us. — Ida Holm (@idaholm) March 3, 2023\n\nShe wrote it at noon.";
        assert_eq!(kinds(text)[1], BlockKind::Post);
    }

    #[test]
    fn wrapped_lines_are_one_paragraph_and_list_items_are_not() {
        let wrapped = "The council met on Monday evening to vote on the\nclosure of the library, which has stood on the\nmarket square for ninety years.";
        assert_eq!(blocks(wrapped, None, &[]).len(), 1);
        assert_eq!(kinds("Points of the plan agreed.\n\n- close the library\n- sell the house")[1..], [BlockKind::List; 2]);
    }

    #[test]
    fn what_markup_says_is_believed() {
        use BlockKind::{Body, Caption, Headline, List, Meta, Post};
        let lines = [
            (Role::Heading, "What happened on the pier?"),
            (Role::Time, "Monday at noon"),
            (Role::Caption, "The pier. It is shut."),
            (Role::Item, "Nobody was hurt."),
            (Role::Quotation, "the sea took all of it"),
            (Role::Quotation, "We are safe. — Ida Holm (@idaholm) March 3, 2023"),
        ];
        let text = lines.map(|(_, line)| line).join("\n\n");
        let at = |line: &str| text.find(line).unwrap();
        let parts = lines.map(|(role, line)| Part { span: Span::new(at(line), at(line) + line.len()), role });
        let kinds: Vec<BlockKind> = blocks(&text, None, &parts).iter().map(|block| block.kind).collect();
        assert_eq!(kinds, [Headline, Meta, Caption, List, Body, Post]);
    }

    #[test]
    fn the_block_that_is_the_title_is_the_headline() {
        assert_eq!(blocks("Intro text stands here.\n\nWho did it?", Some("Who did it?"), &[])[1].kind, BlockKind::Headline);
    }
}
