//! Other names that an article itself gives somebody: acronyms, accounts, nicknames.

use std::collections::BTreeMap;
use std::sync::LazyLock;

use regex::Regex;

use super::read::{self, Named};
use super::rules::Rules;
use crate::annotate::{Annotated, Kind};
use crate::article::{Locus, Span};
use crate::text::{TokenKind, fold, fold_words};

/// Another name that the article gives the bearer of a name.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Alias {
    /// Position of the full name in the article's names.
    pub(super) owner: usize,
    /// Position of the other name there.
    pub(super) other: usize,
    /// By which pattern.
    pub(super) pattern: Pattern,
}

/// The way in which an article gives another name.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Pattern {
    /// "Harnian Coast Guard (HCG)".
    Acronym,
    /// "Ann Holt (@annholt)".
    Account,
    /// "Ann Holt, or 'Red' as she is known".
    Nickname,
}

impl Pattern {
    /// The reason for the variant, in words of the newsroom.
    pub(super) fn reason(self) -> &'static str {
        match self {
            Self::Acronym => "short form in brackets behind the name",
            Self::Account => "account in brackets behind the name",
            Self::Nickname => "nickname that the text explains",
        }
    }
}

/// "(HCG)" right behind a name, an article's word for "also" allowed.
static ACRONYM: LazyLock<Regex> =
    LazyLock::new(|| Regex::new(r#"^ ?\((?:the |or |also known as )?["“‘']?([\p{Lu}][\p{Lu}\d.&-]{1,9})["”’']?\)"#).expect("a fixed pattern"));
/// "(@account)" behind a name, a word or two of a profile between them allowed.
static ACCOUNT: LazyLock<Regex> = LazyLock::new(|| Regex::new(r"^[^()\n.@]{0,24}\((@[\p{L}\p{N}_]+)\)").expect("a fixed pattern"));
/// What stands between a name and its bearer's nickname, and the nickname itself in its marks.
static NICKNAME: LazyLock<Regex> = LazyLock::new(|| {
    Regex::new(
        r#"^(?:, | \()(?:or|aka|a\.k\.a\.|also known as|better known as|known as|known to (?:\p{L}+ ){1,3}as|nicknamed|dubbed|who goes by|also called|called) (?:the )?(["“‘']\p{Lu}[^"”’'“‘\n.,;:!?]{1,30}["”’'])"#,
    )
    .expect("a fixed pattern")
});
/// "'Red' Ann Holt is known": a nickname needs one of these words near it when only "or" leads to it.
static KNOWN: LazyLock<Regex> = LazyLock::new(|| Regex::new(r"^.{0,12}\b(?:known|called|nicknamed|calls?)\b").expect("a fixed pattern"));
/// A nickname between given name and surname.
static BETWEEN: LazyLock<Regex> = LazyLock::new(|| Regex::new(r#"^ (["“‘'(][^"”’'“‘()\n]{2,30}["”’')]) $"#).expect("a fixed pattern"));

/// Finds the other names that an article gives, adding those that are not among `names`, which are sorted by place, at their end.
pub(super) fn find(annotated: &Annotated, names: &mut Vec<Named>, rules: &Rules) -> Vec<Alias> {
    let text = &annotated.article.text;
    let mut aliases = Vec::new();
    let mut found: Vec<(usize, Span, Pattern)> = (0..names.len()).flat_map(|owner| after(text, names, owner)).collect();
    // One account has one owner: the nearest person before it, else the nearest name.
    let rank = |owner: usize| (names[owner].kind == Kind::Person, names[owner].locus.span.start());
    let mut owners: BTreeMap<Span, usize> = BTreeMap::new();
    for &(owner, span, _) in &found {
        let known = owners.entry(span).or_insert(owner);
        if rank(owner) > rank(*known) {
            *known = owner;
        }
    }
    found.retain(|(owner, span, _)| owners.get(span) == Some(owner));
    let by_start: BTreeMap<usize, usize> = names.iter().enumerate().map(|(place, named)| (named.locus.span.start(), place)).collect();
    let overlapping = |span: Span, names: &[Named]| {
        let (_, &place) = by_start.range(..span.end()).next_back()?;
        names[place].locus.span.overlaps(span).then_some(place)
    };
    let mut given: BTreeMap<String, (usize, Pattern)> = BTreeMap::new();
    for (owner, span, pattern) in found {
        let other = overlapping(span, names).filter(|&place| place != owner).unwrap_or_else(|| {
            names.push(read::named(annotated, Locus { article: names[owner].locus.article, span }, names[owner].kind, rules));
            names.len() - 1
        });
        aliases.push(Alias { owner, other, pattern });
        if pattern != Pattern::Account {
            given.entry(inside_marks(span, text).of(text).to_owned()).or_insert((owner, pattern));
        }
    }
    repeats(annotated, &given, names, &mut aliases, &overlapping, rules);
    aliases
}

/// So many characters behind a name are looked at for another name of its bearer.
const FARTHEST: usize = 200;

/// The other names given right behind the name `owner`; `names` are sorted by place.
fn after(text: &str, names: &[Named], owner: usize) -> Vec<(usize, Span, Pattern)> {
    let bearer = &names[owner];
    if bearer.is_account() {
        return Vec::new();
    }
    let end = bearer.locus.span.end();
    let rest = &text[end..];
    let on_line = rest.char_indices().take(FARTHEST).take_while(|(_, c)| *c != '\n');
    let line = &rest[..on_line.last().map_or(0, |(at, c)| at + c.len_utf8())];
    let place = |group: regex::Match| Span::new(end + group.start(), end + group.end());
    let mut found = Vec::new();
    // Nearly all names are turned away before a pattern is asked; most runs need few of the patterns, which take time to make.
    let follows = |openings: &[&str]| openings.iter().any(|opening| line.starts_with(opening));
    if !matches!(bearer.kind, Kind::Person | Kind::Place)
        && follows(&["(", " ("])
        && let Some(acronym) = ACRONYM.captures(line).and_then(|captures| captures.get(1))
        && bearer.text.contains(' ')
        && fold(&bearer.text).chars().next() == fold(acronym.as_str()).chars().next()
    {
        found.push((owner, place(acronym), Pattern::Acronym));
    }
    if line.contains("(@")
        && let Some(account) = ACCOUNT.captures(line).and_then(|captures| captures.get(1))
    {
        let gap = Span::new(end, place(account).start());
        let mut between = names[owner + 1..].iter().take_while(|other| other.locus.span.start() < gap.end());
        if between.all(Named::is_account) && may_own(bearer, account.as_str(), line) {
            found.push((owner, place(account), Pattern::Account));
        }
    }
    if bearer.kind == Kind::Person
        && follows(&[", ", " ("])
        && line.contains(['"', '“', '‘', '\''])
        && let Some(captures) = NICKNAME.captures(line)
        && let (Some(whole), Some(nickname)) = (captures.get(0), captures.get(1))
    {
        let by_or = whole.as_str().trim_start_matches([',', ' ', '(']).starts_with("or ");
        if !by_or || KNOWN.is_match(&line[whole.end()..]) {
            found.push((owner, place(nickname), Pattern::Nickname));
        }
    }
    found
}

/// Whether the bearer of a name may own the account behind it: a person may call himself anything, a body's account bears its name or initials, and
/// the one in "complained on Chirper (@annholt)" is not Chirper's. What belongs to a bearer ("Ann Holt's cat") has an account of its own.
fn may_own(bearer: &Named, account: &str, behind: &str) -> bool {
    let account = fold(account.trim_start_matches('@'));
    let words = fold_words(&bearer.text);
    let initials: String = words.split(' ').filter_map(|word| word.chars().next()).collect();
    let bears_name = words.split(' ').any(|word| word.len() > 2 && account.contains(word)) || initials.len() > 1 && account.starts_with(&initials);
    (bearer.kind == Kind::Person || bears_name && bearer.kind != Kind::Place) && !behind.starts_with(['\'', '’'])
}

/// A place without the quotation marks at its ends.
fn inside_marks(span: Span, text: &str) -> Span {
    let slice = span.of(text);
    let inner = slice.trim_matches(|c: char| !c.is_alphanumeric() && c != '@');
    let start = span.start() + slice.find(inner).unwrap_or(0);
    Span::new(start, start + inner.len())
}

/// Where a given name stands again in the article.
fn repeats(
    annotated: &Annotated,
    given: &BTreeMap<String, (usize, Pattern)>,
    names: &mut Vec<Named>,
    aliases: &mut Vec<Alias>,
    overlapping: &dyn Fn(Span, &[Named]) -> Option<usize>,
    rules: &Rules,
) {
    if given.is_empty() {
        return;
    }
    let text = &annotated.article.text;
    let mut known: Vec<Span> = aliases.iter().map(|alias| names[alias.other].locus.span).collect();
    known.sort_unstable();
    let (mut known, mut known_end) = (known.into_iter().peekable(), 0);
    for token in annotated.layout.tokens.iter().filter(|token| token.kind == TokenKind::Word) {
        let Some(&(owner, pattern)) = given.get(token.span.of(text)) else { continue };
        while let Some(span) = known.next_if(|span| span.start() < token.span.end()) {
            known_end = known_end.max(span.end());
        }
        if known_end > token.span.start() {
            continue;
        }
        match overlapping(token.span, names) {
            Some(other) if names[other].locus.span == token.span => aliases.push(Alias { owner, other, pattern }),
            Some(_) => {}
            None => {
                names.push(read::named(annotated, Locus { article: names[owner].locus.article, span: token.span }, names[owner].kind, rules));
                aliases.push(Alias { owner, other: names.len() - 1, pattern });
            }
        }
    }
}

/// Heads that name no body without the word before them, "Harnian Airways", though a tagger may find two names.
const BARE_HEADS: [&str; 8] = ["airline", "airlines", "airport", "airways", "college", "embassy", "hospital", "university"];

/// Makes one name of two that stand side by side: a country, its adjective or a place before a bare head ("Harnian" and "Airways"), and what
/// follows an "of" that ends a name ("Aviation Office of" and "Harnia"). Takes and gives names sorted by place.
pub(super) fn join_parts(annotated: &Annotated, names: Vec<Named>, rules: &Rules) -> Vec<Named> {
    let text = &annotated.article.text;
    let mut joined: Vec<Named> = Vec::with_capacity(names.len());
    for named in names {
        let gap = |before: &Named| text.get(before.locus.span.end()..named.locus.span.start());
        let is_head = named.kind == Kind::Organization && BARE_HEADS.contains(&fold(&named.text).as_str());
        let is_part = |before: &&mut Named| {
            let is_owner = is_head && matches!(before.kind, Kind::Place | Kind::Other | Kind::Team) && !before.is_account();
            let is_open = before.kind == Kind::Organization && before.text.ends_with(" of") && named.kind != Kind::Person;
            gap(before) == Some(" ") && (is_owner || is_open)
        };
        if let Some(before) = joined.last_mut().filter(is_part) {
            let span = before.locus.span.join(named.locus.span);
            *before = read::named(annotated, Locus { article: named.locus.article, span }, Kind::Organization, rules);
        } else {
            joined.push(named);
        }
    }
    joined
}

/// Draws bodies' names out to the word before them that the acronym in brackets behind them counts ("Harnian Coast Guard Agency (HCGA)", where
/// "Harnian" was a name of its own), however its letters are ordered. Takes and gives names sorted by place.
pub(super) fn draw_out_by_acronym(annotated: &Annotated, names: Vec<Named>, rules: &Rules) -> Vec<Named> {
    let mut drawn: Vec<Named> = Vec::with_capacity(names.len());
    for named in names {
        let Some(span) = with_word_before(annotated, &named) else {
            drawn.push(named);
            continue;
        };
        while drawn.last().is_some_and(|before| before.locus.span.overlaps(span)) {
            drawn.pop();
        }
        drawn.push(read::named(annotated, Locus { article: named.locus.article, span }, named.kind, rules));
    }
    drawn
}

/// The place of a body's name with the word before it, where only that makes it fit its acronym.
fn with_word_before(annotated: &Annotated, named: &Named) -> Option<Span> {
    let (text, tokens) = (&annotated.article.text, &annotated.layout.tokens);
    let span = named.locus.span;
    let behind = Some(&text[span.end()..]).filter(|behind| named.kind == Kind::Organization && (behind.starts_with('(') || behind.starts_with(" (")))?;
    let acronym = ACRONYM.captures(behind)?.get(1)?;
    let before = tokens[..tokens.partition_point(|token| token.span.start() < span.start())].last()?.span;
    if text.get(before.end()..span.start()) != Some(" ") || !before.of(text).starts_with(char::is_uppercase) {
        return None;
    }
    let sorted = |letters: String| {
        let mut letters: Vec<char> = letters.chars().filter(|letter| letter.is_alphabetic()).collect();
        letters.sort_unstable();
        letters
    };
    let initials =
        |name: &str| sorted(name.split_whitespace().filter_map(|word| fold(word).chars().next().filter(|_| word.starts_with(char::is_uppercase))).collect());
    let letters = sorted(fold(acronym.as_str()));
    let whole = before.join(span);
    (letters != initials(span.of(text)) && letters == initials(whole.of(text))).then_some(whole)
}

/// Joins a given name and a surname that a nickname parts: Ann 'Red' Holt. Gives the names back sorted by place.
pub(super) fn join_around_nicknames(annotated: &Annotated, mut names: Vec<Named>, rules: &Rules) -> Vec<Named> {
    names.sort_by_key(|named| named.locus.span);
    let text = &annotated.article.text;
    let mut joined: Vec<Named> = Vec::with_capacity(names.len());
    for named in names {
        let Some(before) = joined.last_mut() else {
            joined.push(named);
            continue;
        };
        // A nickname that was found as a name of its own is swallowed with its surname.
        let gap = text.get(before.locus.span.end()..named.locus.span.start()).unwrap_or("");
        let people = before.kind == Kind::Person && named.kind == Kind::Person;
        let single = |named: &Named| !named.text.contains(' ');
        if people && single(before) && gap.len() > 2 && BETWEEN.is_match(gap) {
            *before = read::named(annotated, Locus { article: before.locus.article, span: before.locus.span.join(named.locus.span) }, Kind::Person, rules);
        } else {
            joined.push(named);
        }
    }
    joined
}
